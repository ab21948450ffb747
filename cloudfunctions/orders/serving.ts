import { station } from '../../site/stations'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { signIn as attend, confirmAttendance, signOut as leave } from '../volunteers/attending'
import { scanned } from '../volunteers/codes'
import { disengage } from '../volunteers/engaging'
import { credit } from '../volunteers/ledger'
import { momentNow, requireOwn } from './acting'
import { attach } from './attaching'
import { heldPlaces, minutesFor, release, serviceOf } from './claims'
import type { MyPart, Order } from './contract'
import { type Moment, moved, noted, stepOf } from './moving'
import { orderOf } from './present'
import type { Input } from './signatures'
import * as store from './store'
import { tellResident } from './telling'
import { partFor, requirePart, volunteerActor, volunteerStep } from './volunteering'

const claimOf = (row: store.OrderRow, volunteerId: string): store.ClaimRow => {
  const found = row.claims.find((claim) => claim.volunteerId === volunteerId)
  if (found) return found
  throw new AppError('wrong_state', 'waiting, not claimed', { '': '您还在候补，轮到了才能签到。' })
}

const withClaim = (row: store.OrderRow, changed: store.ClaimRow) =>
  heldPlaces(
    row,
    row.claims.map((claim) => (claim.volunteerId === changed.volunteerId ? changed : claim)),
    row.waiting,
  )

interface Signed {
  readonly by: store.Actor
  readonly tap: string
  readonly at: string
  readonly note?: string
}

/** 签到: the first one begins the service. */
export function begun(
  row: store.OrderRow,
  mine: store.ClaimRow,
  { by, tap, at, note = '' }: Signed,
  moment: Moment,
): store.OrderRow {
  const patch = withClaim(row, { ...mine, signedInAt: at })
  if (row.state === 'serving')
    return { ...noted(row, stepOf('start', row.state, by, moment.at, note), tap), ...patch }
  return moved(row, { event: 'start', by, tap, note, minutes: minutesFor(row), patch }, moment)
}

/** 签退: the last one ends it. */
export function ended(
  row: store.OrderRow,
  mine: store.ClaimRow,
  { by, tap, at, note = '' }: Signed,
  moment: Moment,
): store.OrderRow {
  const patch = withClaim(row, { ...mine, signedOutAt: at })
  const still = patch.claims.some(
    ({ signedInAt, signedOutAt }) => signedInAt !== null && signedOutAt === null,
  )
  if (still) return { ...noted(row, stepOf('finish', row.state, by, moment.at, note), tap), ...patch }
  return moved(row, { event: 'finish', by, tap, note, patch }, moment)
}

/** Whoever signs out is free again; once the service is over, whoever never came is too. */
export async function free(
  transaction: store.Transaction,
  next: store.OrderRow,
  volunteerId: string,
): Promise<void> {
  if (next.state === 'served') return release(transaction, next)
  await disengage(transaction, volunteerId, serviceOf(next))
}

export async function tellServed(
  transaction: store.Transaction,
  row: store.OrderRow,
  at: string,
): Promise<void> {
  if (row.state !== 'served') return
  await tellResident(transaction, row, {
    event: 'served',
    title: '做完了，请您确认',
    text: '志愿者说做完了。您看看办得怎样，确认一下。没办好就说没办好。',
    at,
  })
}

export async function signIn({ orderId }: Input<'signIn'>, caller: Caller): Promise<MyPart> {
  const { row, me, moment } = await volunteerStep(orderId, caller, async (found, me, moment, transaction) => {
    const mine = claimOf(requirePart(found, me.volunteerId), me.volunteerId)
    if (mine.signedInAt) return found
    await attend(transaction, {
      of: serviceOf(found),
      volunteerId: me.volunteerId,
      way: 'declared',
      evidence: 'own word',
      at: moment.at,
      confirmed: false,
    })
    const next = begun(found, mine, { by: volunteerActor(me), tap: caller.requestId, at: moment.at }, moment)
    await tellResident(transaction, next, {
      event: `arrived:${me.volunteerId}`,
      title: '志愿者到了',
      text: '志愿者说已经到了。请先看志愿者证，再开门。',
      at: moment.at,
      urgent: true,
    })
    return next
  })
  return partFor(row, me, caller, moment)
}

