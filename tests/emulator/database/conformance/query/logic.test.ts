/**
 * and, or, nor, not, and how the SDK joins them.
 * https://www.mongodb.com/docs/manual/reference/operator/query-logical/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/command (逻辑指令)
 */
import { _, queries, sdk } from '../conformance'

const rows = [
  { _id: 1, n: 1, a: 'x' },
  { _id: 2, n: 5, a: 'y' },
  { _id: 3, n: 9 },
  { _id: 4, n: [1, 9], a: 'x' },
  { _id: 5, a: null },
]

queries('and', [
  { name: 'fields of a query all hold', documents: rows, where: { n: 1, a: 'x' }, finds: [1, 4] },
  { name: 'of whole queries', documents: rows, where: _.and([{ n: 1 }, { a: 'x' }]), finds: [1, 4] },
  { name: 'of arguments', documents: rows, where: _.and({ n: 1 }, { a: 'x' }), finds: [1, 4] },
  { name: 'of one field', documents: rows, where: { n: _.and(_.gt(1), _.lt(9)) }, finds: [2, 4] },
  { name: 'chained', documents: rows, where: { n: _.gt(1).lt(9) }, finds: [2, 4] },
  { name: 'chained with and', documents: rows, where: { n: _.gt(1).and(_.lt(9)) }, finds: [2, 4] },
  {
    name: 'an element for each: two may share the work',
    documents: rows,
    where: { n: _.eq(1).and(_.eq(9)) },
    finds: [4],
  },
  {
    name: 'inside or',
    documents: rows,
    where: _.or([_.and([{ n: 1 }, { a: 'x' }]), { a: 'y' }]),
    finds: [1, 2, 4],
  },
  { name: 'of nothing', documents: rows, where: { $and: [] }, refused: '$and must be a nonempty array' },
  { name: 'of what is no query', documents: rows, where: { $and: [1] }, refused: 'need to be full objects' },
  { name: 'not a list', documents: rows, where: { $and: { n: 1 } }, refused: true },
])

queries('or', [
  { name: 'of whole queries', documents: rows, where: _.or([{ n: 5 }, { a: null }]), finds: [2, 3, 5] },
  { name: 'of one field', documents: rows, where: { n: _.or(_.lt(2), _.gt(8)) }, finds: [1, 3, 4] },
  { name: 'chained', documents: rows, where: { n: _.eq(5).or(_.eq(9)) }, finds: [2, 3, 4] },
  {
    name: 'beside a field',
    documents: rows,
    where: _.and([{ a: 'x' }, _.or([{ n: 1 }, { n: 5 }])]),
    finds: [1, 4],
  },
  {
    name: 'on two fields the SDK joins them into one or: wrap them',
    documents: rows,
    where: { n: _.or(_.eq(1), _.eq(5)), a: _.or(_.eq('x'), _.eq('z')) },
    finds: [1, 2, 4],
  },
  {
    name: 'wrapped, both hold',
    documents: rows,
    where: _.and([{ n: _.or(_.eq(1), _.eq(5)) }, { a: _.or(_.eq('x'), _.eq('z')) }]),
    finds: [1, 4],
  },
  { name: 'of nothing', documents: rows, where: { $or: [] }, refused: '$or must be a nonempty array' },
])

queries('nor', [
  { name: 'none holds', documents: rows, where: _.nor([{ n: 1 }, { a: 'y' }]), finds: [3, 5] },
  { name: 'of one field', documents: rows, where: { n: _.nor([_.gt(5), _.eq(1)]) }, finds: [2, 5] },
  { name: 'missing fields pass', documents: rows, where: { $nor: [{ zz: 1 }] }, finds: [1, 2, 3, 4, 5] },
  { name: 'of nothing', documents: rows, where: { $nor: [] }, refused: '$nor must be a nonempty array' },
])

queries('not', [
  { name: 'also finds what is missing', documents: rows, where: { n: _.not(_.gt(4)) }, finds: [1, 5] },
  { name: 'not eq', documents: rows, where: { n: _.not(_.eq(1)) }, finds: [2, 3, 5] },
  { name: 'not in', documents: rows, where: { n: _.not(_.in([1, 5])) }, finds: [3, 5] },
  {
    name: 'not of a regular expression',
    documents: rows,
    where: { a: { $not: /^x/ } },
    finds: [2, 3, 5],
    raw: true,
  },
  {
    name: 'not of the SDK’s regular expression',
    documents: rows,
    where: { a: _.not(/^x/) },
    finds: [2, 3, 5],
  },
  { name: 'not exists', documents: rows, where: { n: _.not(_.exists(true)) }, finds: [5] },
  { name: 'not not', documents: rows, where: { n: { $not: { $not: { $eq: 5 } } } }, finds: [2] },
  {
    name: 'of several operators: not all of them',
    documents: rows,
    where: { n: { $not: { $gt: 1, $lt: 9 } } },
    finds: [1, 3, 5],
    raw: true,
  },
  { name: 'of a value', documents: rows, where: { n: { $not: 5 } }, refused: '$not needs' },
  { name: 'of nothing', documents: rows, where: { n: { $not: {} } }, refused: true, raw: true },
  {
    name: 'in a field’s place',
    documents: rows,
    where: { $not: { n: 1 } },
    refused: 'unknown top level operator',
  },
])

