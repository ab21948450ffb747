import { type Json, matches } from '../matching'

describe('$lte', () => {
  test.each<[Json, Json, boolean]>([
    [{ a: { $lte: 1 } }, { a: 1 }, true],
    [{ a: { $lte: null } }, {}, true],
    [{ a: { $lte: null } }, { a: null }, true],
    [{ a: { $lte: null } }, { a: 0 }, false],
    [{ a: { $lte: 'b' } }, { a: ['c', 'a'] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
