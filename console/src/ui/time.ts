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
