import { _, from, type Transaction, table } from '../../_server/db'
import { type CountRow, differenceOf } from '../tally'
import type { OrderRow } from './rows'

const COLLECTION = 'order-counts'
const counts = table<CountRow>(COLLECTION)

/** Writes down, with the step itself, what it changes of the public figures. */
export async function count(
  transaction: Transaction,
  before: OrderRow | null,
  after: OrderRow,
): Promise<void> {
  for (const { _id, day, cells } of differenceOf(before, after)) {
    const row = transaction.collection(COLLECTION).doc(_id)
    const added = Object.entries(cells).map(([cell, n]) => [`cells.${cell}`, _.inc(n)])
    const { updated } = await row.update(Object.fromEntries(added))
    if (!updated) await row.set({ day, cells })
  }
}

/** A month and some days of a few parts each. */
const MOST = 500
/** All days from one on, and what is kept since the beginning: its day stands behind every date. */
export const countsFrom = (day: string) => counts.find({ day: from(day) }, { limit: MOST })
