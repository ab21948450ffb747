import { keyDates } from '../../site/key-dates'
import type { KeyDate } from './contract'

const DAY_MS = 24 * 3600_000

/** Every day from the first to the last, both included, as `yyyy-mm-dd`. */
function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

/** 重要节点, 节假日 and 调休上班 between two days. */
export function keyDatesBetween(from: string, to: string): KeyDate[] {
  return daysBetween(from, to).flatMap((day): KeyDate[] => [
    ...keyDates.yearly
      .filter(([monthDay]) => day.endsWith(monthDay))
      .map(([, name]): KeyDate => ({ day, name, kind: 'key' })),
    ...keyDates.dated
      .filter(([date]) => date === day)
      .map(([, name]): KeyDate => ({ day, name, kind: 'key' })),
    ...keyDates.holidays.flatMap((holiday): KeyDate[] => {
      if (holiday.worked.includes(day)) {
        return [{ day, name: `${holiday.name}调休上班`, kind: 'worked' }]
      }
      return day >= holiday.from && day <= holiday.to
        ? [{ day, name: `${holiday.name}放假`, kind: 'holiday' }]
        : []
    }),
  ])
}
