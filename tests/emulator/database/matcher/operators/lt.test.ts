import { type Json, matches } from '../matching'

describe('$lt', () => {
  test.each<[Json, Json, boolean]>([
    [{ a: { $lt: 1 } }, { a: 0 }, true],
    [{ a: { $lt: 1 } }, { a: 1 }, false],
    [{ a: { $lt: 1 } }, {}, false],
    [{ a: { $lt: 1 } }, { a: null }, false],
    [{ a: { $lt: 1 } }, { a: { $numberDouble: 'NaN' } }, false],
    [{ a: { $lt: { x: 2 } } }, { a: { x: 1 } }, true],
    [{ a: { $lt: null } }, {}, false],
    [{ a: { $lt: { $maxKey: 1 } } }, { a: 'z' }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
