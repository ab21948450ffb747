/** Where the words of a quotation stand in its source, and how they differ. */
export interface Alignment {
  /** Characters of the source that the quotation renders. */
  readonly from: number
  readonly to: number
  /** Characters that would have to be changed, added or taken out. */
  readonly distance: number
}

const GRAM = 3
/** Words that were put in or left out move what follows; so many characters are looked at on either side. */
const SLACK = 12

/** The stretch of a source that a quotation comes closest to; null when no three characters of it stand there in its place. */
export function align(quote: string, source: string): Alignment | null {
  const exact = source.indexOf(quote)
  if (exact >= 0) return { from: exact, to: exact + quote.length, distance: 0 }
  const start = likeliestStart(quote, source)
  if (start === null) return null
  const from = Math.max(0, start - SLACK)
  const window = source.slice(from, start + quote.length + SLACK)
  const { begin, end, distance } = closest(quote, window)
  return { from: from + begin, to: from + end, distance }
}

/** Every three characters vote for where the quotation would have to begin. */
function likeliestStart(quote: string, source: string): number | null {
  const votes = new Map<number, number>()
  for (let at = 0; at + GRAM <= quote.length; at++) {
    const gram = quote.slice(at, at + GRAM)
    for (let found = source.indexOf(gram); found >= 0; found = source.indexOf(gram, found + 1)) {
      const bucket = Math.round((found - at) / GRAM)
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best ? Math.max(0, best[0] * GRAM) : null
}

/** A quotation begins with the word it begins with: to slide past that word costs more than to put in what was left out. */
const FIRST = 3

/** Edit distance to any part of the window: what stands before and behind that part costs nothing. */
function closest(quote: string, window: string): { begin: number; end: number; distance: number } {
  const width = window.length + 1
  let above = Uint16Array.from({ length: width }, () => 0)
  let beginsAbove = Uint16Array.from({ length: width }, (_, column) => column)
  for (let row = 1; row <= quote.length; row++) {
    const costs = new Uint16Array(width)
    const begins = new Uint16Array(width)
    costs[0] = row + FIRST
    for (let column = 1; column < width; column++) {
      const same = quote[row - 1] === window[column - 1] ? 0 : row === 1 ? FIRST : 1
      const replaced = (above[column - 1] as number) + same
      const added = (above[column] as number) + (row === 1 ? FIRST : 1)
      const missing = (costs[column - 1] as number) + 1
      const least = Math.min(replaced, added, missing)
      costs[column] = least
      begins[column] =
        least === replaced
          ? (beginsAbove[column - 1] as number)
          : least === added
            ? (beginsAbove[column] as number)
            : (begins[column - 1] as number)
    }
    above = costs
    beginsAbove = begins
  }
  let end = 0
  for (let column = 1; column < width; column++) {
    if ((above[column] as number) < (above[end] as number)) end = column
  }
  return { begin: beginsAbove[end] as number, end, distance: above[end] as number }
}
