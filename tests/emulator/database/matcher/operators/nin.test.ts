import { type Json, matches, refused } from '../matching'

describe('$nin', () => {
  test.each<Json>([{ a: { $nin: 'x' } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $nin: [1] } }, { a: 2 }, true],
    [{ a: { $nin: [1] } }, { a: [1, 2] }, false],
    [{ a: { $nin: [1] } }, {}, true],
    [{ a: { $nin: [null] } }, {}, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
