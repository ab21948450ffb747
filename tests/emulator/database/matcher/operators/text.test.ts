import { matches } from '../matching'

test('$text is refused, there is no text index', () => {
  expect(() => matches({ $text: { $search: 'a' } }, { a: 'a' })).toThrow('text index required')
})
