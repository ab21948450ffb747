/** Pure: which stretches of time no shift of a post covers. Times are instants, which sort as text. */

interface Stretch {
  readonly startsAt: string
  readonly endsAt: string
}

export interface Uncovered {
  readonly from: string
  readonly to: string
}

export function uncovered(shifts: readonly Stretch[], from: string, to: string): Uncovered[] {
  const gaps: Uncovered[] = []
  let covered = from
  for (const { startsAt, endsAt } of [...shifts].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    if (startsAt >= to) break
    if (startsAt > covered) gaps.push({ from: covered, to: startsAt })
    if (endsAt > covered) covered = endsAt
  }
  if (covered < to) gaps.push({ from: covered, to })
  return gaps
}
