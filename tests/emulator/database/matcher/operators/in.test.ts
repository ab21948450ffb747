import { type Json, matches, refused } from '../matching'

describe('$in', () => {
  test.each<Json>([{ a: { $in: 1 } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $in: [1, 2] } }, { a: 2 }, true],
    [{ a: { $in: [1, 2] } }, { a: 3 }, false],
    [{ a: { $in: [] } }, { a: 1 }, false],
    [{ a: { $in: [null] } }, {}, true],
    [{ a: { $in: ['x'] } }, { a: ['y', 'x'] }, true],
    [{ a: { $in: [{ $regularExpression: { pattern: '^x', options: '' } }] } }, { a: 'xy' }, true],
    [{ a: { $in: [[1]] } }, { a: [1] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
