import type { HoursEntry } from '@functions/volunteers/contract/hours'
import { dayTyped, districtDay } from '../words'

export interface Organised {
  readonly id: string
  readonly name: string
  /** The first day on which it recorded anything. */
  readonly since: string
}

/** Who recorded these entries, the latest first. */
export function organisersOf(entries: readonly HoursEntry[]): Organised[] {
  const found = new Map<string, Organised>()
  for (const { organiser, at } of entries) {
    const day = districtDay(at)
    const since = found.get(organiser.id)?.since ?? day
    found.set(organiser.id, { ...organiser, since: since < day ? since : day })
  }
  return [...found.values()]
}

export type Period = 'all' | 'year' | 'last_year' | 'own'
export const PERIODS: readonly { readonly value: Period; readonly label: string }[] = [
  { value: 'all', label: '从第一次到今天' },
  { value: 'year', label: '今年' },
  { value: 'last_year', label: '去年' },
  { value: 'own', label: '自己填日子' },
]

/** First and last day of a period, both counted. */
export function daysOf(
  period: Period,
  { since, typed, now }: { since: string; typed: { from: string; until: string }; now: string },
): { from: string; until: string } {
  const today = districtDay(now)
  const year = Number(today.slice(0, 4))
  switch (period) {
    case 'all':
      return { from: since, until: today }
    case 'year':
      return { from: `${year}-01-01`, until: today }
    case 'last_year':
      return { from: `${year - 1}-01-01`, until: `${year - 1}-12-31` }
    default:
      return { from: dayTyped(typed.from), until: dayTyped(typed.until) }
  }
}
