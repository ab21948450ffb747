import { compileProjection } from '../../../../emulator/database/query/projection'
import { document, type Json } from '../matcher/matching'

const row: Json = { _id: 1, a: 1, b: { c: 2, d: 3 }, list: [{ x: 1, y: 2 }, 5, { x: 3 }], n: [1, 2, 3] }

describe('a projection', () => {
  test.each<Json>([{ a: 1, b: 0 }, { a: 'text' }, { n: { $first: 1 } }, { n: { $slice: 'x' } }])(
    'refuses %j',
    (projection) => {
      expect(() => compileProjection(document(projection))).toThrow()
    },
  )

  test.each<[Json, Json]>([
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: true, _id: 0 }, { a: 1 }],
    [{ 'b.c': 1, _id: 0 }, { b: { c: 2 } }],
    [{ 'list.x': 1, _id: 0 }, { list: [{ x: 1 }, { x: 3 }] }],
    [{ 'a.b': 1 }, { _id: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [
      { list: 0, n: 0, b: 0 },
      { _id: 1, a: 1 },
    ],
    [
      { _id: 0, list: 0, n: 0, 'b.c': 0 },
      { a: 1, b: { d: 3 } },
    ],
    [{ _id: 0, a: 0, b: 0, n: 0, 'list.x': 0 }, { list: [{ y: 2 }, 5, {}] }],
    [
      { n: { $slice: 2 }, a: 0, b: 0, list: 0 },
      { _id: 1, n: [1, 2] },
    ],
    [
      { n: { $slice: [-2, 1] }, a: 1 },
      { _id: 1, a: 1, n: [2] },
    ],
    [{ list: { $elemMatch: { x: 3 } } }, { _id: 1, list: [{ x: 3 }] }],
    [
      { list: { $elemMatch: { x: 9 } }, a: 1 },
      { _id: 1, a: 1 },
    ],
  ])('%j keeps %j', (projection, kept) => {
    expect(compileProjection(document(projection))(document(row))).toEqual(kept)
  })
})
