/**
 * Operators on fields, and the numbers they make.
 * https://www.mongodb.com/docs/manual/reference/operator/update-field/
 * https://www.mongodb.com/docs/manual/reference/operator/update-bitwise/
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/command (更新指令)
 */
import { _, date, decimal, double, long, updates } from '../conformance'

updates('set', [
  { name: 'a field', before: { a: 1 }, update: { a: 2 }, after: { a: 2 } },
  { name: 'the same again changes nothing', before: { a: 1 }, update: { a: 1 }, after: { a: 1 } },
  {
    name: 'another type is a change',
    before: { a: 1 },
    update: { a: double('1.0') },
    after: { a: double('1.0') },
  },
  { name: 'a new field comes last', before: { b: 1 }, update: { a: 2 }, after: { b: 1, a: 2 } },
  {
    name: 'new fields in the order of their names',
    before: { q: 0 },
    update: { z: 1, b: 2, m: 3 },
    after: { q: 0, b: 2, m: 3, z: 1 },
  },
  {
    name: 'nested objects are merged',
    before: { o: { p: 1, q: 2 } },
    update: { o: { p: 9 } },
    after: { o: { p: 9, q: 2 } },
  },
  {
    name: 'a dotted path is the same',
    before: { o: { p: 1, q: 2 } },
    update: { 'o.p': 9 },
    after: { o: { p: 9, q: 2 } },
  },
  {
    name: '_.set replaces',
    before: { o: { p: 1, q: 2 } },
    update: { o: _.set({ p: 9 }) },
    after: { o: { p: 9 } },
  },
  {
    name: 'an empty object vanishes in the SDK: beware',
    before: { o: { p: 1 } },
    update: { o: {} },
    after: { o: { p: 1 } },
  },
  { name: '_.set of an empty object', before: { o: { p: 1 } }, update: { o: _.set({}) }, after: { o: {} } },
  { name: 'undefined is left out', before: { a: 1 }, update: { a: undefined, b: 2 }, after: { a: 1, b: 2 } },
  { name: 'null is a value', before: { a: 1 }, update: { a: null }, after: { a: null } },
  { name: 'lists are replaced', before: { a: [1, 2] }, update: { a: [3] }, after: { a: [3] } },
  { name: 'an element by its place', before: { a: [1, 2] }, update: { 'a.1': 9 }, after: { a: [1, 9] } },
  {
    name: 'beyond the end: null between',
    before: { a: [1] },
    update: { 'a.3': 9 },
    after: { a: [1, null, null, 9] },
  },
  {
    name: 'a field of an element',
    before: { a: [{ b: 1 }] },
    update: { 'a.0.b': 2 },
    after: { a: [{ b: 2 }] },
  },
  {
    name: 'a path through nothing makes objects',
    before: {},
    update: { 'a.0.b': 2 },
    after: { a: { 0: { b: 2 } } },
  },
  {
    name: 'a path through a number',
    before: { a: 5 },
    update: { 'a.b': 1 },
    refused: "Cannot create field 'b'",
  },
  { name: 'a path through null', before: { a: null }, update: { 'a.b': 1 }, refused: 'Cannot create field' },
  { name: 'a name in a list', before: { a: [1] }, update: { 'a.b': 1 }, refused: 'Cannot create field' },
  { name: 'too far beyond the end', before: { a: [] }, update: { 'a.1500001': 1 }, refused: 'backfill' },
  {
    name: 'the id by an operator',
    before: { a: 1 },
    update: { $set: { _id: 'y' } },
    refused: "immutable field '_id'",
  },
  {
    name: 'the same id is no change',
    before: { a: 1 },
    update: { $set: { _id: 'x', a: 2 } },
    after: { a: 2 },
  },
  {
    name: 'a field that begins with $ inside',
    before: {},
    update: { a: _.set({ $b: 1 }) },
    refused: 'dollar',
  },
  {
    name: 'a field with a dot inside',
    before: {},
    update: { a: _.set({ 'b.c': 1 }) },
    refused: 'not valid for storage',
  },
  { name: 'an empty name on the way', before: {}, update: { 'a..b': 1 }, refused: true },
  { name: 'a hidden name', before: {}, update: { _secret: 1 }, refused: { code: 'INVALID_PARAM' } },
  {
    name: 'an operator that came in a value is applied: validate',
    before: { role: 'reader' },
    update: { $set: { role: 'admin' } },
    after: { role: 'admin' },
  },
  {
    name: 'deeper than 100 levels, by a path',
    before: { a: new Date(0) },
    update: { [`o${'.o'.repeat(60)}`]: _.set(JSON.parse(`${'{"o":'.repeat(60)}1${'}'.repeat(60)}`)) },
    refused: 'nesting',
  },
  { name: 'an unknown operator', before: {}, update: { $frob: { a: 1 } }, refused: 'Unknown modifier' },
  { name: 'an operator of nothing', before: {}, update: { $set: 5 }, refused: 'Modifiers operate on fields' },
  { name: 'a raw update without operators', before: { a: 1 }, update: { a: 2 }, refused: true, raw: true },
  {
    name: 'a raw update',
    before: { a: 1, o: { p: 1 } },
    update: { $set: { o: {} }, $inc: { a: 1 } },
    after: { a: 2, o: {} },
    raw: true,
  },
])

