import { type Json, matches, refused } from '../matching'

describe('$not', () => {
  test.each<Json>([{ a: { $not: 1 } }, { a: { $not: {} } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $not: { $gt: 1 } } }, { a: 1 }, true],
    [{ a: { $not: { $gt: 1 } } }, { a: 2 }, false],
    [{ a: { $not: { $gt: 1 } } }, {}, true],
    [{ a: { $not: { $gt: 1 } } }, { a: [0, 2] }, false],
    [{ a: { $not: { $eq: 1 } } }, { a: 'x' }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
