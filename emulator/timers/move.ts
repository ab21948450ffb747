import * as z from 'zod/mini'
import type { Timers } from './index'

const Move = z.union([
  /** Milliseconds that pass. */
  z.strictObject({ advance: z.int().check(z.minimum(1)) }),
  /** The time it becomes, ISO 8601. */
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
])

/** `POST /_cloud/api/clock` with `{ advance: <ms> }` or `{ set: <ISO time> }`; answers what time it is then. Throws for anything else. */
export async function moveClock(timers: Timers, body: unknown): Promise<{ now: string }> {
  const move = Move.parse(body)
  if ('advance' in move) await timers.advance(move.advance)
  else timers.set(Date.parse(move.set))
  return { now: new Date(timers.now()).toISOString() }
}
