import { planning } from '../../site/plans'
import { colleague, endedAccounts } from '../people/colleagues'
import { stepWithin } from './assigning'
import { assignmentMachine } from './machine'
import { gapsOf, onDuty, warningId } from './on-duty'
import { move, THE_CENTRE } from './scope'
import * as store from './store'
import { traceAssignment } from './tracing'

/** What one ring does at most; the next one, a minute later, goes on. */
const AT_ONCE = 50
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** 催办: each late assignment one step up the ladder, each step once, however often and how many at once this runs. */
async function climb(at: Date): Promise<number> {
  let climbed = 0
  for (const [rung, { to, afterMinutes }] of planning.ladder.entries()) {
    const dueBefore = new Date(at.getTime() - afterMinutes * MINUTE_MS).toISOString()
    const late = await store.overdue(rung, dueBefore, AT_ONCE)
    if (late.length === 0) continue
    const escalatedTo = await onDuty(to, at.toISOString())
    for (const { _id } of late) {
      climbed += await store.together(async (transaction) => {
        const row = await store.rowWithin(transaction, 'assignments', _id)
        if (!row?.open || row.ladder !== rung || row.dueAt === null || row.dueAt >= dueBefore) return 0
        const event = to === 'desk' ? 'lateToDesk' : 'lateToCommander'
        const next = {
          ...row,
          ladder: rung + 1,
          escalatedTo,
          history: [...row.history, move(event, THE_CENTRE, escalatedTo?.name ?? '', at.toISOString())],
        }
        await store.putWithin(transaction, 'assignments', next)
        await traceAssignment(transaction, next, event, THE_CENTRE)
        return 1
      })
    }
  }
  return climbed
}

/** What an ended account still holds goes to its mentor, who accepts it as any other. */
async function inherit(at: Date): Promise<number> {
  let moved = 0
  for (const ended of await endedAccounts(at)) {
    if (moved >= AT_ONCE || ended.mentorId === null) continue
    const held = await store.openOf(ended.personId, AT_ONCE - moved)
    const mentor = held.length > 0 ? await colleague(ended.mentorId) : null
    if (!mentor?.active) continue
    for (const { _id } of held) {
      moved += await store.together(async (transaction) => {
        const row = await store.rowWithin(transaction, 'assignments', _id)
        if (!row || row.assigneeId !== ended.personId) return 0
        if (!assignmentMachine.transitions.reassign.from.includes(row.state)) return 0
        const assignee = { personId: mentor.personId, name: mentor.name }
        await stepWithin(transaction, row, 'reassign', THE_CENTRE, `${ended.name}的账号已到期`, { assignee })
        return 1
      })
    }
  }
  return moved
}

/** Gaps in the cover that begin within a day are written down once. */
async function warn(at: Date): Promise<number> {
  const from = at.toISOString()
  const to = new Date(at.getTime() + planning.duty.warnHours * HOUR_MS).toISOString()
  const gaps = gapsOf(await store.shiftsBetween(from, to, 1000), from, to)
  let warned = 0
  for (const { postId, from: start } of gaps) {
    // a gap that has begun was warned of before it did
    if (start === from) continue
    const row = { _id: warningId(postId, start), postId, from: start, warnedAt: from }
    if (await store.addWarning(row)) warned++
  }
  return warned
}

export async function sweep(at: Date): Promise<{ climbed: number; moved: number; warned: number }> {
  return { climbed: await climb(at), moved: await inherit(at), warned: await warn(at) }
}
