import { changeOf } from '../../../../emulator/database/changes'
import { encode } from '../../../../emulator/database/values/encode'
import { document, type Json } from '../matcher/matching'

const updated = (where: Json, update: Json, row: Json): Json => {
  const change = changeOf({ data: document(update), merges: true, where: document(where) }, Date.now)
  return JSON.parse(encode(change(document(row), false))) as Json
}

describe('a positional path', () => {
  test.each<[Json, Json, Json]>([
    [{}, { $set: { 'a.$': 1 } }, { a: [1] }],
    [{ b: 2 }, { $set: { 'a.$': 1 } }, { a: [1], b: 2 }],
    [{ a: 1 }, { $set: { $: 1 } }, { a: [1] }],
    [{ a: 1 }, { $set: { '$[]': 1 } }, { a: [1] }],
    [{ a: 1 }, { $set: { 'a.$.b.$': 1 } }, { a: [1] }],
    [{ a: 1 }, { $set: { 'a.$[x]': 1 } }, { a: [1] }],
    [{ a: 1 }, { $set: { 'a.$x': 1 } }, { a: [1] }],
    [{ a: 1 }, { $rename: { 'a.$': 'b' } }, { a: [1] }],
    [{ a: 1 }, { $set: { 'a.$': 5, 'a.0': 6 } }, { a: [1] }],
    [{}, { $set: { 'a.$[]': 1 } }, {}],
    [{}, { $set: { 'a.$[]': 1 } }, { a: 5 }],
  ])('where %j, %j on %j is an error', (where, update, row) => {
    expect(() => updated(where, update, row)).toThrow()
  })

  test.each<[Json, Json, Json, Json]>([
    [{ a: 2 }, { $set: { 'a.$': 9 } }, { a: [1, 2, 2] }, { a: [1, 9, 2] }],
    [{ a: { $gt: 1 } }, { $inc: { 'a.$': 10 } }, { a: [1, 2, 3] }, { a: [1, 12, 3] }],
    [
      { 'a.k': 'y' },
      { $set: { 'a.$.v': 1 } },
      { a: [{ k: 'x' }, { k: 'y' }] },
      { a: [{ k: 'x' }, { k: 'y', v: 1 }] },
    ],
    [
      { a: { $elemMatch: { k: 'y', v: { $gt: 1 } } } },
      { $set: { 'a.$.v': 0 } },
      {
        a: [
          { k: 'y', v: 1 },
          { k: 'y', v: 2 },
        ],
      },
      {
        a: [
          { k: 'y', v: 1 },
          { k: 'y', v: 0 },
        ],
      },
    ],
    [
      { a: 1, b: 'y' },
      { $set: { 'c.$': 1 } },
      { a: [1], b: ['x', 'y'], c: [0, 0] },
      { a: [1], b: ['x', 'y'], c: [0, 1] },
    ],
    [{ $or: [{ a: 5 }, { a: 2 }] }, { $set: { 'a.$': 0 } }, { a: [1, 2] }, { a: [1, 0] }],
    [{ 'o.a.k': 1 }, { $unset: { 'o.a.$.k': '' } }, { o: { a: [{}, { k: 1 }] } }, { o: { a: [{}, {}] } }],
    [
      { 'a.b': 2 },
      { $set: { 'a.$.hit': true } },
      { a: [{ b: [1] }, { b: [1, 2] }] },
      { a: [{ b: [1] }, { b: [1, 2], hit: true }] },
    ],
    [{}, { $inc: { 'a.$[]': 1 } }, { a: [1, 2] }, { a: [2, 3] }],
    [
      {},
      { $set: { 'a.$[].b.$[]': 0 } },
      { a: [{ b: [1] }, { b: [2, 3] }] },
      { a: [{ b: [0] }, { b: [0, 0] }] },
    ],
    [{}, { $set: { 'a.$[].b': 0 } }, { a: [] }, { a: [] }],
  ])('where %j, %j on %j makes %j', (where, update, row, made) => {
    expect(updated(where, update, row)).toEqual(made)
  })
})
