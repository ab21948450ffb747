import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$inc', () => {
  test.each<[Json, Json]>([
    [{ $inc: { a: 1 } }, { a: '5' }],
    [{ $inc: { a: 1 } }, { a: null }],
    [{ $inc: { a: 1 } }, { a: [1] }],
    [{ $inc: { a: '1' } }, { a: 1 }],
    [{ $inc: { 'a.b': 1 } }, { a: 5 }],
    [{ $inc: { a: 1 } }, { a: { $numberLong: '9223372036854775807' } }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $inc: { a: 2 } }, { a: 1 }, { a: 3 }],
    [{ $inc: { a: 2 } }, {}, { a: 2 }],
    [{ $inc: { 'a.b': -1 } }, {}, { a: { b: -1 } }],
    [{ $inc: { a: 0.5 } }, { a: 0.5 }, { a: { $numberDouble: '1.0' } }],
    [{ $inc: { a: 1 } }, { a: 2147483647 }, { a: 2147483648 }],
    [
      { $inc: { a: { $numberDecimal: '0.2' } } },
      { a: { $numberDecimal: '0.1' } },
      { a: { $numberDecimal: '0.3' } },
    ],
    [{ $inc: { a: { $numberDecimal: '0.50' } } }, { a: 1 }, { a: { $numberDecimal: '1.50' } }],
    [{ $inc: { a: 1 } }, { a: { $numberLong: '1' } }, { a: { $numberLong: '2' } }],
    [
      { $inc: { a: { $numberLong: '1' } } },
      { a: { $numberLong: '9007199254740992' } },
      { a: { $numberLong: '9007199254740993' } },
    ],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
