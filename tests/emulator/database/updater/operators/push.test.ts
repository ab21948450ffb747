import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$push', () => {
  test.each<[Json, Json]>([
    [{ $push: { a: 1 } }, { a: 5 }],
    [{ $push: { a: 1 } }, { a: null }],
    [{ $push: { a: { $each: 1 } } }, { a: [] }],
    [{ $push: { a: { $each: [1], $other: 1 } } }, { a: [] }],
    [{ $push: { a: { $each: [1], $slice: 1.5 } } }, { a: [] }],
    [{ $push: { a: { $each: [1], $sort: 2 } } }, { a: [] }],
    [{ $push: { 'a.b': 1 } }, { a: 5 }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $push: { a: 1 } }, {}, { a: [1] }],
    [{ $push: { a: [1] } }, { a: [0] }, { a: [0, [1]] }],
    [{ $push: { a: { $each: [1, 2] } } }, { a: [0] }, { a: [0, 1, 2] }],
    [{ $push: { a: { $each: [3, 1, 2], $sort: 1, $slice: 2 } } }, {}, { a: [1, 2] }],
    [{ $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 2] }, { a: [1, 9, 2] }],
    [{ $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 2] }, { a: [1, 9, 2] }],
    [{ $push: { a: { $each: [9], $slice: -2 } } }, { a: [1, 2] }, { a: [2, 9] }],
    [{ $push: { a: { $each: [9], $slice: 0 } } }, { a: [1] }, { a: [] }],
    [
      { $push: { a: { $each: [], $sort: { n: -1 } } } },
      { a: [{ n: 1 }, { n: 3 }, { n: 2 }] },
      { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
    ],
    [
      { $push: { a: { $each: [], $sort: { 'n.m': 1 } } } },
      { a: [{ n: { m: 2 } }, { n: { m: 1 } }] },
      { a: [{ n: { m: 1 } }, { n: { m: 2 } }] },
    ],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
