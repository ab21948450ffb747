import { type AssignmentEvent, stepWithin } from './assigning'
import type { Person } from './contract'
import { assignmentMachine } from './machine'
import * as store from './store'

/**
 * What a story's life does to the assignment it was written for; called by `stories` inside its own transaction. A story
 * is never held up by its assignment: an event that does not fit is left out.
 */
async function follow(
  transaction: store.Transaction,
  assignmentId: string,
  storyId: string,
  by: Person,
  events: readonly AssignmentEvent[],
): Promise<void> {
  let row = await store.rowWithin(transaction, 'assignments', assignmentId)
  if (!row) return
  if (!row.storyIds.includes(storyId)) {
    row = { ...row, storyIds: [...row.storyIds, storyId] }
    await store.putWithin(transaction, 'assignments', row)
  }
  for (const event of events) {
    if (!assignmentMachine.transitions[event].from.includes(row.state)) continue
    row = await stepWithin(transaction, row, event, by, storyId)
  }
}

/** 开写: by whoever holds the assignment it is accepted and begun; somebody else's story is only tied to it. */
export async function storyBegun(
  transaction: store.Transaction,
  assignmentId: string,
  storyId: string,
  by: Person,
): Promise<void> {
  const row = await store.rowWithin(transaction, 'assignments', assignmentId)
  const own = row?.assigneeId === by.personId
  await follow(transaction, assignmentId, storyId, by, own ? ['accept', 'start'] : [])
}

/** 送审 */
export const storySubmitted = (
  transaction: store.Transaction,
  assignmentId: string,
  storyId: string,
  by: Person,
) => follow(transaction, assignmentId, storyId, by, ['submit'])

/** 发布: the assignment is done. */
export const storyPublished = (
  transaction: store.Transaction,
  assignmentId: string,
  storyId: string,
  by: Person,
) => follow(transaction, assignmentId, storyId, by, ['submit', 'complete'])
