import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { double, long } from '../../../emulator/database/values/numbers'
import type { Document, Value } from '../../../emulator/database/values/value'

const text = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', '\uffff', '😀', '中'),
)

const number: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer(),
  fc.double().map(double),
  fc.constantFrom(
    0,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    new Double(-0),
    new Double(1),
  ),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(long),
  fc.constantFrom(
    Long.fromInt(1),
    long(2n ** 53n + 1n),
    new Double(2 ** 53),
    long(2n ** 53n),
    long(2n ** 62n + 1n),
    long(2n ** 62n),
  ),
)

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 4, arbitrary: text },
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: -1e6, max: 1e15 }).map((at) => new Date(at)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => new Binary(bytes)),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom<Value>(
    new MinKey(),
    new MaxKey(),
    new BSONRegExp('a', 'i'),
    new BSONRegExp('a', ''),
    new BSONRegExp('b', ''),
    new BSONRegExp('^a', ''),
  ),
)

const fieldName = fc.constantFrom('a', 'b', 'ab', 'é', 'z')

/** Any value that can be stored, arrays and documents nested a little. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fieldName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

/** Few values, so that equal ones and near misses are frequent. */
const common: fc.Arbitrary<Value> = fc.constantFrom<Value>(
  0,
  1,
  2,
  3,
  new Double(2),
  Long.fromInt(2),
  2.5,
  'a',
  'b',
  'ab',
  'a.b',
  '',
  null,
  true,
  false,
  Number.NaN,
  new Date(0),
  new Date(5),
  0.1,
  Decimal128.fromString('0.1'),
  Decimal128.fromString('2'),
  'ab',
  'b2',
)
const leaf: fc.Arbitrary<Value> = fc.oneof({ weight: 6, arbitrary: common }, { weight: 1, arbitrary: scalar })
const member = fc.oneof(
  { weight: 6, arbitrary: leaf },
  { weight: 2, arbitrary: fc.array(fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.record({ x: leaf, y: leaf }, { requiredKeys: [], noNullPrototype: true }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ x: leaf }, { requiredKeys: [], noNullPrototype: true }), {
      maxLength: 3,
    }),
  },
)

/** A document of fields a, b, c; arrays in `a` only, so that no two indexed fields hold arrays. */
export const someDocument: fc.Arbitrary<Document> = fc.record(
  { a: member, b: leaf, c: leaf },
  { requiredKeys: [], noNullPrototype: true },
)

/** The same without any array, so that no index holds several keys of a document. */
export const someFlatDocument: fc.Arbitrary<Document> = fc.record(
  {
    a: fc.oneof(leaf, fc.record({ x: leaf }, { requiredKeys: [], noNullPrototype: true })),
    b: leaf,
    c: leaf,
  },
  { requiredKeys: [], noNullPrototype: true },
)

const scalarForQuery = fc.oneof({ weight: 8, arbitrary: common }, { weight: 1, arbitrary: anyValue })
const condition: fc.Arbitrary<Value> = fc.oneof(
  scalarForQuery,
  fc
    .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), common)
    .map(([name, value]) => ({ [name]: value })),
  fc.tuple(common, common).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(common, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(common, { maxLength: 2 }).map((list) => ({ $nin: list })),
  fc.array(common, { minLength: 1, maxLength: 2 }).map((list) => ({ $all: list })),
  fc.boolean().map((there) => ({ $exists: there })),
  common.map((value) => ({ $elemMatch: { $gte: value } })),
  common.map((value) => ({ $not: { $gt: value } })),
  fc.tuple(common, common).map(([low, high]) => ({ $gt: low, $lte: high })),
  common.map((value) => ({ $in: [new BSONRegExp('^a'), value] })),
  fc
    .tuple(
      fc.constantFrom('^a', '^ab?', '^a\\.', '^a.', '^a|b', 'b', '^é', '^'),
      fc.constantFrom('', 'i', 'm'),
    )
    .map(([$regex, $options]) => ({ $regex, $options })),
  fc.constantFrom('^a', 'a').map((pattern) => new BSONRegExp(pattern, '')),
)
const path = fc.constantFrom('a', 'b', 'c', 'a.x')
const conjunction = fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true })

/** A query on those documents. */
export const someQuery: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: conjunction },
  fc.array(conjunction, { minLength: 1, maxLength: 2 }).map((parts) => ({ $and: parts })),
  fc.array(conjunction, { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })),
  fc.tuple(conjunction, fc.array(conjunction, { minLength: 1, maxLength: 3 })).map(([beside, parts]) => ({
    $and: [{ $or: parts }, beside],
  })),
)

/** An order of up to three fields. */
export const someSort: fc.Arbitrary<(readonly [string, 1 | -1])[]> = fc.uniqueArray(
  fc.tuple(path, fc.constantFrom(1 as const, -1 as const)),
  { maxLength: 3, selector: ([name]) => name },
)
