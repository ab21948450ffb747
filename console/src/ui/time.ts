import { site } from '@site'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly clock: string
  /** Days since 1970 in the district's time. */
  readonly dayNumber: number
}

/** A moment as clocks in the district show it, whatever this computer is set to. */
function localTime(at: number): LocalTime {
  const shifted = new Date(at + site.timeZoneOffsetMinutes * MINUTE)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    clock: shifted.toISOString().slice(11, 16),
    dayNumber: Math.floor(shifted.getTime() / DAY),
  }
}

/** 刚刚, 3 秒前, 5 分钟前, 今天 09:12, 昨天 18:22, 11月24日 09:12, 2019-09-04 02:58. */
export function since(instant: string, now: number): string {
  const at = Date.parse(instant)
  const passed = now - at
  if (passed >= 0 && passed < MINUTE) return ago(passed)
  if (passed >= 0 && passed < HOUR) return `${Math.floor(passed / MINUTE)} 分钟前`
  const then = localTime(at)
  const today = localTime(now)
  if (then.dayNumber === today.dayNumber) return `今天 ${then.clock}`
  if (then.dayNumber === today.dayNumber - 1) return `昨天 ${then.clock}`
  return then.year === today.year ? `${then.month}月${then.day}日 ${then.clock}` : exact(instant)
}

function ago(passed: number): string {
  const seconds = Math.floor(passed / 1000)
  return seconds < 2 ? '刚刚' : `${seconds} 秒前`
}

/** 2019-09-04 02:58, for tables and records. */
export function exact(instant: string): string {
  const { year, month, day, clock } = localTime(Date.parse(instant))
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')} ${clock}`
}

const NEAR_DAYS = ['今天', '明天', '后天'] as const

/** 今天, 明天, 11月29日 周日: a day of the district (`YYYY-MM-DD`) as people say it. */
export function daySaid(day: string, now: number): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  const near = NEAR_DAYS[Math.floor(at / DAY) - localTime(now).dayNumber]
  if (near) return near
  const date = new Date(at)
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${'日一二三四五六'[date.getUTCDay()]}`
}

/** 今天 15:00, 明天 09:00, 11月29日 周日 09:00: a moment that is promised. */
export function until(instant: string, now: number): string {
  const shifted = new Date(Date.parse(instant) + site.timeZoneOffsetMinutes * MINUTE).toISOString()
  return `${daySaid(shifted.slice(0, 10), now)} ${shifted.slice(11, 16)}`
}

/** 35 分, 2 小时 26 分, 3 天 4 小时: how long something has waited; less than a minute is 刚到. */
export function lasting(ms: number): string {
  const minutes = Math.floor(ms / MINUTE)
  if (minutes < 1) return '刚到'
  const [days, hours, left] = [Math.floor(ms / DAY), Math.floor((ms % DAY) / HOUR), minutes % 60]
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return left > 0 ? `${hours} 小时 ${left} 分` : `${hours} 小时`
  return `${minutes} 分`
}

/** The day of a moment on the district's calendar, `2026-11-29`. */
export const localDay = (at: number): string =>
  new Date(at + site.timeZoneOffsetMinutes * MINUTE).toISOString().slice(0, 10)
