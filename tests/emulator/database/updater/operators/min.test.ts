import type { Json } from '../../matcher/matching'
import { updated } from '../updating'

describe('$min', () => {
  test.each<[Json, Json, Json]>([
    [{ $min: { a: 1 } }, { a: 2 }, { a: 1 }],
    [{ $min: { a: 3 } }, { a: 2 }, { a: 2 }],
    [{ $min: { a: 3 } }, {}, { a: 3 }],
    [{ $min: { a: null } }, { a: 2 }, { a: null }],
    [{ $min: { a: 'x' } }, { a: 2 }, { a: 2 }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
