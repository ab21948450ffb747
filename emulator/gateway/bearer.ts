import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether a request brings one of the tokens as `Authorization: Bearer …`; takes the same time for every wrong one. */
export function bearerIsOneOf(tokens: readonly string[]): (request: IncomingMessage) => boolean {
  const expected = tokens.map((token) => digest(`Bearer ${token}`))
  return ({ headers }) => {
    const given = digest(headers.authorization ?? '')
    return expected.filter((one) => timingSafeEqual(one, given)).length > 0
  }
}
