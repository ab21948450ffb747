import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { AppError } from '../_common/errors'
import { Instant } from '../_common/fields'
import { now } from './clock'
import { guard } from './guard'
import { hashed } from './secret'

/** Longer than any clock between the operator's machine and the cloud is wrong. */
const VALID_MS = 5 * 60_000

const Proof = z.object({ at: Instant, mac: z.string().check(z.maxLength(100)) })

/**
 * The proof that an event comes from the operator of the centre: an HMAC with CENTRE_SECRET over the function, the time
 * and the content. Whoever has that secret could read and forge everything anyway, so it opens nothing new.
 * `config/first-administrator.mjs` makes the same one.
 */
export const proofOf = (functionName: string, at: string, bootstrap: unknown): string =>
  hashed('bootstrap', functionName, at, JSON.stringify(bootstrap))

/** What the operator asks for; refuses, without saying why, everything that is not proven and of this minute. */
export function provenBootstrap(functionName: string, event: Readonly<Record<string, unknown>>): unknown {
  guard(event)
  const proof = Proof.safeParse(event.proof)
  if (!proof.success) throw new AppError('not_allowed', 'bootstrap without proof')
  const { at, mac } = proof.data
  const expected = Buffer.from(proofOf(functionName, at, event.bootstrap))
  const given = Buffer.from(mac)
  const genuine = given.length === expected.length && timingSafeEqual(given, expected)
  if (!genuine || Math.abs(now().getTime() - Date.parse(at)) > VALID_MS) {
    throw new AppError('not_allowed', 'bootstrap with a wrong or an old proof')
  }
  return event.bootstrap
}
