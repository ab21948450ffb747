import { moved } from '../pieces/moving'
import type { Person } from './contract'
import type { WorkState } from './machine'
import type { StoryRow, Transaction } from './store'

const STAGE_OF: Record<WorkState, 'edit' | 'review' | 'publish'> = {
  writing: 'edit',
  with_mentor: 'edit',
  returned: 'edit',
  rejected: 'edit',
  in_review: 'review',
  to_sign: 'review',
  signed: 'publish',
  settled: 'publish',
}

/** Whose turn it is: whoever holds the task, else, while it is being written, its author. */
function holderOf({ heldBy, heldByName, work, createdBy, createdByName }: StoryRow): Person | null {
  if (heldBy !== null) return { personId: heldBy, name: heldByName }
  return work === 'writing' || work === 'returned' ? { personId: createdBy, name: createdByName } : null
}

/** Puts a story's move on the one graph, in the transaction that moves it. */
export function tell(
  transaction: Transaction,
  row: StoryRow,
  { by, at, event }: { by: Person; at: string; event: string },
): Promise<void> {
  const ended = row.state === 'killed' || row.work === 'settled'
  return moved(transaction, {
    kind: 'story',
    id: row._id,
    title: row.title,
    stage: row.state === 'killed' ? 'publish' : STAGE_OF[row.work],
    state: ended ? row.state : row.work,
    holder: ended ? null : holderOf(row),
    dueAt: row.dueAt,
    columnId: row.columnId,
    unitId: row.unitId,
    form: null,
    open: !ended && row.work !== 'rejected',
    characters: row.characters,
    by,
    at,
    event,
  })
}
