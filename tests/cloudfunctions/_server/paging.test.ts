import { decodeCursor, encodeCursor } from '../../../cloudfunctions/_server/paging'

const refused = expect.objectContaining({ code: 'invalid_input' })

it.each([
  ['nothing', ''],
  ['no JSON', 'AAAA'],
  ['another length', encodeCursor(['a'])],
  ['another kind', encodeCursor([1, 2])],
  ['an operator', Buffer.from('[{"$gt":""},1]').toString('base64url')],
  ['an object', Buffer.from('{"0":"a","1":1,"length":2}').toString('base64url')],
])('refuses a cursor of %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, ['string', 'number'])).toThrow(refused)
})

it('gives back the key it was made from, in letters an address may have', () => {
  const cursor = encodeCursor(['2026-11-22T00:00:00.000Z｜好', 7])
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(decodeCursor(cursor, ['string', 'number'])).toEqual(['2026-11-22T00:00:00.000Z｜好', 7])
})