export async function signOut(
  { orderId, report, attachmentIds = [] }: Input<'signOut'>,
  caller: Caller,
): Promise<MyPart> {
  const { row, me, moment } = await volunteerStep(orderId, caller, async (found, me, moment, transaction) => {
    const mine = claimOf(requirePart(found, me.volunteerId), me.volunteerId)
    if (mine.signedOutAt) return found
    if (!mine.signedInAt) {
      throw new AppError('wrong_state', 'never signed in', { '': '还没有签到，先签到。' })
    }
    await leave(transaction, {
      of: serviceOf(found),
      volunteerId: me.volunteerId,
      way: 'declared',
      evidence: 'own word',
      at: moment.at,
      confirmed: false,
    })
    const signed = { by: volunteerActor(me), tap: caller.requestId, at: moment.at, note: report }
    const attachments = await attach(transaction, found, attachmentIds, me.volunteerId, 'volunteer')
    const next = { ...ended(found, mine, signed, moment), attachments }
    await free(transaction, next, me.volunteerId)
    await tellServed(transaction, next, moment.at)
    return next
  })
  return partFor(row, me, caller, moment)
}

/**
 * 扫码: the resident's phone reads the code on the volunteer's. The moment is the phone's, within the limits that `scanned` holds:
 * an hour without a network is reconciled when there is one again.
 */
export async function scan({ orderId, code, scannedAt }: Input<'scan'>, caller: Caller): Promise<Order> {
  const moment = await momentNow()
  const proof = scanned(code, scannedAt)
  if (proof.holder !== 'volunteer') {
    throw new AppError('invalid_input', "a shift's code", { code: '请扫志愿者手机上的码。' })
  }
  const row = await store.withOrder(orderId, async (found, transaction) => {
    if (!found) throw new AppError('not_found', `order ${orderId}`)
    requireOwn(found, caller)
    if (found.lastTap === caller.requestId) return found
    const mine = found.claims.find(({ volunteerId }) => volunteerId === proof.id)
    if (!mine) {
      throw new AppError('invalid_input', 'another volunteer', {
        code: '这位志愿者没有领您这张单，先别让进门。',
      })
    }
    const signing = {
      of: serviceOf(found),
      volunteerId: proof.id,
      way: 'code',
      evidence: proof.evidence,
      at: proof.at,
      confirmed: true,
      offline: proof.offline,
      by: caller.personId ?? '',
    } as const
    const signed = {
      by: { kind: 'volunteer', personId: proof.id, name: mine.name },
      tap: caller.requestId,
      at: proof.at,
    } as const
    if (proof.what === 'in') {
      if (mine.signedInAt) return found
      await attend(transaction, signing)
      return begun(found, mine, signed, moment)
    }
    if (mine.signedOutAt) return found
    await leave(transaction, signing)
    const next = ended(found, mine, signed, moment)
    await free(transaction, next, proof.id)
    await tellServed(transaction, next, moment.at)
    return next
  })
  return orderOf(row, { viewer: 'resident', caller, ...moment })
}

/**
 * 记时长: what was attended is credited once, in the step that confirms the service. 谁组织谁记录: by the station that dispatched it;
 * the minutes come from the attendance and from nothing that anybody types.
 */
export async function creditAll(
  row: store.OrderRow,
  confirmedBy: string,
  transaction: store.Transaction,
): Promise<void> {
  const organiser = { id: row.stationId, name: station(row.stationId)?.name ?? '' }
  for (const { volunteerId, signedInAt, signedOutAt } of row.claims) {
    if (!signedInAt || !signedOutAt) continue
    const attended = await confirmAttendance(transaction, serviceOf(row), volunteerId, confirmedBy)
    await credit(transaction, {
      volunteerId,
      minutes: attended.minutes ?? 0,
      of: serviceOf(row),
      organiser,
      confirmedBy,
      way: attended.in.way,
      at: signedInAt,
    })
  }
}
