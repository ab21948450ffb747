import type { Json } from '../../matcher/matching'
import { updated } from '../updating'

describe('$unset', () => {
  test.each<[Json, Json, Json]>([
    [{ $unset: { a: '' } }, { a: 1, b: 2 }, { b: 2 }],
    [{ $unset: { 'a.b': '' } }, { a: { b: 1, c: 2 } }, { a: { c: 2 } }],
    [{ $unset: { 'a.b': '' } }, { a: 5 }, { a: 5 }],
    [{ $unset: { 'a.0': '' } }, { a: [1, 2] }, { a: [null, 2] }],
    [{ $unset: { x: '' } }, { a: 1 }, { a: 1 }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
