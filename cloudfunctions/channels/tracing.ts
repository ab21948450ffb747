import { moved } from '../pieces/moving'
import { WAITING } from './machine'
import * as store from './store'

/** Writes a publication and tells the graph of its last move, within the same transaction. */
export async function keep(transaction: store.Transaction, row: store.PublicationRow): Promise<void> {
  await store.putWithin(transaction, row)
  const last = row.history.at(-1)
  if (!last) return
  await moved(transaction, {
    kind: 'publication',
    id: row._id,
    title: row.title,
    stage: 'publish',
    state: row.state,
    holder: row.holder,
    dueAt: null,
    columnId: row.columnId,
    unitId: row.unitId,
    form: row.channel,
    open: (WAITING as readonly string[]).includes(row.state),
    parents: [{ kind: 'story', id: row.storyId }],
    by: last.by,
    at: last.at,
    event: last.event,
  })
}