updates('paths that meet', [
  {
    name: 'the same field twice',
    before: { a: 1 },
    update: { $set: { a: 1 }, $inc: { a: 1 } },
    refused: "would create a conflict at 'a'",
  },
  {
    name: 'a field and one within',
    before: { a: {} },
    update: { $set: { a: {}, 'a.b': 1 } },
    refused: "would create a conflict at 'a'",
    raw: true,
  },
  {
    name: 'the one within first',
    before: { a: {} },
    update: { $set: { 'a.b': 1 }, $unset: { a: '' } },
    refused: 'would create a conflict',
    raw: true,
  },
  {
    name: 'the target of a rename',
    before: { a: 1 },
    update: { $rename: { a: 'b' }, $set: { b: 1 } },
    refused: 'would create a conflict',
  },
  {
    name: 'names that only begin alike do not',
    before: {},
    update: { 'a.b': 1, ab: 2, 'a.bc': 3 },
    after: { a: { b: 1, bc: 3 }, ab: 2 },
  },
])

updates('remove and rename', [
  { name: 'a field goes', before: { a: 1, b: 2 }, update: { a: _.remove() }, after: { b: 2 } },
  { name: 'one that is not there', before: { b: 2 }, update: { a: _.remove() }, after: { b: 2 } },
  {
    name: 'a nested one',
    before: { o: { p: 1, q: 2 } },
    update: { o: { p: _.remove() } },
    after: { o: { q: 2 } },
  },
  {
    name: 'an element becomes null',
    before: { a: [1, 2, 3] },
    update: { 'a.1': _.remove() },
    after: { a: [1, null, 3] },
  },
  { name: 'through a scalar: nothing', before: { a: 5 }, update: { 'a.b': _.remove() }, after: { a: 5 } },
  { name: 'rename', before: { a: 1, b: 2 }, update: { a: _.rename('c') }, after: { b: 2, c: 1 } },
  {
    name: 'rename onto a field replaces it',
    before: { a: 1, b: 2 },
    update: { a: _.rename('b') },
    after: { b: 1 },
  },
  { name: 'rename into an object', before: { a: 1 }, update: { a: _.rename('o.p') }, after: { o: { p: 1 } } },
  {
    name: 'rename out of one',
    before: { o: { p: 1 } },
    update: { o: { p: _.rename('q') } },
    after: { o: {}, q: 1 },
  },
  { name: 'rename of nothing', before: { b: 1 }, update: { a: _.rename('c') }, after: { b: 1 } },
  { name: 'rename to itself', before: { a: 1 }, update: { a: _.rename('a') }, refused: 'must differ' },
  {
    name: 'rename to a number',
    before: { a: 1 },
    update: { $rename: { a: 5 } },
    refused: 'must be a string',
  },
  {
    name: 'rename out of a list',
    before: { a: [{ b: 1 }] },
    update: { 'a.0.b': _.rename('c') },
    refused: 'array element',
  },
  {
    name: 'rename into a list',
    before: { a: [{}], b: 1 },
    update: { b: _.rename('a.0.b') },
    refused: 'array element',
  },
  {
    name: 'rename into itself',
    before: { a: { b: 1 } },
    update: { $rename: { a: 'a.b' } },
    refused: 'conflict',
  },
])

