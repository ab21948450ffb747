import { site } from '../../site'
import { AppError } from '../_common/errors'

const DAY_MS = 24 * 3600_000
const offset = site.timeZoneOffsetMinutes * 60_000
/** A page of the calendar is six weeks at most. */
const MOST_DAYS = 45

/** The first moment of a day in the district. */
export const startOf = (day: string): string =>
  new Date(new Date(`${day}T00:00:00.000Z`).getTime() - offset).toISOString()
/** The first moment of the day after. */
export const endOf = (day: string): string => new Date(Date.parse(startOf(day)) + DAY_MS).toISOString()
/** `11月24日 18:00`, in the district's time. */
export function spoken(at: string): string {
  const local = new Date(Date.parse(at) + offset)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${local.toISOString().slice(11, 16)}`
}
export const dayOf = (at: string): string => new Date(Date.parse(at) + offset).toISOString().slice(0, 10)

/** Two days, both included, as moments; refuses what is no stretch of days, or a longer one than a page shows. */
export function stretch({ from, to }: { from: string; to: string }): { start: string; end: string } {
  const start = Date.parse(`${from}T00:00:00.000Z`)
  const end = Date.parse(`${to}T00:00:00.000Z`)
  const days = (end - start) / DAY_MS
  if (Number.isNaN(days) || days < 0 || days >= MOST_DAYS) {
    throw new AppError('invalid_input', 'not a stretch of days', { to: '一次看 45 天以内。' })
  }
  return { start: startOf(from), end: endOf(to) }
}
