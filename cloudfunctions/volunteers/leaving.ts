import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { volunteerMachine } from './machine'
import { change, mineOf, residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'
import { leaveAllTeams } from './team-members'

/**
 * Everything sealed, and the community, is gone. The name stays, because the records name who served (民政部令第67号), and the
 * keyed mark of the identity number, so that nobody else takes the hours over.
 */
const emptied = (row: store.VolunteerRow): store.VolunteerRow => ({
  ...row,
  ...{ birthDate: '', identity: '', phone: '', identityMasked: '', phoneMasked: '' },
  ...{ guardian: null, communityId: null, skills: [], languages: [], times: [], awayUntil: null },
  teamIds: [],
})

/** 注销: no station lists them any more; the records of those who organised stay with those. */
const forgotten = (row: store.VolunteerRow): store.VolunteerRow => ({
  ...row,
  ...{ name: '', streetId: '', insuredUntil: null },
})

async function demandNothingAhead(transaction: store.Transaction, volunteerId: string): Promise<void> {
  const promised = await store.rowWithin(transaction, 'engagements', volunteerId)
  const ahead = promised?.items.find(({ until }) => until > instant())
  if (ahead) {
    throw new AppError('wrong_state', 'still engaged', {
      '': `您还答应了“${ahead.of.label}”。先退出它，好让别人顶上，再来退出。`,
    })
  }
}

async function withdrawn(
  row: store.VolunteerRow,
  transaction: store.Transaction,
): Promise<store.VolunteerRow> {
  if (row.state === 'withdrawn') return row
  await demandNothingAhead(transaction, row._id)
  await leaveAllTeams(transaction, row)
  return { ...emptied(row), state: volunteerMachine.next(row.state, 'withdraw') }
}

export async function withdraw(_: Input<'withdraw'>, caller: Caller): Promise<Output<'withdraw'>> {
  return mineOf(await change(residentOf(caller), withdrawn))
}

/** How many registrations are stored of a resident: one or none. */
export const registrationsOf = async (residentId: string): Promise<number> =>
  (await store.volunteer(residentId)) ? 1 : 0

/**
 * 注销账号: withdrawn, and forgotten by name and street; what was served stays with whoever recorded it, as 民政部令第67号 asks.
 * Refuses (`wrong_state`) somebody who has promised to be somewhere: others would wait for nobody.
 */
export async function closeVolunteer(residentId: string): Promise<void> {
  if (!(await store.volunteer(residentId))) return
  await change(residentId, async (row, transaction) => forgotten(await withdrawn(row, transaction)))
}
