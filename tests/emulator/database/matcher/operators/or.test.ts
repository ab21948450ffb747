import { type Json, matches, refused } from '../matching'

describe('$or', () => {
  test.each<Json>([{ $or: [] }, { $or: [{ a: { $gtt: 1 } }] }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ $or: [{ a: 1 }, { b: 1 }] }, { b: 1 }, true],
    [{ $or: [{ a: 1 }, { b: 1 }] }, {}, false],
    [{ c: 1, $or: [{ a: 1 }] }, { a: 1 }, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
