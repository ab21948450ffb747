import { site } from '@site'

const DAY_MS = 86_400_000
const OFFSET_MS = site.timeZoneOffsetMinutes * 60_000
/** Sunday is the last day of a week here. */
const WEEK = 7

/** `YYYY-MM-DD` of the district, some days from `now`. */
export const inDays = (now: number, days: number): string =>
  new Date(now + OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10)

/** The Sunday of this week. */
export function endOfWeek(now: number): string {
  const weekday = new Date(now + OFFSET_MS).getUTCDay()
  return inDays(now, (WEEK - weekday) % WEEK)
}

/** 11月24日 周二 and so on, for choosing another day. */
export function nextDays(now: number, count: number): { value: string; label: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const day = inDays(now, index)
    const date = new Date(`${day}T00:00:00Z`)
    const label = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${'日一二三四五六'[date.getUTCDay()]}`
    return { value: day, label }
  })
}
