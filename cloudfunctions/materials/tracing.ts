import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { colleague } from '../people/colleagues'
import { moved } from '../pieces/moving'
import type { MaterialState } from './machine'
import type { MaterialRow, Transaction } from './store'

interface Mover {
  readonly personId: string
  readonly name: string
}

/** What the clock does is done by nobody. */
export const BY_CLOCK: Mover = { personId: 'clock', name: '到点自动' }

/** Whose turn it is: the mentor's while it waits, its author's when it was returned, nobody's in the library. */
async function holderOf(row: MaterialRow): Promise<Mover | null> {
  if (row.state === 'returned') return { personId: row.ownerId, name: row.ownerName }
  const mentor = row.state === 'waiting' && row.mentorId ? await colleague(row.mentorId) : null
  return mentor && { personId: mentor.personId, name: mentor.name }
}

const ON_THE_BOARD: readonly MaterialState[] = ['waiting', 'returned']

async function note(
  transaction: Transaction,
  row: MaterialRow,
  by: Mover,
  at: string,
  event: string,
  isGone = false,
) {
  await moved(transaction, {
    kind: 'material',
    id: row._id,
    title: row.title,
    stage: 'gather',
    state: row.state,
    holder: isGone ? null : await holderOf(row),
    dueAt: null,
    columnId: null,
    unitId: row.unitId,
    form: row.kind,
    open: !isGone && ON_THE_BOARD.includes(row.state),
    by,
    at,
    event,
  })
}

export const noteMove = (transaction: Transaction, row: MaterialRow, caller: Caller, event: string) =>
  note(transaction, row, { personId: caller.personId ?? '', name: caller.name }, row.updatedAt, event)

export const noteByClock = (transaction: Transaction, row: MaterialRow, at: Date, event: string) =>
  note(transaction, row, BY_CLOCK, at.toISOString(), event)

/** It is nobody's turn any more. */
export const noteDiscarded = (transaction: Transaction, row: MaterialRow, caller: Caller) =>
  note(transaction, row, { personId: caller.personId ?? '', name: caller.name }, instant(), '删掉', true)
