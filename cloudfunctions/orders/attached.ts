import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { addressesOf } from '../attachments/opening'
import { requireVolunteer } from '../volunteers/register'
import { momentNow, requireOwn } from './acting'
import { requireReach } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { demandUnlockable, requirePart } from './volunteering'

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

export async function attachmentsMine(
  { orderId }: Input<'attachmentsMine'>,
  caller: Caller,
): Promise<Output<'attachmentsMine'>> {
  const [me, row, moment] = await Promise.all([requireVolunteer(caller), store.find(orderId), momentNow()])
  const mine = requirePart(row, me.volunteerId)
  demandUnlockable(mine, me.volunteerId, moment.at)
  return filesOf(mine)
}
