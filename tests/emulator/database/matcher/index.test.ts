import { type Json, matches, refused } from './matching'

describe('a query', () => {
  test.each<Json>([
    { a: { $gtt: 1 } },
    { a: { $gt: 1, b: 2 } },
    { $where: 'true' },
    { a: { $nearSphere: {} } },
    { $text: {} },
  ])('refuses %j', refused)

  test('without conditions finds everything, with several what fulfils all', () => {
    expect(matches({}, { a: 1 })).toBe(true)
    expect(matches({ a: 1, b: 2 }, { a: 1, b: 2 })).toBe(true)
    expect(matches({ a: 1, b: 2 }, { a: 1 })).toBe(false)
    expect(matches({ a: { $gt: 1, $lt: 3 } }, { a: [0, 4] })).toBe(true)
  })

  test('takes a document without operators as a value', () => {
    expect(matches({ a: { b: 1 } }, { a: { b: 1 } })).toBe(true)
    expect(matches({ a: { b: 1 } }, { a: { b: 1, c: 2 } })).toBe(false)
    expect(matches({ a: {} }, { a: {} })).toBe(true)
  })
})
