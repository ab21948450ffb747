import { type Json, matches, refused } from '../matching'

describe('$type', () => {
  test.each<Json>([{ a: { $type: 'text' } }, { a: { $type: 99 } }])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $type: 'number' } }, { a: [5, 20] }, true],
    [{ a: { $type: 'array' } }, { a: [5, 20] }, true],
    [{ a: { $type: 'string' } }, { a: [5, 20] }, false],
    [{ a: { $type: 2 } }, { a: 'x' }, true],
    [{ a: { $type: ['null', 'bool'] } }, { a: null }, true],
    [{ a: { $type: 'null' } }, {}, false],
    [{ a: { $type: 'int' } }, { a: 1 }, true],
    [{ a: { $type: 'int' } }, { a: 1.5 }, false],
    [{ a: { $type: 'double' } }, { a: { $numberDouble: '1.0' } }, true],
    [{ a: { $type: 'long' } }, { a: { $numberLong: '1' } }, true],
    [{ a: { $type: 'long' } }, { a: 3000000000 }, true],
    [{ a: { $type: 'date' } }, { a: { $date: { $numberLong: '0' } } }, true],
    [{ a: { $type: 'object' } }, { a: [{}] }, true],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
