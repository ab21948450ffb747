import { VOLUNTEER_LIMITS } from '@site/volunteers'

const MINUTE_MS = 60_000

/** Whether the list still takes signings down: from a while before a shift until a while after it. */
export function signingOpen(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  now: number,
): boolean {
  const { earlyMinutes, lateMinutes } = VOLUNTEER_LIMITS
  return (
    now >= Date.parse(startsAt) - earlyMinutes * MINUTE_MS &&
    now <= Date.parse(endsAt) + lateMinutes * MINUTE_MS
  )
}
