/**
 * Arrays, elements, types and bits.
 * https://www.mongodb.com/docs/manual/reference/operator/query-array/
 * https://www.mongodb.com/docs/manual/reference/operator/query-element/
 * https://www.mongodb.com/docs/manual/reference/operator/query-evaluation/
 * https://www.mongodb.com/docs/manual/reference/operator/query-bitwise/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/command (数组操作符, 字段操作符)
 */
import { _, date, decimal, double, long, mod, oid, queries, regex } from '../conformance'

const lists = [
  { _id: 'abc', a: ['a', 'b', 'c'] },
  { _id: 'ab', a: ['a', 'b'] },
  { _id: 'nested', a: [['a', 'b'], 'z'] },
  { _id: 'empty', a: [] },
  { _id: 'scalar', a: 'a' },
  { _id: 'missing' },
  { _id: 'null', a: null },
]

queries('all', [
  {
    name: 'every one is among the elements',
    documents: lists,
    where: { a: _.all(['a', 'b']) },
    finds: ['abc', 'ab'],
  },
  { name: 'in any order', documents: lists, where: { a: _.all(['b', 'a']) }, finds: ['abc', 'ab'] },
  {
    name: 'of one: a scalar is it, too',
    documents: lists,
    where: { a: _.all(['a']) },
    finds: ['abc', 'ab', 'scalar'],
  },
  {
    name: 'of a list: the list itself, or inside',
    documents: lists,
    where: { a: _.all([['a', 'b']]) },
    finds: ['ab', 'nested'],
  },
  { name: 'of nothing finds nothing', documents: lists, where: { a: _.all([]) }, finds: [] },
  { name: 'of null', documents: lists, where: { a: _.all([null]) }, finds: ['missing', 'null'] },
  { name: 'with a regular expression', documents: lists, where: { a: _.all([/^c/, 'a']) }, finds: ['abc'] },
  { name: 'takes a list', documents: lists, where: { a: { $all: 'a' } }, refused: 'needs an array' },
  {
    name: 'takes no operators',
    documents: lists,
    where: { a: { $all: [{ $gt: 1 }] } },
    refused: 'no $ expressions in $all',
  },
])

queries('size', [
  { name: 'of lists only', documents: lists, where: { a: _.size(2) }, finds: ['ab', 'nested'] },
  {
    name: '0 is the empty list, not what is missing',
    documents: lists,
    where: { a: _.size(0) },
    finds: ['empty'],
  },
  {
    name: 'a whole double will do',
    documents: lists,
    where: { a: _.size(double('3.0') as unknown as number) },
    finds: ['abc'],
  },
  { name: 'half an element', documents: lists, where: { a: _.size(1.5) }, refused: true },
  { name: 'less than nothing', documents: lists, where: { a: _.size(-1) }, refused: true },
  { name: 'a text', documents: lists, where: { a: { $size: '2' } }, refused: true },
])

const scores = [
  { _id: 'mixed', a: [1, 7, 9] },
  { _id: 'low', a: [1, 2] },
  {
    _id: 'apart',
    a: [
      { k: 'x', v: 1 },
      { k: 'y', v: 9 },
    ],
  },
  { _id: 'together', a: [{ k: 'x', v: 9 }] },
  { _id: 'document', a: { k: 'x', v: 9 } },
  { _id: 'deep', a: [[8]] },
]

