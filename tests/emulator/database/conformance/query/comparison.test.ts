/**
 * Equality and order.
 * https://www.mongodb.com/docs/manual/reference/operator/query-comparison/
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/command (查询指令)
 */
import { _, date, decimal, double, long, oid, queries, regex, sdk } from '../conformance'

const numbers = [
  { _id: 'int', a: 5 },
  { _id: 'double', a: double('5.0') },
  { _id: 'long', a: long('5') },
  { _id: 'decimal', a: decimal('5.00') },
  { _id: 'more', a: 5.5 },
  { _id: 'text', a: '5' },
  { _id: 'list', a: [4, 9] },
  { _id: 'nested', a: [[5]] },
  { _id: 'nan', a: double('NaN') },
  { _id: 'null', a: null },
  { _id: 'missing' },
]
const fives = ['int', 'double', 'long', 'decimal']

queries('numbers of all types compare by value', [
  { name: 'a value', documents: numbers, where: { a: 5 }, finds: fives },
  { name: 'eq', documents: numbers, where: { a: _.eq(5) }, finds: fives },
  { name: 'eq of a double', documents: numbers, where: { a: _.eq(double('5.0')) }, finds: fives },
  { name: 'eq of a long', documents: numbers, where: { a: _.eq(long('5')) }, finds: fives },
  { name: 'eq of a decimal', documents: numbers, where: { a: _.eq(decimal('5.000')) }, finds: fives },
  {
    name: 'neq is the rest, missing and null too',
    documents: numbers,
    where: { a: _.neq(5) },
    finds: ['more', 'text', 'list', 'nested', 'nan', 'null', 'missing'],
  },
  { name: 'gt looks at elements', documents: numbers, where: { a: _.gt(5) }, finds: ['more', 'list'] },
  { name: 'gte', documents: numbers, where: { a: _.gte(5) }, finds: [...fives, 'more', 'list'] },
  { name: 'lt', documents: numbers, where: { a: _.lt(5) }, finds: ['list'] },
  { name: 'lte', documents: numbers, where: { a: _.lte(5) }, finds: [...fives, 'list'] },
  { name: 'NaN is only equal to itself', documents: numbers, where: { a: double('NaN') }, finds: ['nan'] },
  { name: 'NaN is in no order to numbers', documents: numbers, where: { a: _.lt(double('NaN')) }, finds: [] },
  { name: 'but not beyond itself', documents: numbers, where: { a: _.gte(double('NaN')) }, finds: ['nan'] },
  {
    name: 'a range: two elements may fulfil it together',
    documents: numbers,
    where: { a: _.gt(4).and(_.lt(9)) },
    finds: [...fives, 'more', 'list'],
  },
  { name: 'a text is no number', documents: numbers, where: { a: _.gte('5') }, finds: ['text'] },
  { name: 'a list is found by itself', documents: numbers, where: { a: [4, 9] }, finds: ['list'] },
  { name: 'a list inside a list too', documents: numbers, where: { a: [5] }, finds: ['nested'] },
  {
    name: 'elements are looked at one level deep',
    documents: numbers,
    where: { a: _.in([4, 5]) },
    finds: [...fives, 'list'],
  },
])

const beyond = [
  { _id: 'exact', a: long('9007199254740993') },
  { _id: 'double', a: double('9007199254740992.0') },
  { _id: 'decimal', a: decimal('9007199254740993') },
  { _id: 'tenth', a: 0.1 },
  { _id: 'decimal tenth', a: decimal('0.1') },
  { _id: 'infinite', a: double('Infinity') },
  { _id: 'large', a: decimal('1E+400') },
]

queries('where doubles have gaps, the true values compare', [
  {
    name: 'a long past 2^53',
    documents: beyond,
    where: { a: long('9007199254740993') },
    finds: ['exact', 'decimal'],
  },
  { name: 'its neighbour', documents: beyond, where: { a: long('9007199254740992') }, finds: ['double'] },
  {
    name: 'in order',
    documents: beyond,
    where: { a: _.lt(long('9007199254740993')) },
    finds: ['double', 'tenth', 'decimal tenth'],
  },
  {
    name: 'a decimal tenth is none of a double',
    documents: beyond,
    where: { a: decimal('0.1') },
    finds: ['decimal tenth'],
  },
  { name: 'a double tenth is more', documents: beyond, where: { a: _.lt(0.1) }, finds: ['decimal tenth'] },
  {
    name: 'and no less',
    documents: beyond,
    where: { a: _.gt(decimal('0.1')).and(_.lt(1)) },
    finds: ['tenth'],
  },
  {
    name: 'a decimal too large for a double is not infinite',
    documents: beyond,
    where: { a: _.gte(double('Infinity')) },
    finds: ['infinite'],
  },
  {
    name: 'but larger than any double',
    documents: beyond,
    where: { a: _.gt(double('1.7976931348623157e308')) },
    finds: ['infinite', 'large'],
  },
])

