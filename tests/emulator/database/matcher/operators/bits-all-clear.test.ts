import { type Json, matches, refused } from '../matching'

describe('$bitsAllClear', () => {
  test.each<Json>([
    { a: { $bitsAllClear: -1 } },
    { a: { $bitsAllClear: 1.5 } },
    { a: { $bitsAllClear: 'x' } },
    { a: { $bitsAllClear: [-1] } },
  ])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $bitsAllClear: 35 } }, { a: 20 }, true],
    [{ a: { $bitsAllClear: 35 } }, { a: 54 }, false],
    [{ a: { $bitsAllClear: [63] } }, { a: -1 }, false],
    [{ a: { $bitsAllClear: 0 } }, { a: 7 }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
