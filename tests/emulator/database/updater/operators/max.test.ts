import type { Json } from '../../matcher/matching'
import { updated } from '../updating'

describe('$max', () => {
  test.each<[Json, Json, Json]>([
    [{ $max: { a: 3 } }, { a: 2 }, { a: 3 }],
    [{ $max: { a: 1 } }, { a: 2 }, { a: 2 }],
    [{ $max: { a: 1 } }, {}, { a: 1 }],
    [{ $max: { a: 'x' } }, { a: 2 }, { a: 'x' }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
