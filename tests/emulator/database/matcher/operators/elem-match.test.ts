import { type Json, matches, refused } from '../matching'

describe('$elemMatch', () => {
  test.each<Json>([{ a: { $elemMatch: 1 } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $elemMatch: { value: 7 } } }, { a: [1, 7, 9] }, false],
    [{ a: { $elemMatch: { $gt: 5, $lt: 8 } } }, { a: [1, 7] }, true],
    [{ a: { $elemMatch: { $gt: 5, $lt: 8 } } }, { a: [1, 9] }, false],
    [{ a: { $elemMatch: { x: 1, y: 2 } } }, { a: [{ x: 1, y: 2 }] }, true],
    [{ a: { $elemMatch: { x: 1, y: 2 } } }, { a: [{ x: 1 }, { y: 2 }] }, false],
    [{ a: { $elemMatch: { $gt: 5 } } }, { a: 7 }, false],
    [{ a: { $elemMatch: { $gt: 5 } } }, { a: [[6]] }, false],
    [{ a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } }, { a: [{ y: 1 }] }, true],
    [{ a: { $elemMatch: { $ne: 1 } } }, { a: [1] }, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
