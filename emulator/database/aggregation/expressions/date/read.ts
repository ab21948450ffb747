import { dayAt, isoDayAt } from './calendar'
import { momentAt, type Zone } from './zone'

/** What a text says of a moment; `null` where it is no date. `offset` stands when the text has its own zone. */
export interface Reading {
  readonly shown: number
  readonly offset: number | null
}

type Parts = Readonly<Record<string, string | undefined>>

/** For each format letter, what it may read and the name of what it found. */
const READERS: Readonly<Record<string, string>> = {
  '%': '%',
  d: '(?<day>\\d{1,2})',
  G: '(?<isoWeekYear>\\d{4})',
  H: '(?<hour>\\d{1,2})',
  j: '(?<dayOfYear>\\d{1,3})',
  L: '(?<fraction>\\d{1,3})',
  m: '(?<month>\\d{1,2})',
  M: '(?<minute>\\d{1,2})',
  S: '(?<second>\\d{1,2})',
  u: '(?<isoDayOfWeek>[1-7])',
  V: '(?<isoWeek>\\d{1,2})',
  Y: '(?<year>\\d{4})',
  z: '(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})',
  Z: '(?<minutes>[+-]\\d{1,4})',
}

const TIME =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?\\s*(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(?<monthName>${MONTHS.join('|')})[a-z]*`

/** Without a format: ISO 8601 with or without dashes, slashes, and the month by its English name. */
const USUAL = [
  `(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?:(?:T|\\s+)${TIME})?`,
  `(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2}):?(?<minute>\\d{2}):?(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?(?<zone>Z)?)?`,
  `(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})(?:\\s+${TIME})?`,
  `(?:[a-z]{3,9},?\\s+)?(?<day>\\d{1,2})[-\\s]${MONTH}[-\\s,]\\s*(?<year>\\d{4})(?:\\s+${TIME})?`,
  `(?:[a-z]{3,9},?\\s+)?${MONTH}\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})(?:\\s+${TIME})?`,
].map((pattern) => new RegExp(`^\\s*${pattern}\\s*$`, 'i'))

export function readUsual(text: string): Reading | null {
  for (const pattern of USUAL) {
    const groups = pattern.exec(text)?.groups
    if (groups) return readingOf(groups)
  }
  return null
}

/** The pattern of a format, or the letter it does not know. */
export function formatPattern(format: string): RegExp | { unknown: string } {
  let pattern = ''
  const seen = new Set<string>()
  for (const [token, letter] of format.matchAll(/%(.?)|[^%]/gsu)) {
    if (letter === undefined) pattern += token.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
    else if (!Object.hasOwn(READERS, letter)) return { unknown: letter }
    else pattern += seen.has(letter) ? READERS[letter]?.replace(/\?<\w+>/, '?:') : READERS[letter]
    seen.add(letter ?? '')
  }
  return new RegExp(`^${pattern}$`)
}

export function readWith(text: string, pattern: RegExp): Reading | null {
  const groups = pattern.exec(text)?.groups
  return groups ? readingOf(groups) : null
}

function readingOf(parts: Parts): Reading | null {
  const day = dayOf(parts)
  const [hour, minute, second] = [parts.hour, parts.minute, parts.second].map((text) =>
    Number(text ?? 0),
  ) as [number, number, number]
  if (day === null || hour > 23 || minute > 59 || second > 59) return null
  const fraction = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'))
  return { shown: day + ((hour * 60 + minute) * 60 + second) * 1000 + fraction, offset: offsetOf(parts) }
}

function dayOf(parts: Parts): number | null {
  if (parts.isoWeekYear !== undefined) {
    const week = Number(parts.isoWeek ?? 1)
    const inRange = week >= 1 && week <= 53
    return inRange ? isoDayAt(Number(parts.isoWeekYear), week, Number(parts.isoDayOfWeek ?? 1)) : null
  }
  if (parts.year === undefined) return null
  const year = Number(parts.year)
  if (parts.dayOfYear !== undefined) return dayAt(year, 1, Number(parts.dayOfYear))
  const named = MONTHS.indexOf(parts.monthName?.toLowerCase() ?? '') + 1
  const month = named || Number(parts.month ?? Number.NaN)
  const day = Number(parts.day ?? Number.NaN)
  const at = dayAt(year, month, day)
  return new Date(at).getUTCMonth() + 1 === month && new Date(at).getUTCDate() === day ? at : null
}

function offsetOf({ zone, minutes }: Parts): number | null {
  if (minutes !== undefined) return Number(minutes) * 60_000
  if (zone === undefined) return null
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!match) return 0
  const [, sign, hour, minute = '0'] = match
  return (Number(hour) * 60 + Number(minute)) * 60_000 * (sign === '-' ? -1 : 1)
}

/** The moment that a reading means; a text without a zone is of the zone given. */
export const momentOfReading = ({ shown, offset }: Reading, zone: Zone): number =>
  offset === null ? momentAt(shown, zone) : shown - offset
