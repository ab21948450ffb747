import { planning } from '../../site/plans'
import { type ColleagueFacts, colleague, colleagues, endedAccounts } from '../people/colleagues'
import { stepWithin } from './assigning'
import type { Person } from './contract'
import { KEEPERS } from './contract/duty'
import { assignmentMachine } from './machine'
import { gapsOf, onDuty, warningId } from './on-duty'
import { move, THE_CENTRE } from './scope'
import * as store from './store'
import { reaching, tellDueSoon, tellGap, tellLate } from './telling'
import { traceAssignment } from './tracing'

/** What one ring does at most; the next one, a minute later, goes on. */
const AT_ONCE = 50
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Whoever holds a task hears that it is due soon, once for a due time. */
async function remind(at: Date): Promise<number> {
  const dueBefore = new Date(at.getTime() + planning.remindMinutes * MINUTE_MS).toISOString()
  let reminded = 0
  for (const { _id } of await store.dueSoon(dueBefore, AT_ONCE)) {
    reminded += await store.together(async (transaction) => {
      const row = await store.rowWithin(transaction, 'assignments', _id)
      if (!row?.open || row.remindedAt || row.dueAt === null || row.dueAt >= dueBefore) return 0
      await store.putWithin(transaction, 'assignments', { ...row, remindedAt: at.toISOString() })
      // what was handed in, or has nobody yet, is not this person's to hurry with
      if (row.state !== 'submitted') await tellDueSoon(transaction, row, at.toISOString())
      return 1
    })
  }
  return reminded
}

/** One late assignment one step up, with those who hear of it, or nothing when somebody was first. */
function climbOne(
  { _id }: store.AssignmentRow,
  rung: number,
  { to, dueBefore, at, escalatedTo, upTo }: Step,
): Promise<number> {
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'assignments', _id)
    if (!row?.open || row.ladder !== rung || row.dueAt === null || row.dueAt >= dueBefore) return 0
    const event = to === 'desk' ? 'lateToDesk' : 'lateToCommander'
    const next = {
      ...row,
      ladder: rung + 1,
      escalatedTo,
      history: [...row.history, move(event, THE_CENTRE, escalatedTo?.name ?? '', at)],
    }
    await store.putWithin(transaction, 'assignments', next)
    await traceAssignment(transaction, next, event, THE_CENTRE)
    await tellLate(transaction, next, rung, upTo, at)
    return 1
  })
}
interface Step {
  readonly to: 'desk' | 'commander'
  readonly dueBefore: string
  readonly at: string
  readonly escalatedTo: Person | null
  readonly upTo: readonly Pick<Person, 'personId'>[]
}

/** 催办: each late assignment one step up the ladder, each step once, however often and how many at once this runs. */
async function climb(at: Date): Promise<number> {
  let climbed = 0
  for (const [rung, { to, afterMinutes }] of planning.ladder.entries()) {
    const dueBefore = new Date(at.getTime() - afterMinutes * MINUTE_MS).toISOString()
    const late = await store.overdue(rung, dueBefore, AT_ONCE)
    if (late.length === 0) continue
    const escalatedTo = await onDuty(to, at.toISOString())
    for (const row of late) {
      const upTo = escalatedTo ? [escalatedTo] : await reaching(to, row)
      climbed += await climbOne(row, rung, { to, dueBefore, at: at.toISOString(), escalatedTo, upTo })
    }
  }
  return climbed
}

/** Who answers from now on for what an ended account held: its mentor, else whoever gave the task out; null: neither is here. */
async function heirOf(ended: ColleagueFacts, row: store.AssignmentRow): Promise<Person | null> {
  for (const personId of [ended.mentorId, row.assignedBy.personId]) {
    const found = personId ? await colleague(personId) : null
    if (found?.active) return { personId: found.personId, name: found.name }
  }
  return null
}

/** What an ended account still holds, handed in or not, goes to its mentor, or back to the desk. */
async function inherit(at: Date): Promise<number> {
  let moved = 0
  for (const ended of await endedAccounts(at)) {
    if (moved >= AT_ONCE) break
    const held = await store.openOf(ended.personId, AT_ONCE - moved)
    for (const found of held) {
      const heir = await heirOf(ended, found)
      moved += await store.together(async (transaction) => {
        const row = await store.rowWithin(transaction, 'assignments', found._id)
        if (!row || row.assigneeId !== ended.personId) return 0
        const event = inheritance(row, heir, ended.mentorId)
        if (!event) return 0
        const assignee = event === 'release' ? null : heir
        await stepWithin(transaction, row, event, THE_CENTRE, `${ended.name}的账号已到期`, { assignee })
        return 1
      })
    }
  }
  return moved
}

/** A mentor takes up the work itself; the desk only what is handed in, the rest it gives out anew. */
function inheritance(
  { state }: store.AssignmentRow,
  heir: Person | null,
  mentorId: string | null,
): 'reassign' | 'release' | 'standIn' | null {
  const { reassign, standIn } = assignmentMachine.transitions
  if (standIn.from.includes(state)) return heir ? 'standIn' : null
  if (!reassign.from.includes(state)) return null
  return heir && heir.personId === mentorId ? 'reassign' : 'release'
}

/** Gaps in the cover that begin within a day are written down once, and those who keep the roster told of them. */
async function warn(at: Date): Promise<number> {
  const from = at.toISOString()
  const to = new Date(at.getTime() + planning.duty.warnHours * HOUR_MS).toISOString()
  // a gap that has begun was warned of before it did
  const gaps = gapsOf(await store.shiftsBetween(from, to, 1000), from, to).filter((gap) => gap.from !== from)
  if (gaps.length === 0) return 0
  const known = new Set((await store.warningsFrom(from)).map(({ _id }) => _id))
  const fresh = gaps.filter((gap) => !known.has(warningId(gap.postId, gap.from)))
  const keepers = fresh.length === 0 ? [] : await keepersOfTheRoster()
  let warned = 0
  for (const gap of fresh) {
    const row = { _id: warningId(gap.postId, gap.from), postId: gap.postId, from: gap.from, warnedAt: from }
    warned += await store.together(async (transaction) => {
      if (!(await store.addWarningWithin(transaction, row))) return 0
      await tellGap(transaction, keepers, gap, from)
      return 1
    })
  }
  return warned
}

const keepersOfTheRoster = async () =>
  (await colleagues()).filter(({ roles }) => roles.some((role) => KEEPERS.some((keeper) => keeper === role)))

export async function sweep(at: Date): Promise<Record<'climbed' | 'reminded' | 'moved' | 'warned', number>> {
  return {
    moved: await inherit(at),
    climbed: await climb(at),
    reminded: await remind(at),
    warned: await warn(at),
  }
}
