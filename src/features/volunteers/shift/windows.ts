import type { Shift } from '@functions/volunteers/contract/shifts'
import { VOLUNTEER_LIMITS } from '@site/volunteers'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
type Times = Pick<Shift, 'startsAt' | 'endsAt'>

export const begun = ({ startsAt }: Times, now: number): boolean => Date.parse(startsAt) <= now

/** 签到、签退: a little before the beginning until a while after the end. */
export const maySign = ({ startsAt, endsAt }: Times, now: number): boolean =>
  now >= Date.parse(startsAt) - VOLUNTEER_LIMITS.earlyMinutes * MINUTE_MS &&
  now <= Date.parse(endsAt) + VOLUNTEER_LIMITS.lateMinutes * MINUTE_MS

/** 自己申报: once it is over, for some days. */
export const mayDeclare = ({ endsAt }: Times, now: number): boolean =>
  now >= Date.parse(endsAt) && now <= Date.parse(endsAt) + VOLUNTEER_LIMITS.declareDays * DAY_MS
