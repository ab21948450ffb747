import { type Json, matches, refused } from '../matching'

describe('$ne', () => {
  test.each<Json>([{ a: { $ne: { $regularExpression: { pattern: 'x', options: '' } } } }])(
    'refuses %j',
    refused,
  )

  test.each<[Json, Json, boolean]>([
    [{ a: { $ne: 1 } }, { a: 2 }, true],
    [{ a: { $ne: 1 } }, {}, true],
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $ne: null } }, {}, false],
    [{ a: { $ne: null } }, { a: [] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
