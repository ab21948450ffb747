import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { addressesOf } from '../attachments/opening'
import { requireOwn } from './acting'
import { clocked, noted, stepOf } from './moving'
import { requireReach } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { demandUnlockable, requirePart, volunteerActor, volunteerStep } from './volunteering'

const filesOf = async ({ _id, attachments = [] }: store.OrderRow) => ({
  files: await addressesOf(
    attachments.map(({ attachmentId }) => attachmentId),
    { kind: 'order', id: _id },
  ),
})

async function demand(orderId: string): Promise<store.OrderRow> {
  const row = await store.find(orderId)
  if (row) return row
  throw new AppError('not_found', `order ${orderId}`)
}

export async function myAttachments(
  { orderId }: Input<'myAttachments'>,
  caller: Caller,
): Promise<Output<'myAttachments'>> {
  const row = await demand(orderId)
  requireOwn(row, caller)
  return filesOf(row)
}

/** Its own write, so that each look stands in the audit log. */
export async function attachments(
  { orderId }: Input<'attachments'>,
  caller: Caller,
): Promise<Output<'attachments'>> {
  const row = await demand(orderId)
  requireReach(caller, row)
  return filesOf(row)
}

/** The first look of each volunteer stands in the order's own history too, where the resident and the desk see it. */
export async function attachmentsMine(
  { orderId }: Input<'attachmentsMine'>,
  caller: Caller,
): Promise<Output<'attachmentsMine'>> {
  const { row } = await volunteerStep(orderId, caller, async (found, me, moment) => {
    demandUnlockable(requirePart(found, me.volunteerId), me.volunteerId, moment.at)
    const seen = found.steps.some(({ event, by }) => event === 'look' && by.personId === me.volunteerId)
    if (seen) return found
    const step = stepOf('look', found.state, volunteerActor(me), moment.at)
    return clocked(noted(found, step, caller.requestId), found.clock, moment)
  })
  return filesOf(row)
}
