import { type Json, matches } from '../matching'

describe('$exists', () => {
  test.each<[Json, Json, boolean]>([
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $exists: true } }, {}, false],
    [{ a: { $exists: false } }, {}, true],
    [{ a: { $exists: 0 } }, {}, true],
    [{ a: { $exists: true } }, { a: [] }, true],
    [{ 'a.b': { $exists: true } }, { a: [{}, { b: 1 }] }, true],
    [{ 'a.b': { $exists: false } }, { a: [] }, true],
    [{ toString: { $exists: true } }, {}, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
