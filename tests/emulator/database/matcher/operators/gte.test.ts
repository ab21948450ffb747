import { type Json, matches } from '../matching'

describe('$gte', () => {
  test.each<[Json, Json, boolean]>([
    [{ a: { $gte: 1 } }, { a: 1 }, true],
    [{ a: { $gte: 1 } }, { a: 0 }, false],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $gte: null } }, { a: 1 }, false],
    [{ a: { $gte: { $numberDouble: 'NaN' } } }, { a: { $numberDouble: 'NaN' } }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
