import { type Json, matches } from '../matching'

describe('$eq', () => {
  test.each<[Json, Json, boolean]>([
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: { $numberDouble: '1.0' } }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: 0 }, false],
    [{ a: 1 }, { a: [0, 1] }, true],
    [{ a: [0, 1] }, { a: [0, 1] }, true],
    [{ a: [0, 1] }, { a: [[0, 1], 2] }, true],
    [{ a: [1, 0] }, { a: [0, 1] }, false],
    [{ a: { $eq: { x: 1, y: 2 } } }, { a: { x: 1, y: 2 } }, true],
    [{ a: { $eq: { x: 1, y: 2 } } }, { a: { y: 2, x: 1 } }, false],
    [{ 'a.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }, true],
    [{ 'a.1': 5 }, { a: [4, 5] }, true],
    [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
    [{ 'a.b': null }, { a: [] }, false],
    [{ 'a.b': null }, { a: [5, { b: 5 }] }, false],
    [{ 'a.b': null }, { a: 4 }, true],
    [{ a: { $numberDouble: 'NaN' } }, { a: { $numberDouble: 'NaN' } }, true],
    [{ constructor: null }, {}, true],
    [{ a: true }, { a: 1 }, false],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