const int64 = '9223372036854775807'

updates('inc and mul', [
  { name: 'adds', before: { n: 1 }, update: { n: _.inc(2) }, after: { n: 3 } },
  { name: 'subtracts', before: { n: 1 }, update: { n: _.inc(-2) }, after: { n: -1 } },
  { name: 'by nothing changes nothing', before: { n: 1 }, update: { n: _.inc(0) }, after: { n: 1 } },
  { name: 'a missing field is the amount', before: {}, update: { n: _.inc(2) }, after: { n: 2 } },
  { name: 'a missing path is made', before: {}, update: { 'o.n': _.inc(2) }, after: { o: { n: 2 } } },
  { name: 'an element', before: { a: [1, 2] }, update: { 'a.1': _.inc(5) }, after: { a: [1, 7] } },
  {
    name: 'int32 grows into int64',
    before: { n: 2147483647 },
    update: { n: _.inc(1) },
    after: { n: 2147483648 },
  },
  { name: 'downwards too', before: { n: -2147483648 }, update: { n: _.inc(-1) }, after: { n: -2147483649 } },
  {
    name: 'int64 is exact',
    before: { n: long('9007199254740993') },
    update: { n: _.inc(2) },
    after: { n: long('9007199254740995') },
  },
  {
    name: 'int64 does not shrink',
    before: { n: long('5') },
    update: { n: _.inc(-4) },
    after: { n: long('1') },
  },
  { name: 'beyond int64', before: { n: long(int64) }, update: { n: _.inc(1) }, refused: 'does not fit' },
  {
    name: 'below int64',
    before: { n: long('-9223372036854775808') },
    update: { n: _.inc(-1) },
    refused: 'does not fit',
  },
  { name: 'a double makes a double', before: { n: 1 }, update: { n: _.inc(0.5) }, after: { n: 1.5 } },
  { name: 'and stays one', before: { n: 0.5 }, update: { n: _.inc(0.5) }, after: { n: double('1.0') } },
  {
    name: 'doubles are binary',
    before: { n: 0.1 },
    update: { n: _.inc(0.2) },
    after: { n: 0.30000000000000004 },
  },
  {
    name: 'decimals are not',
    before: { n: decimal('0.1') },
    update: { $inc: { n: decimal('0.2') } },
    after: { n: decimal('0.3') },
  },
  {
    name: 'decimals keep their places',
    before: { n: decimal('1.10') },
    update: { n: _.inc(2) },
    after: { n: decimal('3.10') },
  },
  {
    name: 'an int becomes a decimal',
    before: { n: 1 },
    update: { $inc: { n: decimal('0.5') } },
    after: { n: decimal('1.5') },
  },
  {
    name: 'a double counts 15 digits there',
    before: { n: decimal('1') },
    update: { n: _.inc(0.5) },
    after: { n: decimal('1.500000000000000') },
  },
  {
    name: 'decimals round half to even at 34 digits',
    before: { n: decimal('1000000000000000000000000000000001') },
    update: { $inc: { n: decimal('0.5') } },
    after: { n: decimal('1000000000000000000000000000000002') },
  },
  {
    name: 'infinity',
    before: { n: double('Infinity') },
    update: { n: _.inc(1) },
    after: { n: double('Infinity') },
  },
  { name: 'a text', before: { n: '1' }, update: { n: _.inc(1) }, refused: 'non-numeric' },
  { name: 'null', before: { n: null }, update: { n: _.inc(1) }, refused: 'non-numeric' },
  { name: 'a list', before: { n: [1] }, update: { n: _.inc(1) }, refused: 'non-numeric' },
  { name: 'by a text', before: { n: 1 }, update: { $inc: { n: '1' } }, refused: 'non-numeric argument' },
  { name: 'mul', before: { n: 3 }, update: { n: _.mul(4) }, after: { n: 12 } },
  { name: 'mul of a missing field is 0', before: {}, update: { n: _.mul(4) }, after: { n: 0 } },
  { name: 'of the factor’s type', before: {}, update: { n: _.mul(1.5) }, after: { n: double('0.0') } },
  { name: 'int64 as well', before: {}, update: { $mul: { n: long('2') } }, after: { n: long('0') } },
  {
    name: 'mul grows into int64',
    before: { n: 2147483647 },
    update: { n: _.mul(2) },
    after: { n: 4294967294 },
  },
  { name: 'mul beyond int64', before: { n: long(int64) }, update: { n: _.mul(2) }, refused: 'does not fit' },
  {
    name: 'mul of decimals',
    before: { n: decimal('1.10') },
    update: { $mul: { n: decimal('3') } },
    after: { n: decimal('3.30') },
  },
  { name: 'mul of a text', before: { n: 'x' }, update: { n: _.mul(2) }, refused: 'non-numeric' },
  { name: 'mul by a text', before: { n: 1 }, update: { $mul: { n: 'x' } }, refused: 'non-numeric argument' },
])

