import { matches } from '../matching'

test('$comment asks nothing', () => {
  expect(matches({ $comment: 'why', a: 1 }, { a: 1 })).toBe(true)
  expect(matches({ $comment: 'why', a: 1 }, { a: 2 })).toBe(false)
})
