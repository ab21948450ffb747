import { AppError } from '../_common/errors'
import { calendar } from '../_server/calendar'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { minutesFor } from './claims'
import { clocksNow } from './clocks'
import type { Order } from './contract'
import { type Moment, type Move, moved } from './moving'
import { orderOf, type Viewer } from './present'
import { requireReach } from './scope'
import * as store from './store'

/** `at`: by the platform's clock; left out: now. */
export async function momentNow(at = instant()): Promise<Moment> {
  const [known, clocks] = await Promise.all([calendar(), clocksNow()])
  return { at, calendar: known, clocks }
}

export function residentOf({ personId }: Caller): string {
  if (personId === null) throw new AppError('not_signed_in', 'a resident without an id')
  return personId
}

export const residentActor = (caller: Caller): store.Actor => ({
  kind: 'resident',
  personId: residentOf(caller),
  name: '',
})
export const staffActor = ({ personId, name }: Caller): store.Actor => ({
  kind: 'staff',
  personId: personId ?? '',
  name,
})

const movedOn = () =>
  new AppError('changed_meanwhile', 'the order moved on', {
    '': '这张单子刚刚有了变化，先看看现在到哪一步了。',
  })

/** Somebody else's order does not exist for a resident. */
export function requireOwn(row: store.OrderRow, caller: Caller): void {
  if (row.residentId !== residentOf(caller)) throw new AppError('not_found', `order ${row._id} is not theirs`)
}

interface Step {
  readonly orderId: string
  /** What the caller had seen; left out where it does not matter. */
  readonly revision?: number
}

type Next = (row: store.OrderRow, moment: Moment, transaction: store.Transaction) => Promise<store.OrderRow>

/**
 * Loads, checks, changes and writes an order as one step. A tap that has been here before changes nothing and has its answer;
 * a step that was decided on an older picture is refused.
 */
async function step(viewer: Viewer, { orderId, revision }: Step, caller: Caller, next: Next): Promise<Order> {
  const moment = await momentNow()
  const row = await store.withOrder(orderId, async (found, transaction) => {
    if (!found) throw new AppError('not_found', `order ${orderId}`)
    if (viewer === 'desk') requireReach(caller, found)
    else requireOwn(found, caller)
    if (found.lastTap === caller.requestId) return found
    if (revision !== undefined && found.revision !== revision) throw movedOn()
    return next(found, moment, transaction)
  })
  return orderOf(row, { viewer, caller, ...moment })
}

export const residentStep = (seen: Step, caller: Caller, next: Next) => step('resident', seen, caller, next)
export const deskStep = (seen: Step, caller: Caller, next: Next) => step('desk', seen, caller, next)

/** One event of the machine by a caller. */
export const stepBy = (
  row: store.OrderRow,
  by: store.Actor,
  caller: Caller,
  move: Pick<Move, 'event' | 'note' | 'patch'>,
  moment: Moment,
): store.OrderRow => moved(row, { ...move, by, tap: caller.requestId, minutes: minutesFor(row) }, moment)
