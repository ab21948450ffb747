import { site } from '../../site'

const MINUTE_MS = 60_000

/** The district's own day of a moment, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string =>
  new Date(at.getTime() + site.timeZoneOffsetMinutes * MINUTE_MS).toISOString().slice(0, 10)

/** A day and time as people here write them: `2026-11-23 14:00`. */
export const timeOf = (at: string): string =>
  new Date(Date.parse(at) + site.timeZoneOffsetMinutes * MINUTE_MS)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')

/** Whole years between two days, as an age is counted (民法典 §200: from the birthday on). */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
