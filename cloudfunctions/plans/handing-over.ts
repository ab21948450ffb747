import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { assignmentOf, stepped } from './assigning'
import type { Assignment } from './contract'
import { assignmentMachine } from './machine'
import { change, demandColleague, move, personOf } from './scope'
import type { Input } from './signatures'
import * as store from './store'
import { tellStep } from './telling'
import { traceAssignment } from './tracing'

const requireOwner = (row: store.AssignmentRow, caller: Caller) => {
  if (row.assigneeId !== caller.personId) {
    throw new AppError('not_allowed', 'not the assignee', { '': '这项任务不在您手里，不能交给别人。' })
  }
}

/** 交接, the first half: the work stays where it is until the other one takes it. */
export async function offerHandOver(
  { assignmentId, personId, note }: Input<'offerHandOver'>,
  caller: Caller,
): Promise<Assignment> {
  if (personId === caller.personId) {
    throw new AppError('invalid_input', 'to oneself', { personId: '选一位别的同事。' })
  }
  const row = await store.demandAssignment(assignmentId)
  const { name } = await demandColleague(personId, row.dueAt)
  const changed = await change('assignments', assignmentId, caller, async (before, transaction) => {
    requireOwner(before, caller)
    // asks the machine whether there is anything to take over
    assignmentMachine.next(before.state, 'takeOver')
    const at = instant()
    const next = {
      ...before,
      offer: { from: personOf(caller), to: { personId, name }, note, at },
      offeredTo: personId,
      updatedAt: at,
      history: [...before.history, move('offer', personOf(caller), `交给${name}：${note}`, at)],
    }
    await tellStep(transaction, before, next, 'offer', personOf(caller))
    return next
  })
  return assignmentOf(changed)
}

const withoutOffer = (row: store.AssignmentRow, event: string, caller: Caller): store.AssignmentRow => ({
  ...row,
  offer: null,
  offeredTo: '',
  updatedAt: instant(),
  history: [...row.history, move(event, personOf(caller))],
})

export async function recallHandOver(
  { assignmentId }: Input<'recallHandOver'>,
  caller: Caller,
): Promise<Assignment> {
  const row = await change('assignments', assignmentId, caller, (before) => {
    requireOwner(before, caller)
    if (!before.offer) throw new AppError('wrong_state', 'nothing offered', { '': '没有等着的交接。' })
    return withoutOffer(before, 'recall', caller)
  })
  return assignmentOf(row)
}

/** 交接, the second half: a yes moves the work and the answerability for it; a no leaves it. */
export async function answerHandOver(
  { assignmentId, take }: Input<'answerHandOver'>,
  caller: Caller,
): Promise<Assignment> {
  const row = await change('assignments', assignmentId, caller, async (before, transaction) => {
    if (before.offeredTo === '' || before.offeredTo !== caller.personId) {
      throw new AppError('not_allowed', 'not offered to them', { '': '这项任务没有交给您，或者已经收回了。' })
    }
    const by = personOf(caller)
    if (!take) {
      const refused = withoutOffer(before, 'refuse', caller)
      await tellStep(transaction, before, refused, 'refuse', by)
      return refused
    }
    const next = stepped(before, 'takeOver', by, before.offer?.from.name ?? '', { assignee: by })
    await traceAssignment(transaction, next, 'takeOver', by)
    await tellStep(transaction, before, next, 'takeOver', by)
    return next
  })
  return assignmentOf(row)
}
