import type { Json } from '../../matcher/matching'
import { fails, updated } from '../updating'

describe('$set', () => {
  test.each<[Json, Json]>([
    [{ $set: { 'a.b': 1 } }, { a: 5 }],
    [{ $set: { 'a.b': 1 } }, { a: null }],
    [{ $set: { 'a.x': 1 } }, { a: [1] }],
    [{ $set: { a: { $bad: 1 } } }, {}],
    [{ $set: { 'a.$': 1 } }, { a: [1] }],
    [{ $set: { 'a.$[x].b': 1 } }, { a: [{}] }],
    [{ $set: { 'a..b': 1 } }, {}],
    [{ $set: { _id: 2 } }, { _id: 1 }],
    [{ $set: { 'a.2000000': 1 } }, { a: [] }],
  ])('%j is an error on %j', fails)

  test.each<[Json, Json, Json]>([
    [{ $set: { a: 1 } }, {}, { a: 1 }],
    [{ $set: { 'a.b.c': 1 } }, {}, { a: { b: { c: 1 } } }],
    [{ $set: { 'a.b': 1 } }, { a: { c: 2 } }, { a: { c: 2, b: 1 } }],
    [{ $set: { a: { b: 1 } } }, { a: { c: 2 } }, { a: { b: 1 } }],
    [{ $set: { 'a.1': 9 } }, { a: [1, 2] }, { a: [1, 9] }],
    [{ $set: { 'a.3': 9 } }, { a: [1] }, { a: [1, null, null, 9] }],
    [{ $set: { 'a.0.b': 9 } }, { a: [{ c: 1 }] }, { a: [{ c: 1, b: 9 }] }],
    [{ $set: { _id: 1 } }, { _id: 1 }, { _id: 1 }],
  ])('%j on %j makes %j', (update, row, made) => {
    expect(updated(update, row)).toEqual(made)
  })
})
