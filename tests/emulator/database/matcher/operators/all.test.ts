import { type Json, matches, refused } from '../matching'

describe('$all', () => {
  test.each<Json>([{ a: { $all: 1 } }, { a: { $all: [{ $gt: 1 }] } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true],
    [{ a: { $all: [1, 2] } }, { a: [1] }, false],
    [{ a: { $all: [] } }, { a: [] }, false],
    [{ a: { $all: [1] } }, { a: 1 }, true],
    [{ a: { $all: [[1, 2]] } }, { a: [1, 2] }, true],
    [
      { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
      { a: [{ x: 1 }, { x: 2 }] },
      true,
    ],
    [{ a: { $all: [null] } }, {}, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
