import { type Json, matches, refused } from '../matching'

describe('$bitsAllSet', () => {
  test.each<Json>([
    { a: { $bitsAllSet: -1 } },
    { a: { $bitsAllSet: 1.5 } },
    { a: { $bitsAllSet: 'x' } },
    { a: { $bitsAllSet: [-1] } },
  ])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $bitsAllSet: 50 } }, { a: 54 }, true],
    [{ a: { $bitsAllSet: [1, 5] } }, { a: 54 }, true],
    [{ a: { $bitsAllSet: 50 } }, { a: 20 }, false],
    [{ a: { $bitsAllSet: 1 } }, { a: 1.5 }, false],
    [{ a: { $bitsAllSet: { $binary: { base64: 'MA==', subType: '00' } } } }, { a: 54 }, true],
    [{ a: { $bitsAllSet: 4 } }, { a: { $binary: { base64: 'BA==', subType: '00' } } }, true],
    [{ a: { $bitsAllSet: [60, 200] } }, { a: -1 }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