const absent = [
  { _id: 'null', a: null },
  { _id: 'missing' },
  { _id: 'value', a: 1 },
  { _id: 'empty', a: [] },
  { _id: 'holds', a: [1, null] },
  { _id: 'inner', a: [[null]] },
]

queries('null and missing', [
  {
    name: 'null finds both, and lists that hold it',
    documents: absent,
    where: { a: null },
    finds: ['null', 'missing', 'holds'],
  },
  {
    name: 'eq(null) as well',
    documents: absent,
    where: { a: _.eq(null) },
    finds: ['null', 'missing', 'holds'],
  },
  {
    name: 'neq(null) neither',
    documents: absent,
    where: { a: _.neq(null) },
    finds: ['value', 'empty', 'inner'],
  },
  {
    name: 'lte(null) finds what is missing',
    documents: absent,
    where: { a: _.lte(null) },
    finds: ['null', 'missing', 'holds'],
  },
  {
    name: 'gte(null) too',
    documents: absent,
    where: { a: _.gte(null) },
    finds: ['null', 'missing', 'holds'],
  },
  { name: 'gt(null) nothing', documents: absent, where: { a: _.gt(null) }, finds: [] },
  {
    name: 'in with null',
    documents: absent,
    where: { a: _.in([null, 7]) },
    finds: ['null', 'missing', 'holds'],
  },
  {
    name: 'nin with null',
    documents: absent,
    where: { a: _.nin([null, 7]) },
    finds: ['value', 'empty', 'inner'],
  },
  {
    name: 'an undefined field of a query vanishes in the SDK: beware',
    documents: absent,
    where: { a: undefined, _id: 'value' },
    finds: ['value'],
  },
])

const paths = [
  { _id: 'null', a: { b: null } },
  { _id: 'empty', a: {} },
  { _id: 'scalar', a: 4 },
  { _id: 'none' },
  { _id: 'nullParent', a: null },
  { _id: 'value', a: { b: 1 } },
  { _id: 'emptyList', a: [] },
  { _id: 'listOfScalars', a: [1, 2] },
  { _id: 'listSome', a: [{ b: 1 }, {}] },
  { _id: 'listNull', a: [{ b: null }, { b: 3 }] },
  { _id: 'listAll', a: [{ b: 1 }, { b: 2 }] },
  { _id: 'doubleList', a: [[]] },
]

queries('null at a dotted path (jstests: null_query_semantics)', [
  {
    name: 'eq',
    documents: paths,
    where: { 'a.b': null },
    finds: ['null', 'empty', 'scalar', 'none', 'nullParent', 'listSome', 'listNull'],
  },
  {
    name: 'neq',
    documents: paths,
    where: { 'a.b': _.neq(null) },
    finds: ['value', 'emptyList', 'listOfScalars', 'listAll', 'doubleList'],
  },
  {
    name: 'a nested object of a query is flattened',
    documents: paths,
    where: { a: { b: 1 } },
    finds: ['value', 'listSome', 'listAll'],
  },
  {
    name: 'an embedded document is compared whole with eq',
    documents: paths,
    where: { a: _.eq({ b: 1 }) },
    finds: ['value', 'listSome', 'listAll'],
  },
  {
    name: 'an empty object of a query vanishes in the SDK: beware',
    documents: paths,
    where: { a: {}, _id: 'value' },
    finds: ['value'],
  },
  { name: 'eq of an empty document', documents: paths, where: { a: _.eq({}) }, finds: ['empty', 'listSome'] },
])

const embedded = [
  { _id: 'ab', a: { a: 1, b: 2 } },
  { _id: 'ba', a: { b: 2, a: 1 } },
  { _id: 'more', a: { a: 1, b: 2, c: 3 } },
  { _id: 'double', a: { a: double('1.0'), b: 2 } },
  { _id: 'listed', a: [{ a: 1, b: 2 }] },
]

queries('embedded documents: the order of fields counts', [
  { name: 'eq', documents: embedded, where: { a: _.eq({ a: 1, b: 2 }) }, finds: ['ab', 'double', 'listed'] },
  { name: 'the other way round', documents: embedded, where: { a: _.eq({ b: 2, a: 1 }) }, finds: ['ba'] },
  { name: 'neq', documents: embedded, where: { a: _.neq({ a: 1, b: 2 }) }, finds: ['ba', 'more'] },
  { name: 'in', documents: embedded, where: { a: _.in([{ b: 2, a: 1 }]) }, finds: ['ba'] },
  {
    name: 'gt: a longer one with the same beginning is more',
    documents: embedded,
    where: { a: _.gt({ a: 1, b: 2 }) },
    finds: ['ba', 'more'],
  },
  {
    name: 'field by field the order does not matter',
    documents: embedded,
    where: { a: { b: 2, a: 1 } },
    finds: ['ab', 'ba', 'more', 'double', 'listed'],
  },
])

