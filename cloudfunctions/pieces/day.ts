import { site } from '../../site'

const MINUTE_MS = 60_000
const OFFSET_MS = site.timeZoneOffsetMinutes * MINUTE_MS

/** The moment at which the district's day began. */
export function dayBegan(at: Date): string {
  const local = new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
  return new Date(Date.parse(`${local}T00:00:00.000Z`) - OFFSET_MS).toISOString()
}

/** The district's month of a moment, e.g. `2026-11`. */
export const monthOf = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 7)

/** The moment at which a month of the district begins. */
export const monthBegins = (month: string): string =>
  new Date(Date.parse(`${month}-01T00:00:00.000Z`) - OFFSET_MS).toISOString()
