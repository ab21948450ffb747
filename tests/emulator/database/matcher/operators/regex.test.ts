import { type Json, matches, refused } from '../matching'

describe('$regex', () => {
  test.each<Json>([
    { a: { $regex: '(' } },
    { a: { $regex: 'a', $options: 'g' } },
    { a: { $options: 'i' } },
    { a: { $regex: 1 } },
    { a: { $regex: 'a\0b' } },
    { $jsonSchema: { properties: { a: { pattern: 'a\0b' } } } },
  ])('refuses %j', refused)

  test.each<[Json, Json, boolean]>([
    [{ a: { $regex: '^B', $options: 'i' } }, { a: 'bc' }, true],
    [{ a: { $regex: '^B' } }, { a: 'bc' }, false],
    [{ a: { $regularExpression: { pattern: 'c$', options: '' } } }, { a: ['x', 'bc'] }, true],
    [{ a: { $regex: '1' } }, { a: 1 }, false],
    [{ a: { $regex: '(?i)B' } }, { a: 'b' }, true],
    [{ a: { $regex: 'a.b', $options: 's' } }, { a: 'a\nb' }, true],
    [{ a: { $regex: 'a.b' } }, { a: 'a\nb' }, false],
    [{ a: { $not: { $regularExpression: { pattern: 'b', options: '' } } } }, { a: 'a' }, true],
    [
      { a: { $regularExpression: { pattern: 'b', options: '' } } },
      { a: { $regularExpression: { pattern: 'b', options: '' } } },
      true,
    ],
  ])('%j on %j: %s', (query, row, found) => {
    expect(matches(query, row)).toBe(found)
  })
})
