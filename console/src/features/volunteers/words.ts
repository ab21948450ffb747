import type { Way } from '@functions/volunteers/contract/shared'
import { toField } from '../../ui/moment-field'
import { daySaid } from '../../ui/time'

/** How a time was taken down. */
export const WAY_WORDS: Record<Way, string> = {
  organiser: '名单登记',
  code: '扫动态码',
  place: '到场定位',
  declared: '自己申报',
}

/** 90 → 1 小时 30 分: as the ledger and a certificate say it. */
export function spokenMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}

const clockOf = (instant: string): string => toField(instant).slice(11)

/** 今天 09:00 到 11:00, 11月29日 周日 09:00 到 11:00: a shift is at most 12 hours long, so its end is known by the time. */
export const shiftTime = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: number): string =>
  `${daySaid(toField(startsAt).slice(0, 10), now)} ${clockOf(startsAt)} 到 ${clockOf(endsAt)}`
export const timeSaid = (instant: string): string => clockOf(instant)
