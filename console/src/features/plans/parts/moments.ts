import { fromField, toField } from '../../../ui/moment-field'

const DAY = 24 * 60 * 60_000

export { fromField, toField }

export const dayOf = (instant: string): string => toField(instant).slice(0, 10)
export const clockOf = (instant: string): string => toField(instant).slice(11)
export const today = (): string => dayOf(new Date().toISOString())

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10)

/** 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7

const WEEKDAYS = '一二三四五六日'
/** 11月24日（周二） */
export function sayDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日（周${WEEKDAYS[weekdayOf(day)]}）`
}

/** 11月24日（周二）09:30 */
export const sayMoment = (instant: string): string => `${sayDay(dayOf(instant))}${clockOf(instant)}`

export type Span = 'month' | 'week' | 'day'

/** The days a page of the calendar shows; a month begins and ends with whole weeks. */
export function daysOf(span: Span, day: string): string[] {
  const first = span === 'day' ? day : span === 'week' ? addDays(day, -weekdayOf(day)) : startOfMonthPage(day)
  const count = span === 'day' ? 1 : span === 'week' ? 7 : 42
  const days = Array.from({ length: count }, (_, index) => addDays(first, index))
  if (span !== 'month') return days
  const month = day.slice(0, 7)
  return days.filter((_, index) => {
    const week = days.slice(index - (index % 7), index - (index % 7) + 7)
    return week.some((one) => one.startsWith(month))
  })
}

function startOfMonthPage(day: string): string {
  const first = `${day.slice(0, 7)}-01`
  return addDays(first, -weekdayOf(first))
}

/** The same place one page on or back. */
export function turned(span: Span, day: string, by: 1 | -1): string {
  if (span !== 'month') return addDays(day, by * (span === 'week' ? 7 : 1))
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10)
}