updates('min and max', [
  { name: 'min takes less', before: { a: 5 }, update: { a: _.min(3) }, after: { a: 3 } },
  { name: 'and not more', before: { a: 5 }, update: { a: _.min(7) }, after: { a: 5 } },
  { name: 'max takes more', before: { a: 5 }, update: { a: _.max(7) }, after: { a: 7 } },
  { name: 'and not less', before: { a: 5 }, update: { a: _.max(3) }, after: { a: 5 } },
  {
    name: 'an equal of another type does not count',
    before: { a: 5 },
    update: { $max: { a: double('5.0') } },
    after: { a: 5 },
  },
  { name: 'a missing field is taken', before: {}, update: { a: _.max(3) }, after: { a: 3 } },
  {
    name: 'types have an order: texts are more than numbers',
    before: { a: 99 },
    update: { a: _.max('1') },
    after: { a: '1' },
  },
  { name: 'null is less than numbers', before: { a: 0 }, update: { $min: { a: null } }, after: { a: null } },
  { name: 'dates', before: { a: date(5) }, update: { a: _.max(new Date(9)) }, after: { a: date(9) } },
  {
    name: 'decimals by true value',
    before: { a: 0.1 },
    update: { $min: { a: decimal('0.1') } },
    after: { a: decimal('0.1') },
  },
])

updates('bit', [
  { name: 'and', before: { n: 13 }, update: { n: _.bit({ and: 10 }) }, after: { n: 8 } },
  { name: 'or', before: { n: 3 }, update: { n: _.bit({ or: 5 }) }, after: { n: 7 } },
  { name: 'xor', before: { n: 1 }, update: { n: _.bit({ xor: 5 }) }, after: { n: 4 } },
  { name: 'a missing field is 0', before: {}, update: { n: _.bit({ or: 5 }) }, after: { n: 5 } },
  {
    name: 'int64',
    before: { n: long('8589934592') },
    update: { n: _.bit({ or: 1 }) },
    after: { n: 8589934593 },
  },
  { name: 'of a double', before: { n: 1.5 }, update: { n: _.bit({ or: 1 }) }, refused: true },
  { name: 'with a double', before: { n: 1 }, update: { n: _.bit({ or: 1.5 }) }, refused: true },
  {
    name: 'another word',
    before: { n: 1 },
    update: { n: _.bit({ not: 1 }) },
    refused: "only supports 'and', 'or', and 'xor'",
  },
  { name: 'nothing', before: { n: 1 }, update: { $bit: { n: {} } }, refused: true },
])

updates('setOnInsert and currentDate', [
  {
    name: 'setOnInsert does nothing on an update',
    before: { a: 1 },
    update: { $setOnInsert: { b: 1 }, a: 2 },
    after: { a: 2 },
  },
  {
    name: 'currentDate of a number',
    before: {},
    update: { $currentDate: { a: 1 } },
    refused: '$currentDate takes',
  },
])