queries('elemMatch', [
  {
    name: 'one element passes all operators',
    documents: scores,
    where: { a: _.elemMatch({ $gt: 6, $lt: 9 }) },
    finds: ['mixed'],
  },
  {
    name: 'without it, two elements may share them',
    documents: scores,
    where: { a: _.gt(6).and(_.lt(7)) },
    finds: ['mixed'],
  },
  {
    name: 'of a command of the SDK',
    documents: scores,
    where: { a: _.elemMatch(_.gt(7)) },
    finds: ['mixed'],
  },
  {
    name: 'a query on documents',
    documents: scores,
    where: { a: _.elemMatch({ k: 'x', v: 9 }) },
    finds: ['together'],
  },
  {
    name: 'with commands inside',
    documents: scores,
    where: { a: _.elemMatch({ k: 'x', v: _.lt(5) }) },
    finds: ['apart'],
  },
  {
    name: 'fields of different elements are not enough',
    documents: scores,
    where: { a: _.elemMatch({ k: 'y', v: 1 }) },
    finds: [],
  },
  {
    name: 'dotted paths are satisfied by different elements',
    documents: scores,
    where: { 'a.k': 'y', 'a.v': 1 },
    finds: ['apart'],
  },
  {
    name: 'scalars are no documents with that field (mingo says so)',
    documents: scores,
    where: { a: _.elemMatch({ value: 7 }) },
    finds: [],
  },
  {
    name: 'what is no list has no elements',
    documents: scores,
    where: { a: _.elemMatch({ v: 9 }) },
    finds: ['apart', 'together'],
  },
  {
    name: 'or inside',
    documents: scores,
    where: { a: { $elemMatch: { $or: [{ v: 1 }, { v: 5 }] } } },
    finds: ['apart'],
  },
  {
    name: 'within elemMatch',
    documents: scores,
    where: { a: { $elemMatch: { $elemMatch: { $gt: 7 } } } },
    finds: ['deep'],
  },
  {
    name: 'in all',
    documents: scores,
    where: { a: _.all([{ $elemMatch: { k: 'x' } }, { $elemMatch: { v: 9 } }]) },
    finds: ['apart', 'together'],
  },
  {
    name: 'all of one kind',
    documents: scores,
    where: { a: _.all([{ $elemMatch: { k: 'x' } }, 'y']) },
    refused: true,
  },
  {
    name: 'of a value',
    documents: scores,
    where: { a: { $elemMatch: 7 } },
    refused: '$elemMatch needs an Object',
  },
  {
    name: 'not',
    documents: scores,
    where: { a: _.not(_.elemMatch({ v: 9 })) },
    finds: ['mixed', 'low', 'document', 'deep'],
  },
])

const places = [
  { _id: 'list', a: [{ b: 1 }, { b: [2, 3] }] },
  { _id: 'object', a: { 0: { b: 1 }, b: 5 } },
  { _id: 'scalars', a: [1, 2, 3] },
]

queries('places in arrays', [
  { name: 'an element by its place', documents: places, where: { 'a.0': 1 }, finds: ['scalars'] },
  {
    name: 'a field of an element, or of a field named so',
    documents: places,
    where: { 'a.0.b': 1 },
    finds: ['list', 'object'],
  },
  { name: 'arrays in arrays', documents: places, where: { 'a.b': 3 }, finds: ['list'] },
  { name: 'a place of the inner array', documents: places, where: { 'a.b.0': 2 }, finds: ['list'] },
  {
    name: 'beyond the end is missing',
    documents: places,
    where: { 'a.7': _.exists(false) },
    finds: ['list', 'object', 'scalars'],
  },
])

const things = [
  { _id: 'double', a: 1.5 },
  { _id: 'int', a: 1 },
  { _id: 'long', a: long('1') },
  { _id: 'decimal', a: decimal('1') },
  { _id: 'whole', a: double('1.0') },
  { _id: 'text', a: 't' },
  { _id: 'object', a: {} },
  { _id: 'list', a: [5, 't'] },
  { _id: 'lists', a: [[1]] },
  { _id: 'bool', a: false },
  { _id: 'date', a: date(0) },
  { _id: 'null', a: null },
  { _id: 'id', a: oid('1') },
  { _id: 'regex', a: regex('a') },
  { _id: 'binary', a: { $binary: { base64: 'BA==', subType: '00' } } },
  { _id: 'min', a: { $minKey: 1 } },
  { _id: 'max', a: { $maxKey: 1 } },
  { _id: 'stamp', a: { $timestamp: { t: 1, i: 1 } } },
  { _id: 'missing' },
]
const typed = (type: unknown) => ({ a: { $type: type } })

