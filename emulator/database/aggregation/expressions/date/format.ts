import { badRequest } from '../../../refusal'
import type { Calendar } from './calendar'

type Writer = (calendar: Calendar, offset: number) => string

const digits =
  (field: keyof Calendar, width: number): Writer =>
  (calendar) =>
    String(calendar[field]).padStart(width, '0')

/** Source: MongoDB manual, $dateToString, format specifiers. */
const WRITERS: Readonly<Record<string, Writer>> = {
  '%': () => '%',
  d: digits('dayOfMonth', 2),
  G: digits('isoWeekYear', 4),
  H: digits('hour', 2),
  j: digits('dayOfYear', 3),
  L: digits('millisecond', 3),
  m: digits('month', 2),
  M: digits('minute', 2),
  S: digits('second', 2),
  u: digits('isoDayOfWeek', 1),
  U: digits('week', 2),
  V: digits('isoWeek', 2),
  w: digits('dayOfWeek', 1),
  Y: digits('year', 4),
  z: (_calendar, offset) => offsetText(offset),
  Z: (_calendar, offset) => `${offset < 0 ? '-' : '+'}${Math.abs(Math.trunc(offset / 60_000))}`,
}

/** `+0800`. */
function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000))
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${hour}${String(minutes % 60).padStart(2, '0')}`
}

export function formatDate(format: string, calendar: Calendar, offset: number): string {
  return format.replace(/%(.?)/gsu, (_all, letter: string) => {
    if (letter === '') throw badRequest("Unmatched '%' at end of format string")
    const writer = Object.hasOwn(WRITERS, letter) ? WRITERS[letter] : undefined
    if (!writer) throw badRequest(`Invalid format character '%${letter}' in format string`)
    return writer(calendar, offset)
  })
}
