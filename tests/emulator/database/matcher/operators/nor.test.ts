import { type Json, matches, refused } from '../matching'

describe('$nor', () => {
  test.each<Json>([{ $nor: [] }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ $nor: [{ a: 1 }, { b: 1 }] }, {}, true],
    [{ $nor: [{ a: 1 }, { b: 1 }] }, { b: 1 }, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
