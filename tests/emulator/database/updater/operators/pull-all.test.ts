import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$pullAll', () => {
  test.each<[Json, Json]>([
    [{ $pullAll: { a: 1 } }, { a: [1] }],
    [{ $pullAll: { a: [1] } }, { a: 5 }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $pullAll: { a: [1, { x: 1 }] } }, { a: [1, { x: 1 }, { x: 1, y: 1 }] }, { a: [{ x: 1, y: 1 }] }],
    [{ $pullAll: { a: [1] } }, {}, {}],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
