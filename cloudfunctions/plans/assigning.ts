import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { beyondOf, encodeCursor } from '../_server/paging'
import type { Assignment, Person } from './contract'
import { assignmentMachine } from './machine'
import { change, demandColleague, isDesk, isOutside, maySee, move, personOf, requireDesk } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { listPlaceOf, requireFuture } from './tasks'
import { tellStep } from './telling'
import { traceAssignment } from './tracing'

export type AssignmentEvent = keyof typeof assignmentMachine.transitions
const PAGE = 30
/** A desk with a narrow grant gets a short page rather than a long wait. */
const ROUNDS = 4

export function assignmentOf({
  _id,
  open: _o,
  assigneeId: _a,
  offeredTo: _f,
  listPlace: _l,
  lastTap: _t,
  remindedAt: _r,
  ...row
}: store.AssignmentRow): Assignment {
  return { ...row, assignmentId: _id }
}

/** The row after an event, with who did it; an offer to hand it over ends with every event but the taking. */
export function stepped(
  row: store.AssignmentRow,
  event: AssignmentEvent,
  by: Person,
  note = '',
  changes: Partial<store.AssignmentRow> = {},
): store.AssignmentRow {
  const state = assignmentMachine.next(row.state, event)
  const at = instant()
  const next = { ...row, offer: null, offeredTo: '', ...changes, state, updatedAt: at }
  return {
    ...next,
    open: state !== 'completed' && state !== 'cancelled',
    assigneeId: next.assignee?.personId ?? '',
    listPlace: listPlaceOf(next.dueAt, row._id),
    history: [...row.history, move(event, by, note, at)],
  }
}

/** The same, written, traced and told inside somebody's step. */
export async function stepWithin(
  transaction: store.Transaction,
  row: store.AssignmentRow,
  event: AssignmentEvent,
  by: Person,
  note = '',
  changes: Partial<store.AssignmentRow> = {},
): Promise<store.AssignmentRow> {
  const next = stepped(row, event, by, note, changes)
  await store.putWithin(transaction, 'assignments', next)
  await traceAssignment(transaction, next, event, by)
  await tellStep(transaction, row, next, event, by)
  return next
}

type Allow = (row: store.AssignmentRow) => void
const byAssignee =
  (caller: Caller): Allow =>
  (row) => {
    if (row.assigneeId !== caller.personId) {
      throw new AppError('not_allowed', 'not the assignee', {
        '': `这项任务在${row.assignee?.name ?? '编辑'}手里，您不能代办。`,
      })
    }
  }
const byDesk =
  (caller: Caller): Allow =>
  (row) =>
    requireDesk(caller, row)

async function act(
  assignmentId: string,
  caller: Caller,
  event: AssignmentEvent,
  allow: Allow,
  note = '',
  changes: Partial<store.AssignmentRow> = {},
): Promise<Assignment> {
  const row = await change('assignments', assignmentId, caller, async (before, transaction) => {
    allow(before)
    const next = stepped(before, event, personOf(caller), note, changes)
    await traceAssignment(transaction, next, event, personOf(caller))
    await tellStep(transaction, before, next, event, personOf(caller))
    return next
  })
  return assignmentOf(row)
}

const NOBODY = { assignee: null } as const

export const accept = ({ assignmentId }: Input<'accept'>, caller: Caller) =>
  act(assignmentId, caller, 'accept', byAssignee(caller))
export const decline = ({ assignmentId, reason }: Input<'decline'>, caller: Caller) =>
  act(assignmentId, caller, 'decline', byAssignee(caller), reason, NOBODY)
export const start = ({ assignmentId }: Input<'start'>, caller: Caller) =>
  act(assignmentId, caller, 'start', byAssignee(caller))
export const submit = ({ assignmentId }: Input<'submit'>, caller: Caller) =>
  act(assignmentId, caller, 'submit', byAssignee(caller))
export const sendBack = ({ assignmentId, reason }: Input<'sendBack'>, caller: Caller) =>
  act(assignmentId, caller, 'sendBack', byDesk(caller), reason)
export const complete = ({ assignmentId }: Input<'complete'>, caller: Caller) =>
  act(assignmentId, caller, 'complete', byDesk(caller))
export const cancel = ({ assignmentId, reason }: Input<'cancel'>, caller: Caller) =>
  act(assignmentId, caller, 'cancel', byDesk(caller), reason)
export const revive = ({ assignmentId }: Input<'revive'>, caller: Caller) =>
  act(assignmentId, caller, 'revive', byDesk(caller), '', NOBODY)

export async function assign(
  { assignmentId, personId, dueAt }: Input<'assign'>,
  caller: Caller,
): Promise<Assignment> {
  requireFuture(dueAt)
  const { name } = await demandColleague(personId, dueAt)
  const row = await change('assignments', assignmentId, caller, async (before, transaction) => {
    requireDesk(caller, before)
    const event = before.state === 'draft' ? 'assign' : 'reassign'
    const next = stepped(before, event, personOf(caller), name, {
      assignee: { personId, name },
      assignedBy: personOf(caller),
      dueAt,
      // a new due time is a new chance: the ladder begins at its foot
      ladder: 0,
      escalatedTo: null,
      remindedAt: null,
    })
    await traceAssignment(transaction, next, event, personOf(caller))
    await tellStep(transaction, before, next, event, personOf(caller))
    return next
  })
  return assignmentOf(row)
}

const people = (row: store.AssignmentRow) => [row.assigneeId, row.offeredTo, row.assignedBy.personId]

export async function openAssignment(
  { assignmentId }: Input<'openAssignment'>,
  caller: Caller,
): Promise<Assignment> {
  const row = await store.demandAssignment(assignmentId)
  if (!maySee(caller, { unitId: row.unitId, people: people(row) })) {
    throw new AppError('not_allowed', `assignment ${assignmentId} is another unit's`)
  }
  return assignmentOf(row)
}

function filterOf(view: Input<'assignments'>['view'], caller: Caller): store.AssignmentFilter {
  const personId = caller.personId ?? ''
  if (view === 'mine') return { assigneeId: personId, open: true }
  if (view === 'done') return { assigneeId: personId, open: false }
  if (view === 'offered') return { offeredTo: personId }
  return { open: true, late: view === 'late' }
}

export async function assignments(
  { view, cursor }: Input<'assignments'>,
  caller: Caller,
): Promise<Output<'assignments'>> {
  const forDesk = view === 'desk' || view === 'late'
  if (forDesk && isOutside(caller)) throw new AppError('not_allowed', 'no desk of theirs')
  const filter = filterOf(view, caller)
  const direction = view === 'done' ? 'desc' : 'asc'
  const shown: store.AssignmentRow[] = []
  let place = beyondOf(cursor)
  let ended = false
  for (let round = 0; round < ROUNDS && !ended && shown.length <= PAGE; round++) {
    const found = await store.assignmentsAfter(filter, place, PAGE + 1, direction)
    shown.push(...found.filter((row) => !forDesk || isDesk(caller, row)))
    place = found.at(-1)?.listPlace ?? place
    ended = found.length <= PAGE
  }
  const rows = shown.slice(0, PAGE)
  const goesOnAt = shown.length > PAGE ? rows.at(-1)?.listPlace : ended ? undefined : place
  return { assignments: rows.map(assignmentOf), nextCursor: goesOnAt ? encodeCursor([goesOnAt]) : null }
}
