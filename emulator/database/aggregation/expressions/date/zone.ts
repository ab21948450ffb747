import { badRequest } from '../../../refusal'
import type { Reached } from '../../../values/value'
import { typeName } from '../type-name'

/** Milliseconds that a zone's clocks are ahead of UTC at a moment (milliseconds since 1970). */
export type Zone = (at: number) => number

const MINUTE = 60_000
const known = new Map<string, Zone>([
  ['UTC', () => 0],
  ['GMT', () => 0],
  ['Z', () => 0],
])
const KNOWN_ZONES = 1000

/** `Asia/Shanghai` (an Olson name), or an offset: `+08:00`, `+0800`, `+08`. */
export function zoneOf(name: Reached): Zone {
  if (typeof name !== 'string')
    throw badRequest(`timezone must evaluate to a string, found ${typeName(name)}`)
  let zone = known.get(name)
  if (!zone) {
    zone = offsetZone(name) ?? namedZone(name)
    if (known.size < KNOWN_ZONES) known.set(name, zone)
  }
  return zone
}

function offsetZone(name: string): Zone | null {
  const match = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name)
  if (!match) return null
  const [, sign, hours, minutes = '0'] = match
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '-' ? -1 : 1)
  return () => offset
}

function namedZone(name: string): Zone {
  const format = formatOf(name)
  return (at) => {
    const second = Math.floor(at / 1000) * 1000
    const parts = Object.fromEntries(format.formatToParts(second).map(({ type, value }) => [type, value]))
    const { year, month, day, hour, minute, second: seconds, era } = parts
    const local = new Date(0)
    local.setUTCFullYear(era === 'BC' ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day))
    local.setUTCHours(Number(hour), Number(minute), Number(seconds))
    return local.getTime() - second
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
  } catch {
    throw badRequest(`unrecognized time zone identifier: "${timeZone}"`)
  }
}

/** The moment at which a zone's clocks show this (given as if it were UTC). In a gap, the time after it. */
export function momentAt(shown: number, zone: Zone): number {
  const first = shown - zone(shown)
  const second = shown - zone(first)
  if (second === first || zone(second) === zone(first)) return second
  return Math.max(first, second)
}
