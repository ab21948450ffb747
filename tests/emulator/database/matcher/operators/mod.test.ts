import { type Json, matches, refused } from '../matching'

describe('$mod', () => {
  test.each<Json>([{ a: { $mod: [0, 1] } }, { a: { $mod: [2] } }, { a: { $mod: ['2', 0] } }])(
    'refuses %j',
    refused,
  )

  test.each<[Json, Json, boolean]>([
    [{ a: { $mod: [4, 1] } }, { a: 5 }, true],
    [{ a: { $mod: [4, 1] } }, { a: 6 }, false],
    [{ a: { $mod: [4, 0] } }, { a: null }, false],
    [{ a: { $mod: [4, 0] } }, { a: '8' }, false],
    [{ a: { $mod: [4, 1] } }, { a: 5.9 }, true],
    [{ a: { $mod: [4, -1] } }, { a: -5 }, true],
    [{ a: { $mod: [4, 0] } }, { a: { $numberDouble: 'NaN' } }, false],
    [{ a: { $mod: [4, 0] } }, { a: [3, 8] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
