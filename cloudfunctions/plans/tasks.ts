import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import type { Task } from './contract'
import { demandColleague, move, personOf } from './scope'
import * as store from './store'
import { tellStep } from './telling'
import { traceAssignment } from './tracing'

interface Work {
  readonly dueAt: string
  readonly brief: string
  readonly tasks: readonly Task[]
}

export function requireFuture(dueAt: string): void {
  if (dueAt <= instant()) {
    throw new AppError('invalid_input', 'due in the past', { dueAt: '截稿时间已经过了，往后选。' })
  }
}

/** Names for the ids that the tasks carry; refuses whoever will not be there. */
export async function namesFor({ dueAt, tasks }: Work): Promise<ReadonlyMap<string, string>> {
  requireFuture(dueAt)
  const ids = [...new Set(tasks.flatMap(({ personId }) => (personId === null ? [] : [personId])))]
  const found = await Promise.all(ids.map((personId) => demandColleague(personId, dueAt)))
  return new Map(found.map(({ personId, name }) => [personId, name]))
}

export const listPlaceOf = (dueAt: string | null, id: string) => `${dueAt ?? '9999'}:${id}`

/** Coverages and assignments of an event, within the step that makes or finds it. */
export async function assignWithin(
  transaction: store.Transaction,
  event: store.EventRow,
  { dueAt, brief, tasks }: Work,
  names: ReadonlyMap<string, string>,
  caller: Caller,
): Promise<void> {
  const by = personOf(caller)
  const at = instant()
  for (const [index, { form, personId }] of tasks.entries()) {
    const coverageId = `${event._id}-${form}`
    await store.putWithin(transaction, 'coverages', { _id: coverageId, eventId: event._id, form })
    const assignee = personId === null ? null : { personId, name: names.get(personId) ?? '' }
    const _id = newId(caller, `assignment:${index}`)
    const row: store.AssignmentRow = {
      _id,
      title: event.title,
      place: event.place,
      startsAt: event.startsAt,
      brief,
      form,
      state: assignee ? 'assigned' : 'draft',
      open: true,
      eventId: event._id,
      coverageId,
      pitchId: event.pitchId,
      columnId: event.columnId,
      unitId: event.unitId,
      assignee,
      assigneeId: personId ?? '',
      assignedBy: by,
      dueAt,
      updatedAt: at,
      ladder: 0,
      remindedAt: null,
      escalatedTo: null,
      offer: null,
      offeredTo: '',
      storyIds: [],
      history: [move(assignee ? 'assign' : 'draft', by, assignee?.name ?? '', at)],
      listPlace: listPlaceOf(dueAt, _id),
      lastTap: caller.requestId,
    }
    await store.putWithin(transaction, 'assignments', row)
    await traceAssignment(transaction, row, 'assign', by)
    await tellStep(transaction, null, row, 'assign', by)
  }
}
