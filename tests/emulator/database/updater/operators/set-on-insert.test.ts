import { updated } from '../updating'

test('$setOnInsert sets only what is new', () => {
  expect(updated({ $setOnInsert: { a: 1 }, $set: { b: 2 } }, { a: 0 })).toEqual({ a: 0, b: 2 })
  expect(updated({ $setOnInsert: { a: 1 }, $set: { b: 2 } }, {}, true)).toEqual({ a: 1, b: 2 })
})
