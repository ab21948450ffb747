import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$addToSet', () => {
  test.each<[Json, Json]>([
    [{ $addToSet: { a: 1 } }, { a: 5 }],
    [{ $addToSet: { a: { $each: [1], $slice: 1 } } }, { a: [] }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $addToSet: { a: 1 } }, { a: [1] }, { a: [1] }],
    [{ $addToSet: { a: { $numberDouble: '1.0' } } }, { a: [1] }, { a: [1] }],
    [{ $addToSet: { a: 2 } }, {}, { a: [2] }],
    [{ $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1] }, { a: [1, 2] }],
    [
      { $addToSet: { a: { x: 1, y: 2 } } },
      { a: [{ y: 2, x: 1 }] },
      {
        a: [
          { y: 2, x: 1 },
          { x: 1, y: 2 },
        ],
      },
    ],
    [{ $addToSet: { a: [1] } }, { a: [1] }, { a: [1, [1]] }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