queries('exists and type', [
  {
    name: 'exists: null counts',
    documents: lists,
    where: { a: _.exists(true) },
    finds: ['abc', 'ab', 'nested', 'empty', 'scalar', 'null'],
  },
  { name: 'exists not', documents: lists, where: { a: _.exists(false) }, finds: ['missing'] },
  {
    name: 'exists of a dotted path',
    documents: scores,
    where: { 'a.k': _.exists(true) },
    finds: ['apart', 'together', 'document'],
  },
  {
    name: 'exists: 0 is no, any other number yes',
    documents: lists,
    where: { a: { $exists: 0 } },
    finds: ['missing'],
  },
  {
    name: 'number, also of elements',
    documents: things,
    where: typed('number'),
    finds: ['double', 'int', 'long', 'decimal', 'whole', 'list'],
  },
  { name: 'int', documents: things, where: typed('int'), finds: ['int', 'list'] },
  { name: 'long', documents: things, where: typed('long'), finds: ['long'] },
  { name: 'double', documents: things, where: typed('double'), finds: ['double', 'whole'] },
  { name: 'decimal', documents: things, where: typed('decimal'), finds: ['decimal'] },
  { name: 'string by its number', documents: things, where: typed(2), finds: ['text', 'list'] },
  { name: 'array: the field itself', documents: things, where: typed('array'), finds: ['list', 'lists'] },
  { name: 'null is not missing', documents: things, where: typed('null'), finds: ['null'] },
  {
    name: 'of a list of types',
    documents: things,
    where: typed(['bool', 'date', 11]),
    finds: ['bool', 'date', 'regex'],
  },
  { name: 'minKey', documents: things, where: typed(-1), finds: ['min'] },
  { name: 'maxKey', documents: things, where: typed('maxKey'), finds: ['max'] },
  {
    name: 'the rest',
    documents: things,
    where: typed(['objectId', 'binData', 'timestamp', 'object']),
    finds: ['id', 'binary', 'stamp', 'object'],
  },
  { name: 'a deprecated one is never stored', documents: things, where: typed('symbol'), finds: [] },
  { name: 'an unknown name', documents: things, where: typed('text'), refused: 'Unknown type name' },
  { name: 'an unknown number', documents: things, where: typed(99), refused: 'Unknown type' },
])

const values = [
  { _id: 'seven', a: 7 },
  { _id: 'minus', a: -7 },
  { _id: 'fraction', a: 7.9 },
  { _id: 'long', a: long('9007199254740993') },
  { _id: 'list', a: [2, 10] },
  { _id: 'null', a: null },
  { _id: 'text', a: '7' },
  { _id: 'nan', a: double('NaN') },
  { _id: 'missing' },
]

queries('mod and bits', [
  { name: 'mod', documents: values, where: { a: mod(4, 3) }, finds: ['seven', 'fraction'] },
  { name: 'mod as a pair', documents: values, where: { a: mod([4, 2]) }, finds: ['list'] },
  { name: 'the sign is the number’s', documents: values, where: { a: mod(4, -3) }, finds: ['minus'] },
  {
    name: 'cut to whole numbers',
    documents: values,
    where: { a: mod(double('4.9'), 3) },
    finds: ['seven', 'fraction'],
  },
  { name: 'with all digits of a long', documents: values, where: { a: mod(10, 3) }, finds: ['long'] },
  {
    name: 'null and texts have no remainder',
    documents: values,
    where: { a: mod(1, 0) },
    finds: ['seven', 'minus', 'fraction', 'long', 'list'],
  },
  { name: 'divided by 0', documents: values, where: { a: mod(0, 1) }, refused: 'divisor cannot be 0' },
  { name: 'of a text', documents: values, where: { a: { $mod: ['2', 0] } }, refused: 'malformed mod' },
  { name: 'of one number', documents: values, where: { a: { $mod: [2] } }, refused: 'not enough elements' },
  { name: 'of three', documents: values, where: { a: { $mod: [2, 0, 0] } }, refused: 'too many elements' },
  { name: 'of no list', documents: values, where: { a: { $mod: 2 } }, refused: 'needs to be an array' },
  { name: 'bits all set', documents: values, where: { a: { $bitsAllSet: 5 } }, finds: ['seven'] },
  { name: 'bits any set', documents: values, where: { a: { $bitsAnySet: [1] } }, finds: ['seven', 'list'] },
  {
    name: 'bits all clear',
    documents: values,
    where: { a: { $bitsAllClear: [2] } },
    finds: ['minus', 'long', 'list'],
  },
  {
    name: 'bits any clear',
    documents: values,
    where: { a: { $bitsAnyClear: 7 } },
    finds: ['minus', 'long', 'list'],
  },
  { name: 'a mask below 0', documents: values, where: { a: { $bitsAllSet: -1 } }, refused: true },
])
