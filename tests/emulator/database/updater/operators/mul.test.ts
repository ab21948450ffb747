import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$mul', () => {
  test.each<[Json, Json]>([
    [{ $mul: { a: 2 } }, { a: '5' }],
    [{ $mul: { a: 2 } }, { a: null }],
    [{ $mul: { a: null } }, { a: 1 }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $mul: { a: 3 } }, { a: 2 }, { a: 6 }],
    [{ $mul: { a: 3 } }, {}, { a: 0 }],
    [{ $mul: { a: 1.5 } }, {}, { a: { $numberDouble: '0.0' } }],
    [{ $mul: { a: 2 } }, { a: 2000000000 }, { a: 4000000000 }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
