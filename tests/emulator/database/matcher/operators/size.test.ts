import { type Json, matches, refused } from '../matching'

describe('$size', () => {
  test.each<Json>([{ a: { $size: -1 } }, { a: { $size: 1.5 } }, { a: { $size: '1' } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $size: 2 } }, { a: [1, 2] }, true],
    [{ a: { $size: 2 } }, { a: [1] }, false],
    [{ a: { $size: 0 } }, {}, false],
    [{ a: { $size: 1 } }, { a: 'x' }, false],
    [{ a: { $size: 2 } }, { a: [[1, 2]] }, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
