import { ORDER_LIMITS } from '../../site/orders'
import { FIGURES, type Figure, type Figures } from './contract'

/** 小数不公布: which numbers of a table stay hidden. Pure. */

export type Counted = Readonly<Record<Figure, number>>

const isFew = (n: number): boolean => n > 0 && n < ORDER_LIMITS.smallestGroup

/** Also those 按时办结 that leave a few who were not: whoever knows 办结 could work them out. */
const isTelling = (row: Counted, figure: Figure): boolean =>
  isFew(row[figure]) || (figure === 'onTime' && isFew(row.finished - row.onTime))

/** The hidden ones together are neither few, nor such a sum that each could only be one, or only the largest of the small. */
const isSafe = (hidden: readonly number[]): boolean => {
  const sum = hidden.reduce((all, n) => all + n, 0)
  const largest = ORDER_LIMITS.smallestGroup - 1
  return (
    hidden.length > 1 &&
    sum > largest &&
    sum > hidden.length &&
    !(hidden.every(isFew) && sum === hidden.length * largest)
  )
}

/** Which rows of a column stay hidden beside a total that is shown; null: the column cannot be shown at all. */
function hiddenIn(rows: readonly Counted[], figure: Figure): ReadonlySet<number> | null {
  const places = rows.map((_, place) => place)
  const at = (place: number): number => rows[place]?.[figure] ?? 0
  const hidden = places.filter((place) => isTelling(rows[place] as Counted, figure))
  if (hidden.length === 0) return new Set()
  // the smallest next, and all that are as small: which of two alike is hidden would tell which one was small
  let others = places.filter((place) => !hidden.includes(place) && at(place) > 0)
  while (!isSafe(hidden.map(at))) {
    if (others.length === 0) return null
    const size = Math.min(...others.map(at))
    hidden.push(...others.filter((place) => at(place) === size))
    others = others.filter((place) => at(place) !== size)
  }
  return new Set(hidden)
}

export interface Shown {
  readonly total: Figures
  /** As asked: one list of rows a table. */
  readonly tables: readonly (readonly Figures[])[]
}

/**
 * What may be shown of several tables of the same orders, e.g. by category and by street. Of each column the small numbers are
 * hidden, and as many others that they cannot be worked out from the total; where that is not possible, the column is.
 */
export function shownOf(total: Counted, tables: readonly (readonly Counted[])[]): Shown {
  const columns = new Map(
    FIGURES.map((figure) => {
      const hidden = tables.map((rows) => hiddenIn(rows, figure))
      const none = isTelling(total, figure) || hidden.includes(null)
      return [figure, none ? null : hidden]
    }),
  )
  const masked = (row: Counted, isHidden: (figure: Figure) => boolean): Figures => ({
    received: isHidden('received') ? null : row.received,
    finished: isHidden('finished') ? null : row.finished,
    onTime: isHidden('onTime') ? null : row.onTime,
    overdue: isHidden('overdue') ? null : row.overdue,
    reopened: isHidden('reopened') ? null : row.reopened,
  })
  return {
    total: masked(total, (figure) => columns.get(figure) === null),
    tables: tables.map((rows, table) =>
      rows.map((row, place) =>
        masked(row, (figure) => {
          const hidden = columns.get(figure)
          return !hidden || (hidden[table]?.has(place) ?? false)
        }),
      ),
    ),
  }
}
