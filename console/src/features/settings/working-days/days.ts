import { calendarOf, isWorkingDay, type YearCalendar } from '@functions/_common/clock'
import { site } from '@site'

/** `MM-DD` of every day that a text names: 10月1日, 10-01, 10.1, 2027-10-01; in the order of the year, each once. */
export function daysIn(text: string): string[] {
  const named = text.matchAll(/(?:\d{4}[-年./])?(\d{1,2})[-月./](\d{1,2})日?/g)
  const days = [...named].map(
    ([, month = '', day = '']) => `${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  return [...new Set(days)].sort()
}

/** 1月1日、1月2日; 没有 for none. */
export const daysInWords = (days: readonly string[]): string =>
  days.map((day) => day.replace(/^0?(\d+)-0?(\d+)$/, '$1月$2日')).join('、') || '没有'

/** How many days people work in a year arranged so. */
export function workingDaysOf(year: YearCalendar): number {
  const calendar = calendarOf(site.timeZoneOffsetMinutes, [year])
  let count = 0
  const day = new Date(Date.UTC(year.year, 0, 1))
  for (; day.getUTCFullYear() === year.year; day.setUTCDate(day.getUTCDate() + 1))
    if (isWorkingDay(day.toISOString().slice(0, 10), calendar)) count += 1
  return count
}
