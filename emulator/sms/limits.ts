import type { Outbox } from '../outbox'
import type { SmsCode } from './codes'

/** The service's standard limits for one number (频率限制): so many in so many milliseconds. */
const LIMITS: readonly (readonly [milliseconds: number, count: number, code: SmsCode])[] = [
  [30_000, 1, 'thirtySeconds'],
  [3_600_000, 5, 'hour'],
  [86_400_000, 10, 'day'],
]

/** Which limit one more message to a number would break; what was sent stands in the outbox, so a restart forgets nothing. */
export function brokenLimit(outbox: Outbox, to: string, now: number): SmsCode | undefined {
  const broken = LIMITS.find(
    ([milliseconds, count]) =>
      outbox.sentSince('sms', to, new Date(now - milliseconds).toISOString()) >= count,
  )
  return broken?.[2]
}
