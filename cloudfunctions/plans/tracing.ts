import { moved, type Step } from '../pieces/moving'
import type { Person } from './contract'
import type { AssignmentRow, EventRow, PitchRow, Transaction } from './store'

const pitchRef = (id: string) => ({ kind: 'pitch', id }) as const
const eventRef = (id: string) => ({ kind: 'event', id }) as const

/** 一张图: a pitch's move, told inside the step that makes it. `from`: pitches that went into this one. */
export function tracePitch(
  transaction: Transaction,
  row: PitchRow,
  event: string,
  by: Person,
  from: readonly string[] = [],
): Promise<void> {
  const waits = row.state === 'waiting' ? row.mentor : null
  const step: Step = {
    ...pitchRef(row._id),
    title: row.what,
    stage: 'plan',
    state: row.state,
    holder: waits ?? row.authors[0] ?? null,
    dueAt: null,
    columnId: row.columnId,
    unitId: row.unitId,
    form: null,
    open: row.inPool || row.state === 'waiting' || row.state === 'returned',
    parents: from.map(pitchRef),
    by,
    at: row.updatedAt,
    event,
  }
  return moved(transaction, step)
}

export function traceEvent(
  transaction: Transaction,
  row: EventRow,
  event: string,
  by: Person,
  at: string,
): Promise<void> {
  const step: Step = {
    ...eventRef(row._id),
    title: row.title,
    stage: 'plan',
    state: row.state,
    holder: row.by,
    dueAt: row.startsAt,
    columnId: row.columnId,
    unitId: row.unitId,
    form: null,
    // what is to be done for it stands on the board by itself, as assignments
    open: false,
    parents: row.pitchId === null ? [] : [pitchRef(row.pitchId)],
    by,
    at,
    event,
  }
  return moved(transaction, step)
}

export function traceAssignment(
  transaction: Transaction,
  row: AssignmentRow,
  event: string,
  by: Person,
): Promise<void> {
  const step: Step = {
    kind: 'assignment',
    id: row._id,
    title: row.title,
    stage: row.state === 'draft' || row.state === 'assigned' ? 'plan' : 'gather',
    state: row.state,
    holder: row.assignee,
    dueAt: row.dueAt,
    columnId: row.columnId,
    unitId: row.unitId,
    form: row.form,
    open: row.open,
    parents: [eventRef(row.eventId), ...(row.pitchId === null ? [] : [pitchRef(row.pitchId)])],
    by,
    at: row.history.at(-1)?.at ?? row.updatedAt,
    event,
  }
  return moved(transaction, step)
}
