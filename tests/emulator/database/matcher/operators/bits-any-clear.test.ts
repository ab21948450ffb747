import { type Json, matches, refused } from '../matching'

describe('$bitsAnyClear', () => {
  test.each<Json>([
    { a: { $bitsAnyClear: -1 } },
    { a: { $bitsAnyClear: 1.5 } },
    { a: { $bitsAnyClear: 'x' } },
    { a: { $bitsAnyClear: [-1] } },
  ])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $bitsAnyClear: 35 } }, { a: 54 }, true],
    [{ a: { $bitsAnyClear: 35 } }, { a: 35 }, false],
    [{ a: { $bitsAnyClear: [3] } }, { a: [8, 0] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