const types = [
  { _id: 'true', a: true },
  { _id: 'one', a: 1 },
  { _id: 'early', a: date(0) },
  { _id: 'late', a: date(1000) },
  { _id: 'before 1970', a: date(-1) },
  { _id: 'upper', a: 'B' },
  { _id: 'lower', a: 'a' },
  { _id: 'accent', a: 'é' },
  { _id: 'astral', a: '😀' },
  { _id: 'private', a: '\uffff' },
  { _id: 'empty', a: '' },
  { _id: 'document', a: { x: 1 } },
  { _id: 'id', a: oid('1') },
  { _id: 'regex', a: regex('^a') },
]

queries('values compare within their type only', [
  { name: 'true is not 1', documents: types, where: { a: true }, finds: ['true'] },
  { name: '1 is not true', documents: types, where: { a: 1 }, finds: ['one'] },
  { name: 'false is less than true', documents: types, where: { a: _.gt(false) }, finds: ['true'] },
  { name: 'numbers alone', documents: types, where: { a: _.gt(0) }, finds: ['one'] },
  { name: 'a Date', documents: types, where: { a: new Date(1000) }, finds: ['late'] },
  {
    name: 'dates by their time',
    documents: types,
    where: { a: _.lt(new Date(1000)) },
    finds: ['early', 'before 1970'],
  },
  {
    name: 'texts by code point: capitals first',
    documents: types,
    where: { a: _.lt('a') },
    finds: ['upper', 'empty'],
  },
  {
    name: 'texts beyond the basic plane come last',
    documents: types,
    where: { a: _.gt('\uffff') },
    finds: ['astral'],
  },
  { name: 'the empty text is the first', documents: types, where: { a: _.lte('') }, finds: ['empty'] },
  { name: 'documents alone', documents: types, where: { a: _.gte({}) }, finds: ['document'] },
  {
    name: 'an ObjectId',
    documents: types,
    where: { a: sdk.ObjectId({ id: '000000000000000000000001' }) },
    finds: ['id'],
  },
  { name: 'its text is not it', documents: types, where: { a: '000000000000000000000001' }, finds: [] },
  {
    name: 'eq of a regular expression finds the stored one',
    documents: types,
    where: { a: _.eq(/^a/) },
    finds: ['regex'],
  },
  {
    name: 'a regular expression finds texts and itself',
    documents: types,
    where: { a: /^a/ },
    finds: ['lower', 'regex'],
  },
  {
    name: 'gt of a regular expression',
    documents: types,
    where: { a: _.gt(/a/) },
    refused: "Can't have RegEx",
  },
  { name: 'neq of a regular expression', documents: types, where: { a: _.neq(/a/) }, refused: true },
])

const tags = [
  { _id: 1, a: 'x' },
  { _id: 2, a: ['x', 'y'] },
  { _id: 3, a: [] },
  { _id: 4, a: 'other' },
  { _id: 5 },
]

queries('in and nin', [
  {
    name: 'in: the value or one of the elements',
    documents: tags,
    where: { a: _.in(['x', 'z']) },
    finds: [1, 2],
  },
  { name: 'in of nothing finds nothing', documents: tags, where: { a: _.in([]) }, finds: [] },
  { name: 'nin of nothing finds all', documents: tags, where: { a: _.nin([]) }, finds: [1, 2, 3, 4, 5] },
  { name: 'nin', documents: tags, where: { a: _.nin(['x']) }, finds: [3, 4, 5] },
  { name: 'in with a regular expression', documents: tags, where: { a: _.in([/^o/, 'y']) }, finds: [2, 4] },
  {
    name: 'nin with a regular expression',
    documents: tags,
    where: { a: _.nin([/^o/]) },
    finds: [1, 2, 3, 5],
  },
  { name: 'in of a list', documents: tags, where: { a: _.in([['x', 'y'], []]) }, finds: [2, 3] },
  { name: 'in with the same twice', documents: tags, where: { a: _.in(['x', 'x']) }, finds: [1, 2] },
  { name: 'in takes a list', documents: tags, where: { a: { $in: 'x' } }, refused: 'needs an array' },
  { name: 'nin takes a list', documents: tags, where: { a: { $nin: 5 } }, refused: 'needs an array' },
  {
    name: 'no operators inside',
    documents: tags,
    where: { a: { $in: [{ $gt: 1 }] } },
    refused: 'cannot nest $',
  },
])

queries('what came from outside', [
  {
    name: 'an operator in a value is an operator: validate',
    documents: tags,
    where: { a: { $gt: '' } },
    finds: [1, 2, 4],
  },
  { name: 'an unknown operator', documents: tags, where: { a: { $frob: 1 } }, refused: 'unknown operator' },
  {
    name: 'an operator that stands in a field’s place',
    documents: tags,
    where: { $frob: 1 },
    refused: 'unknown top level operator',
  },
  {
    name: 'operators and fields mixed',
    documents: tags,
    where: { a: { $gt: 1, b: 2 } },
    refused: true,
    raw: true,
  },
  { name: '$where runs no code', documents: tags, where: { $where: 'true' }, refused: true },
  {
    name: '$text has no index',
    documents: tags,
    where: { $text: { $search: 'x' } },
    refused: 'text index required',
  },
  { name: '$comment asks nothing', documents: tags, where: { a: 'other', $comment: 'why' }, finds: [4] },
])