queries('raw', [
  {
    name: 'nested objects are not flattened',
    documents: [
      { _id: 1, a: { b: 1, c: 2 } },
      { _id: 2, a: { b: 1 } },
    ],
    where: { a: { b: 1 } },
    finds: [2],
    raw: true,
  },
  {
    name: 'otherwise they are',
    documents: [
      { _id: 1, a: { b: 1, c: 2 } },
      { _id: 2, a: { b: 1 } },
    ],
    where: { a: { b: 1 } },
    finds: [1, 2],
  },
  {
    name: 'several operators at once',
    documents: rows,
    where: { n: { $gt: 1, $lt: 9 }, $or: [{ a: 'y' }, { a: 'z' }] },
    finds: [2],
    raw: true,
  },
  {
    name: 'an empty document is a value',
    documents: [
      { _id: 1, a: {} },
      { _id: 2, a: { b: 1 } },
    ],
    where: { a: {} },
    finds: [1],
    raw: true,
  },
])

queries('$jsonSchema', [
  {
    name: 'through the SDK’s command',
    documents: rows,
    where: _.jsonSchema({ required: ['n'], properties: { n: { bsonType: 'int' } } }),
    finds: [1, 2, 3],
  },
  {
    name: 'beside other conditions',
    documents: rows,
    where: { a: 'x', $jsonSchema: { properties: { n: { bsonType: 'array', maxItems: 2 } } } },
    finds: [4],
  },
  {
    name: 'within or',
    documents: rows,
    where: _.or([_.jsonSchema({ required: ['n'], properties: { n: { minimum: 9 } } }), { a: null }]),
    finds: [3, 4, 5],
  },
  { name: 'nothing obeys an impossible one', documents: rows, where: _.jsonSchema({ not: {} }), finds: [] },
  {
    name: 'an unknown keyword',
    documents: rows,
    where: _.jsonSchema({ const: 1 }),
    refused: 'Unknown $jsonSchema keyword',
  },
  {
    name: 'a keyword MongoDB leaves out',
    documents: rows,
    where: _.jsonSchema({ format: 'email' }),
    refused: 'not currently supported',
  },
])

const texts = [
  { _id: 'lower', a: 'kundulun' },
  { _id: 'upper', a: 'KUNDULUN' },
  { _id: 'lines', a: 'one\ntwo' },
  { _id: 'list', a: ['first', 'second'] },
  { _id: 'number', a: 1 },
  { _id: 'han', a: '昆都仑新闻' },
  { _id: 'special', a: 'a.b*c' },
]

queries('regular expressions', [
  { name: 'a literal', documents: texts, where: { a: /^kun/ }, finds: ['lower'] },
  { name: 'its flags go along', documents: texts, where: { a: /^kun/i }, finds: ['lower', 'upper'] },
  {
    name: 'db.RegExp',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: '^KUN', options: 'i' }) },
    finds: ['lower', 'upper'],
  },
  { name: 'anywhere', documents: texts, where: { a: /都仑/ }, finds: ['han'] },
  { name: 'an element of a list', documents: texts, where: { a: /^sec/ }, finds: ['list'] },
  { name: 'numbers are no texts', documents: texts, where: { a: /1/ }, finds: [] },
  { name: 'a dot does not cross lines', documents: texts, where: { a: /one.two/ }, finds: [] },
  {
    name: 'with s it does',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: 'one.two', options: 's' }) },
    finds: ['lines'],
  },
  { name: '^ is the beginning', documents: texts, where: { a: /^two/ }, finds: [] },
  { name: 'with m, of a line', documents: texts, where: { a: /^two/m }, finds: ['lines'] },
  {
    name: 'with x, spaces and remarks do not count',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: 'kun  # the first\n dulun', options: 'x' }) },
    finds: ['lower'],
  },
  {
    name: 'options may begin the pattern',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: '(?i)^kun' }) },
    finds: ['lower', 'upper'],
  },
  {
    name: 'PCRE’s quoting',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: String.raw`^\Qa.b*c\E$` }) },
    finds: ['special'],
  },
  {
    name: 'PCRE’s scripts',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: String.raw`^\p{Han}+$` }) },
    finds: ['han'],
  },
  {
    name: '$regex with $options',
    documents: texts,
    where: { a: { $regex: '^kun', $options: 'i' } },
    finds: ['lower', 'upper'],
  },
  {
    name: '$regex beside another operator',
    documents: texts,
    where: { a: { $regex: 'kun', $options: 'i', $ne: 'kundulun' } },
    finds: ['upper'],
  },
  {
    name: 'joined by the SDK',
    documents: texts,
    where: { a: _.and(_.neq('kundulun'), _.or(_.eq('KUNDULUN'), _.eq('x'))) },
    finds: ['upper'],
  },
  { name: 'g is no flag there', documents: texts, where: { a: /kun/g }, refused: { code: 'INVALID_PARAM' } },
  {
    name: 'a broken one',
    documents: texts,
    where: { a: sdk.RegExp({ regexp: '(' }) },
    refused: 'Regular expression is invalid',
  },
  {
    name: String.raw`\u is JavaScript’s alone`,
    documents: texts,
    where: { a: /\u6606/ },
    refused: 'PCRE does not support',
  },
  {
    name: '$options alone',
    documents: texts,
    where: { a: { $options: 'i' } },
    refused: '$options needs a $regex',
  },
  {
    name: '$regex of a number',
    documents: texts,
    where: { a: { $regex: 5 } },
    refused: '$regex has to be a string',
  },
])
