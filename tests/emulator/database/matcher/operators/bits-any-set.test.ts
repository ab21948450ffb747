import { type Json, matches, refused } from '../matching'

describe('$bitsAnySet', () => {
  test.each<Json>([
    { a: { $bitsAnySet: -1 } },
    { a: { $bitsAnySet: 1.5 } },
    { a: { $bitsAnySet: 'x' } },
    { a: { $bitsAnySet: [-1] } },
  ])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $bitsAnySet: 3 } }, { a: 2 }, true],
    [{ a: { $bitsAnySet: 3 } }, { a: 4 }, false],
    [{ a: { $bitsAnySet: [0, 9] } }, { a: 513 }, true],
    [{ a: { $bitsAnySet: 1 } }, { a: '1' }, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
