import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$pop', () => {
  test.each<[Json, Json]>([
    [{ $pop: { a: 1 } }, { a: 5 }],
    [{ $pop: { a: 2 } }, { a: [1] }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $pop: { a: 1 } }, { a: [1, 2] }, { a: [1] }],
    [{ $pop: { a: -1 } }, { a: [1, 2] }, { a: [2] }],
    [{ $pop: { a: 1 } }, {}, {}],
    [{ $pop: { a: 1 } }, { a: [] }, { a: [] }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
