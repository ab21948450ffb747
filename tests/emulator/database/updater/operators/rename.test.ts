import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$rename', () => {
  test.each<[Json, Json]>([
    [{ $rename: { a: 'a' } }, { a: 1 }],
    [{ $rename: { a: 1 } }, { a: 1 }],
    [{ $rename: { 'a.0': 'b' } }, { a: [1] }],
    [{ $rename: { a: 'b.0' } }, { a: 1, b: [1] }],
    [{ $rename: { a: 'b.c' } }, { a: 1, b: 5 }],
    [{ $rename: { a: '$b' } }, { a: 1 }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $rename: { a: 'b' } }, { a: 1 }, { b: 1 }],
    [{ $rename: { a: 'b' } }, { c: 1 }, { c: 1 }],
    [{ $rename: { a: 'b' } }, { a: 1, b: 2 }, { b: 1 }],
    [{ $rename: { 'a.b': 'c.d' } }, { a: { b: 1 } }, { a: {}, c: { d: 1 } }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
