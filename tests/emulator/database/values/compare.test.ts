import { compare } from '../../../../emulator/database/values/compare'
import { document } from '../matcher/matching'

test("values of all types stand in BSON's order", () => {
  const ordered = [
    { $minKey: 1 },
    null,
    { $numberDouble: 'NaN' },
    { $numberDouble: '-Infinity' },
    -1,
    0,
    0.5,
    { $numberLong: '1' },
    { $numberLong: '9007199254740992' },
    { $numberLong: '9007199254740993' },
    '',
    'A',
    'a',
    'aa',
    '\uffff',
    '😀',
    {},
    { a: 1 },
    { b: 0 },
    { b: 0, c: 1 },
    { a: 'x' },
    [],
    [1],
    [1, 1],
    ['a'],
    { $binary: { base64: 'AQ==', subType: '00' } },
    { $oid: '5'.repeat(24) },
    false,
    true,
    { $date: { $numberLong: '-1' } },
    { $date: { $numberLong: '1' } },
    { $timestamp: { t: 1, i: 1 } },
    { $regularExpression: { pattern: 'a', options: '' } },
    { $regularExpression: { pattern: 'a', options: 'i' } },
    { $maxKey: 1 },
  ].map((value) => document({ value }).value)
  const sorted = [...ordered].reverse().sort(compare)
  expect(sorted).toEqual(ordered)
})

test.each([
  [1, { $numberLong: '1' }],
  [1, { $numberDouble: '1.0' }],
  [0, { $numberDouble: '-0.0' }],
  [{ $numberDouble: 'NaN' }, { $numberDouble: 'NaN' }],
])('%j equals %j', (a, b) => {
  expect(compare(document({ a }).a, document({ b }).b)).toBe(0)
})
