import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$bit', () => {
  test.each<[Json, Json]>([
    [{ $bit: { a: 5 } }, { a: 1 }],
    [{ $bit: { a: {} } }, { a: 1 }],
    [{ $bit: { a: { nand: 5 } } }, { a: 1 }],
    [{ $bit: { a: { or: 1.5 } } }, { a: 1 }],
    [{ $bit: { a: { or: 1 } } }, { a: 1.5 }],
    [{ $bit: { a: { or: 1 } } }, { a: { $numberDouble: '1.0' } }],
    [{ $bit: { a: { or: 1 } } }, { a: null }],
    [{ $bit: { a: { or: 1 } } }, { a: '1' }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $bit: { a: { and: 10 } } }, { a: 13 }, { a: 8 }],
    [{ $bit: { a: { or: 5 } } }, { a: 3 }, { a: 7 }],
    [{ $bit: { a: { xor: 5 } } }, { a: 1 }, { a: 4 }],
    [{ $bit: { a: { or: 6, and: 3 } } }, { a: 1 }, { a: 3 }],
    [{ $bit: { a: { or: 5 } } }, {}, { a: 5 }],
    [{ $bit: { a: { and: -2 } } }, { a: -1 }, { a: -2 }],
    [{ $bit: { a: { or: 1 } } }, { a: { $numberLong: '2' } }, { a: { $numberLong: '3' } }],
    [{ $bit: { a: { or: { $numberLong: '2' } } } }, { a: 1 }, { a: { $numberLong: '3' } }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
