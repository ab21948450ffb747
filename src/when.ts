import { site } from '@site'

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: string
  readonly minute: string
  /** Whole days since 1970 in the district's own time. */
  readonly dayNumber: number
}

const DAY_MS = 86_400_000
const two = (number: number) => String(number).padStart(2, '0')

/** An instant (ISO 8601, UTC) on the district's clock, whatever the phone's time zone. */
function partsOf(instant: string): Parts {
  const local = Date.parse(instant) + site.timeZoneOffsetMinutes * 60_000
  const date = new Date(local)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: two(date.getUTCHours()),
    minute: two(date.getUTCMinutes()),
    dayNumber: Math.floor(local / DAY_MS),
  }
}

/** 2019-09-04 02:58, as in the provenance strip. */
export function stampOf(instant: string): string {
  const { year, month, day, hour, minute } = partsOf(instant)
  return `${year}-${two(month)}-${two(day)} ${hour}:${minute}`
}

/** 2019年9月4日, as on a poster and in 长辈版. */
export function dateInFull(instant: string): string {
  const { year, month, day } = partsOf(instant)
  return `${year}年${month}月${day}日`
}

/** 9-03 18:20, as in the list of reviews. */
export function shortStampOf(instant: string): string {
  const { month, day, hour, minute } = partsOf(instant)
  return `${month}-${two(day)} ${hour}:${minute}`
}

/** 9月5日 09:12; with the year when it is not this one. */
export function dayAndTimeOf(instant: string, now: string): string {
  const { year, month, day, hour, minute } = partsOf(instant)
  return `${year === partsOf(now).year ? '' : `${year}年`}${month}月${day}日 ${hour}:${minute}`
}

/** 今天 9:12, 昨天 18:20, 9月5日, 2019年9月4日: a date as people say it. */
export function dayInWords(instant: string, now: string): string {
  const then = partsOf(instant)
  const today = partsOf(now)
  const time = `${Number(then.hour)}:${then.minute}`
  if (then.dayNumber === today.dayNumber) return `今天 ${time}`
  if (then.dayNumber === today.dayNumber - 1) return `昨天 ${time}`
  return `${then.year === today.year ? '' : `${then.year}年`}${then.month}月${then.day}日`
}

export const nowInstant = (): string => new Date().toISOString()

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** 11月22日 星期日, on the district's clock. */
export function dayOf(instant: string): string {
  const { month, day, dayNumber } = partsOf(instant)
  // 1970-01-01 was a Thursday
  return `${month}月${day}日 星期${WEEKDAYS[(dayNumber + 4) % 7]}`
}

/** 09:38 */
export function timeOf(instant: string): string {
  const { hour, minute } = partsOf(instant)
  return `${hour}:${minute}`
}
