import { materialIdOf } from '../materials/paths'
import { moved } from '../pieces/moving'
import { storyBegun, storyPublished, storySubmitted } from '../plans/progress'
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

/** What a story's own steps mean to the assignment it was written for. */
const FOLLOWED = new Map([
  ['create', storyBegun],
  ['submit', storySubmitted],
  ['publish', storyPublished],
])

/** What it was made from: the assignment, and the pictures of the library that stand in it. */
function parentsOf({ assignmentId, fileIds }: StoryRow): { kind: 'assignment' | 'material'; id: string }[] {
  const materials = [...new Set((fileIds ?? []).map(materialIdOf))].filter((id) => id !== '')
  return [
    ...(assignmentId ? [{ kind: 'assignment' as const, id: assignmentId }] : []),
    ...materials.map((id) => ({ kind: 'material' as const, id })),
  ]
}

/** Puts a story's move on the one graph, in the transaction that moves it, and tells its assignment. */
export async function tell(
  transaction: Transaction,
  row: StoryRow,
  { by, at, event }: { by: Person; at: string; event: string },
): Promise<void> {
  const ended = row.state === 'killed' || row.work === 'settled'
  const { assignmentId } = row
  if (assignmentId) await FOLLOWED.get(event)?.(transaction, assignmentId, row._id, by)
  await moved(transaction, {
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
    parents: parentsOf(row),
    by,
    at,
    event,
  })
}
