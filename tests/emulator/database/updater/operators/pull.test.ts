import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$pull', () => {
  test.each<[Json, Json]>([
    [{ $pull: { a: 1 } }, { a: 5 }],
    [{ $pull: { a: { $gtt: 1 } } }, { a: [1] }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $pull: { a: 1 } }, { a: [1, 2, 1] }, { a: [2] }],
    [{ $pull: { a: { $gt: 1 } } }, { a: [1, 2, 3] }, { a: [1] }],
    [{ $pull: { a: { x: 1 } } }, { a: [{ x: 1, y: 1 }, { x: 2 }, 1] }, { a: [{ x: 2 }, 1] }],
    [{ $pull: { a: [1] } }, { a: [[1], 1] }, { a: [1] }],
    [{ $pull: { a: 1 } }, {}, {}],
    [{ $pull: { a: { $in: [1, 2] } } }, { a: [1, 2, 3] }, { a: [3] }],
    [
      { $pull: { a: { $regularExpression: { pattern: '^x', options: '' } } } },
      { a: ['xy', 'y'] },
      { a: ['y'] },
    ],
    [{ $pull: { a: null } }, { a: [null, 1] }, { a: [1] }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
