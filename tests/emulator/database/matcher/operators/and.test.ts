import { type Json, matches, refused } from '../matching'

describe('$and', () => {
  test.each<Json>([{ $and: [] }, { $and: { a: 1 } }, { $and: [1] }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ $and: [{ a: { $gt: 1 } }, { a: { $lt: 5 } }] }, { a: 3 }, true],
    [{ $and: [{ a: 1 }, { b: 1 }] }, { a: 1 }, false],
    [{ $and: [{ a: 1 }, { a: 2 }] }, { a: [1, 2] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
