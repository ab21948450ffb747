import { site } from '../../site'
import type { When } from './contract'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const OFFSET_MS = site.timeZoneOffsetMinutes * MINUTE_MS
/** A day without a time is over at eight in the evening. */
const DAY_ENDS = '20:00'

/** The moment of a day and time on the district's clock. */
export function wantedAtOf({ day, time }: When): string {
  const local = Date.parse(`${day}T${time ?? DAY_ENDS}:00Z`)
  return new Date(local - OFFSET_MS).toISOString()
}

/** `YYYY-MM-DD` of a moment on the district's calendar. */
export const dayOf = (at: string): string => new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 10)

/** `count` days before a day of the calendar. */
export const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY_MS).toISOString().slice(0, 10)

/** 11月25日 09:00; 11月25日以前都行; 11月25日，几点再约. */
export function whenSaid({ day, time, flexible }: When): string {
  const said = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  if (flexible) return `${said}以前都行`
  return time ? `${said} ${time}` : `${said}，几点再约`
}

/** 11月25日 17:30: a moment on the district's clock. */
export function momentSaid(at: string): string {
  const local = new Date(Date.parse(at) + OFFSET_MS).toISOString()
  return whenSaid({ day: local.slice(0, 10), time: local.slice(11, 16), flexible: false })
}
