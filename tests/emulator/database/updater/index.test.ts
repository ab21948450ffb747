import type { Json } from '../matcher/matching'
import { fails, updated } from './updating'

describe('an update', () => {
  test.each<Json>([
    { a: 1 },
    { $frobnicate: { a: 1 } },
    { $set: 1 },
    { $set: { a: 1 }, $inc: { a: 1 } },
    { $set: { a: {}, 'a.b': 1 } },
    { $rename: { a: 'b' }, $set: { b: 1 } },
    { $set: { _secret: 1 } },
    { $inc: { 'a b': 1 } },
    { $set: { [`a${'b'.repeat(32)}`]: 1 } },
  ])('is refused: %j', (update) => fails(update, { a: 1 }))

  test.each<Json>([
    { $set: { 'a.__proto__': {} } },
    { $set: { 'a.__proto__.b': 1 } },
    { $rename: { b: 'a.__proto__' } },
    { $push: { 'a.__proto__': 1 } },
  ])('exchanges no object for another kind: %j', (update) => fails(update, { a: {}, b: {} }))

  test('adds fields in the order of their names, numbers by value', () => {
    expect(Object.keys(updated({ $set: { z: 1, b: 1 }, $inc: { m: 1 } }, { q: 1 }))).toEqual([
      'q',
      'b',
      'm',
      'z',
    ])
    expect(updated({ $set: { 'a.10': 'x', 'a.9': 'y' } }, { a: [] }).a).toHaveLength(11)
  })

  test('of nothing changes nothing', () => {
    expect(updated({ $set: {} }, { a: 1 })).toEqual({ a: 1 })
  })
})
