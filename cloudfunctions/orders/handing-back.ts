import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { overlapping } from '../volunteers/engaging'
import { noteRefusal, type Volunteer } from '../volunteers/register'
import { heldPlaces, NOBODY, promise, release, serviceOf, takenTime } from './claims'
import { type Moment, moved, noted, stepOf } from './moving'
import type { Input, Output } from './signatures'
import type * as store from './store'
import { demandMayDecline, isOfferedTo } from './teaming'
import { endWaiting, peopleAt, tellDesk, tellResident, tellVolunteer, titleOf } from './telling'
import { isIn, requirePart, volunteerActor, volunteerStep } from './volunteering'

/** Said yes to another time than the resident now wants: going back on it is no refusal. */
const isExcused = ({ timeChangedAt }: store.OrderRow, saidAt: string): boolean =>
  timeChangedAt !== undefined && saidAt < timeChangedAt

export async function decline(
  { orderId, revision, reason }: Input<'decline'>,
  caller: Caller,
): Promise<Output<'decline'>> {
  await volunteerStep(orderId, caller, async (row, me, moment, transaction) => {
    if (!isOfferedTo(row.offeredTo, me) || row.revision !== revision) {
      throw new AppError('changed_meanwhile', 'no longer offered', { '': '这张单已经不在您这里了。' })
    }
    await demandMayDecline(row, me)
    const patch = { offeredTo: null, turnedDown: [...row.turnedDown, row.offeredTo?.id ?? me.volunteerId] }
    const move = {
      event: 'decline',
      by: volunteerActor(me),
      tap: caller.requestId,
      note: reason,
      patch,
    } as const
    const next = moved(row, move, moment)
    if (row.offeredTo?.kind === 'volunteer' && !isExcused(row, row.since))
      await noteRefusal(transaction, me.volunteerId)
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'declined',
      title: titleOf(next, '没领'),
      text: `${me.name}去不了：${reason}`.slice(0, 120),
      at: moment.at,
    })
    return next
  })
  return {}
}

export async function handBack(
  { orderId, reason }: Input<'handBack'>,
  caller: Caller,
): Promise<Output<'handBack'>> {
  await volunteerStep(orderId, caller, async (row, me, moment, transaction) => {
    requirePart(row, me.volunteerId)
    const tap = caller.requestId
    const by = volunteerActor(me)
    if (isIn(row.waiting, me.volunteerId)) {
      const waiting = row.waiting.filter(({ volunteerId }) => volunteerId !== me.volunteerId)
      const step = stepOf('handBack', row.state, by, moment.at, reason)
      return { ...noted(row, step, tap), ...heldPlaces(row, row.claims, waiting) }
    }
    return leavePlace(row, me, { reason, tap }, moment, transaction)
  })
  return {}
}

/** Gives a place up: whoever waits first moves up, if their calendar still has room; with nobody left the desk has it again. */
async function leavePlace(
  row: store.OrderRow,
  me: Volunteer,
  { reason, tap }: { reason: string; tap: string },
  moment: Moment,
  transaction: store.Transaction,
): Promise<store.OrderRow> {
  await release(transaction, {
    ...row,
    claims: row.claims.filter(({ volunteerId }) => volunteerId === me.volunteerId),
  })
  const mine = row.claims.find(({ volunteerId }) => volunteerId === me.volunteerId)
  const stay = row.claims.filter(({ volunteerId }) => volunteerId !== me.volunteerId)
  const { moving, waiting } = await nextInLine(row, transaction)
  const claims = moving ? [...stay, moving] : stay
  const event = claims.length > 0 ? 'handBack' : 'giveUp'
  const patch = {
    ...(claims.length > 0 ? heldPlaces(row, claims, waiting) : NOBODY),
    turnedDown: isExcused(row, mine?.at ?? moment.at) ? row.turnedDown : [...row.turnedDown, me.volunteerId],
  }
  const next = moved(row, { event, by: volunteerActor(me), tap, note: reason, patch }, moment)
  if (moving) {
    await promise(transaction, row, moving.volunteerId)
    await tellVolunteer(transaction, next, moving.volunteerId, {
      event: 'moved_up',
      title: titleOf(next, '轮到您了'),
      text: '有人退了，您从候补转上来了。到时间来不了，早点退回，好换别人。',
      at: moment.at,
    })
  }
  await tellResident(transaction, next, {
    event: 'handed_back',
    title: moving ? '换了一个人来' : '正在换人',
    text: moving
      ? '原来的志愿者来不了，另一位按原来的时间到，是谁在单子里看。'
      : '原来的志愿者来不了，正在给您另找人。',
    at: moment.at,
  })
  if (claims.length === 0) {
    await endWaiting(transaction, row, next, moment.at)
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'handed_back',
      title: titleOf(next, '退回来了'),
      text: `${me.name}退回：${reason}`.slice(0, 120),
      at: moment.at,
    })
  }
  return next
}

/** The first of the waiting list whose time is still free; those before with a clash stay where they are. */
async function nextInLine(row: store.OrderRow, transaction: store.Transaction) {
  for (const one of row.waiting) {
    const promised = { of: serviceOf(row), ...takenTime(row) }
    if (await overlapping(transaction, one.volunteerId, promised)) continue
    return { moving: one, waiting: row.waiting.filter(({ volunteerId }) => volunteerId !== one.volunteerId) }
  }
  return { moving: null, waiting: row.waiting }
}
