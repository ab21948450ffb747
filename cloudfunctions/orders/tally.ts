import type { Figure } from './contract'
import { dayOf } from './days'
import { ORDER_TURNS } from './machine'
import type { OrderRow } from './store'

/**
 * What an order adds to the public figures, read from the order itself: a step changes the counters by the difference between
 * what the order said before and says now, so a step that is sent twice counts nothing, and counting all orders anew must
 * come to the same.
 */

/** The day under which everything since the beginning is kept. */
export const EVER = 'all'

/** Two steps at once meet in a counter only when their orders share a part. */
const PARTS = 4

/** `n` by cell, `category:<id>:<figure>` or `street:<id>:<figure>`. */
export type Cells = Readonly<Record<string, number>>

/** One part of one day. `_id` is `<day>:<part>`. */
export interface CountRow {
  readonly _id: string
  /** `YYYY-MM-DD` of the district, or `EVER`. */
  readonly day: string
  readonly cells: Cells
}

/** It was someone's turn other than the resident's, and their time ran out. */
const firstLate = ({ steps }: OrderRow) =>
  steps.find(({ event, state }) => event === 'escalate' && ORDER_TURNS[state]?.turn !== 'resident')

/** On which day an order counts in which figure: once in each. */
function marksOf(row: OrderRow): { figure: Figure; at: string }[] {
  const late = firstLate(row)
  const reopened = row.steps.find(({ event }) => event === 'reopen')
  const marks: { figure: Figure; at: string }[] = [{ figure: 'received', at: row.filedAt }]
  if (row.state === 'closed') marks.push({ figure: 'finished', at: row.since })
  if (row.state === 'closed' && !late) marks.push({ figure: 'onTime', at: row.since })
  if (late) marks.push({ figure: 'overdue', at: late.at })
  if (reopened) marks.push({ figure: 'reopened', at: reopened.at })
  return marks
}

function partOf(orderId: string): number {
  let sum = 0
  for (const letter of orderId) sum += letter.charCodeAt(0)
  return sum % PARTS
}

type Sums = Map<string, { day: string; cells: Record<string, number> }>

function addTo(sums: Sums, row: OrderRow, n: 1 | -1): void {
  for (const { figure, at } of marksOf(row)) {
    for (const day of [dayOf(at), EVER]) {
      const id = `${day}:${partOf(row._id)}`
      const sum = sums.get(id) ?? { day, cells: {} }
      sums.set(id, sum)
      for (const cell of [`category:${row.categoryId}:${figure}`, `street:${row.streetId}:${figure}`]) {
        sum.cells[cell] = (sum.cells[cell] ?? 0) + n
      }
    }
  }
}

const rowsOf = (sums: Sums): CountRow[] =>
  [...sums].flatMap(([_id, { day, cells }]) => {
    const changed = Object.entries(cells).filter(([, n]) => n !== 0)
    return changed.length > 0 ? [{ _id, day, cells: Object.fromEntries(changed) }] : []
  })

/** What a step changes of the counters; nothing for most steps. */
export function differenceOf(before: OrderRow | null, after: OrderRow): CountRow[] {
  const sums: Sums = new Map()
  addTo(sums, after, 1)
  if (before) addTo(sums, before, -1)
  return rowsOf(sums)
}

/** 重算: every counter from the orders alone. */
export function recount(orders: Iterable<OrderRow>): CountRow[] {
  const sums: Sums = new Map()
  for (const row of orders) addTo(sums, row, 1)
  return rowsOf(sums)
}
