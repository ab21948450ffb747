import { type Json, matches, refused } from '../matching'

describe('$gt', () => {
  test.each<Json>([{ a: { $gt: { $regularExpression: { pattern: 'x', options: '' } } } }])(
    'refuses %j',
    refused,
  )

  test.each<[Json, Json, boolean]>([
    [{ a: { $gt: 1 } }, { a: 2 }, true],
    [{ a: { $gt: 1 } }, { a: 1 }, false],
    [{ a: { $gt: 1 } }, { a: '2' }, false],
    [{ a: { $gt: 1 } }, { a: [0, 2] }, true],
    [{ a: { $gt: null } }, { a: null }, false],
    [{ a: { $gt: 'a' } }, { a: 'b' }, true],
    [{ a: { $gt: '\uffff' } }, { a: '😀' }, true],
    [{ a: { $gt: { $numberDouble: 'NaN' } } }, { a: 1 }, false],
    [{ a: { $gt: [1] } }, { a: [1, 2] }, true],
    [{ a: { $gt: { $minKey: 1 } } }, { a: 1 }, true],
    [{ a: { $gt: { $numberLong: '9007199254740992' } } }, { a: { $numberLong: '9007199254740993' } }, true],
    [{ a: { $gt: { $date: { $numberLong: '0' } } } }, { a: { $date: { $numberLong: '1' } } }, true],
    [{ a: { $gt: 0 } }, { a: { $date: { $numberLong: '1' } } }, false],
    [{ a: { $gt: false } }, { a: true }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
