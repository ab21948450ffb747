import { ORDER_LIMITS } from '../../site/orders'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { unseal } from '../_server/secret'
import { overlapping, type Promised, promisesOf } from '../volunteers/engaging'
import { noteRefusal, requireVolunteer, type Volunteer } from '../volunteers/register'
import { momentNow } from './acting'
import {
  canQueue,
  heldPlaces,
  isSkilled,
  metresBetween,
  minutesFor,
  pointOf,
  promise,
  release,
  serviceOf,
  takenTime,
} from './claims'
import type { MyPart, Obstacle, OpenOrder } from './contract'
import { isOver } from './machine'
import { clocked, type Moment, moved, noted, stepOf } from './moving'
import { cardOf, orderOf } from './present'
import type { Input, Output } from './signatures'
import * as store from './store'
import { peopleAt, tellDesk, tellResident, tellVolunteer, titleOf } from './telling'

const MOST_OPEN = 60
/** Full ones stand after those with a place and never crowd them out. */
const MOST_FULL = 20
const PAGE = 20

export const volunteerActor = ({ volunteerId, name }: Volunteer): store.Actor => ({
  kind: 'volunteer',
  personId: volunteerId,
  name,
})

const isIn = (rows: readonly store.ClaimRow[], volunteerId: string) =>
  rows.some((row) => row.volunteerId === volunteerId)
const partOf = (row: store.OrderRow, volunteerId: string) =>
  [...row.claims, ...row.waiting].find((claim) => claim.volunteerId === volunteerId)

/** Somebody who has no part in it sees of an order what the pool shows; here it does not exist. */
function requirePart(row: store.OrderRow | null, volunteerId: string): store.OrderRow {
  if (row && partOf(row, volunteerId)) return row
  throw new AppError('not_found', 'no part in this order')
}

function partFor(row: store.OrderRow, me: Volunteer, caller: Caller, moment: Moment): MyPart {
  const part = partOf(row, me.volunteerId)
  const at = row.waiting.findIndex(({ volunteerId }) => volunteerId === me.volunteerId)
  return {
    order: orderOf(row, { viewer: 'volunteer', caller, ...moment }),
    waitingAt: at < 0 ? null : at + 1,
    signedInAt: part?.signedInAt ?? null,
    signedOutAt: part?.signedOutAt ?? null,
  }
}

/** Why this volunteer cannot have it, before the calendar is asked. */
function obstacleOf(row: store.OrderRow, me: Volunteer): Obstacle | null {
  if (row.residentId === me.volunteerId) return 'own'
  if (partOf(row, me.volunteerId)) return 'mine'
  if (row.turnedDown.includes(me.volunteerId)) return 'turned_down'
  if (!isSkilled(row, me.skills)) return 'skill'
  return row.claims.length >= row.places ? 'full' : null
}

const OBSTACLE_WORDS: Record<Exclude<Obstacle, 'full' | 'overlap' | 'mine'>, string> = {
  own: '这是您自己点的单，要由别人来做。',
  turned_down: '这张单您退过，不能再领。',
  skill: '这类服务要有相应的技能，先在“我的志愿”里填上。',
}

/** 候补: the place that they have or would have; null where nobody stands in line. */
function lineFor(row: store.OrderRow, me: Volunteer): number | null {
  const at = row.waiting.findIndex(({ volunteerId }) => volunteerId === me.volunteerId)
  if (at >= 0) return at + 1
  return obstacleOf(row, me) === 'full' ? row.waiting.length + 1 : null
}

function openFor(
  row: store.OrderRow,
  me: Volunteer,
  promises: readonly Promised[],
  moment: Moment,
): OpenOrder {
  const known = obstacleOf(row, me)
  const inLine = lineFor(row, me)
  const { from, until } = takenTime(row)
  const clash =
    known === null || known === 'full'
      ? promises.find((one) => one.of.id !== row._id && one.from < until && one.until > from)
      : undefined
  return {
    ...cardOf(row, moment),
    revision: row.revision,
    metres: metresBetween(me.at, pointOf(row.streetId, row.communityId)),
    offered: row.offeredTo?.id === me.volunteerId,
    obstacle: clash ? 'overlap' : known,
    overlapsWith: clash?.of.label ?? null,
    waiting: row.waiting.length,
    ...(inLine === null ? {} : { inLine }),
  }
}

export async function openOrders(_: Input<'openOrders'>, caller: Caller): Promise<Output<'openOrders'>> {
  const me = await requireVolunteer(caller)
  const moment = await momentNow()
  const [offered, pooled, wanting, full, promises] = await Promise.all([
    store.offeredTo(me.volunteerId, MOST_OPEN),
    store.pooledIn(MOST_OPEN),
    store.wantingIn(MOST_OPEN),
    store.fullIn(moment.at, MOST_FULL),
    promisesOf(me.volunteerId),
  ])
  const withLine = full.filter((row) => canQueue(row) || partOf(row, me.volunteerId))
  const rows = [...[...offered, ...pooled, ...wanting].slice(0, MOST_OPEN), ...withLine]
  return { orders: rows.map((row) => openFor(row, me, promises, moment)) }
}

type Next = (
  row: store.OrderRow,
  me: Volunteer,
  moment: Moment,
  transaction: store.Transaction,
) => Promise<store.OrderRow>

/** One step of a volunteer; the same tap again changes nothing. */
async function volunteerStep(orderId: string, caller: Caller, next: Next) {
  const [me, moment] = await Promise.all([requireVolunteer(caller), momentNow()])
  const row = await store.withOrder(orderId, async (found, transaction) => {
    if (!found) throw new AppError('not_found', `order ${orderId}`)
    if (found.lastTap === caller.requestId) return found
    return next(found, me, moment, transaction)
  })
  return { row, me, moment }
}

/** A place if there is one and the order is open to claims, otherwise the end of the waiting list. */
export async function claim({ orderId }: Input<'claim'>, caller: Caller): Promise<MyPart> {
  const done = await volunteerStep(orderId, caller, async (row, me, moment, transaction) => {
    const obstacle = obstacleOf(row, me)
    if (obstacle === 'mine') return row
    if (obstacle && obstacle !== 'full') {
      const words = OBSTACLE_WORDS[obstacle as keyof typeof OBSTACLE_WORDS]
      throw new AppError('wrong_state', `cannot claim: ${obstacle}`, { '': words })
    }
    if (row.state === 'offered' && row.offeredTo?.id !== me.volunteerId) {
      throw new AppError('wrong_state', 'offered to another', { '': '这张单已经派给别人，等他回话。' })
    }
    const mine: store.ClaimRow = {
      volunteerId: me.volunteerId,
      name: me.name,
      at: moment.at,
      signedInAt: null,
      signedOutAt: null,
    }
    if (obstacle === 'full') return queue(row, me, mine, moment, caller.requestId)
    return take(row, mine, volunteerActor(me), moment, transaction, caller.requestId)
  })
  return partFor(done.row, done.me, caller, done.moment)
}

function queue(
  row: store.OrderRow,
  me: Volunteer,
  mine: store.ClaimRow,
  moment: Moment,
  tap: string,
): store.OrderRow {
  if (row.state !== 'claimed' || !canQueue(row)) {
    throw new AppError('wrong_state', 'no more may wait', { '': '人满了，候补也满了。看看别的单子。' })
  }
  const step = stepOf('queue', row.state, volunteerActor(me), moment.at)
  return { ...noted(row, step, tap), ...heldPlaces(row, row.claims, [...row.waiting, mine]) }
}

/** Takes a place: the promise stands in the volunteer's own calendar, so that two orders at once cannot both have them. */
export async function take(
  row: store.OrderRow,
  mine: store.ClaimRow,
  by: store.Actor,
  moment: Moment,
  transaction: store.Transaction,
  tap: string,
): Promise<store.OrderRow> {
  await promise(transaction, row, mine.volunteerId)
  const patch = {
    ...heldPlaces(row, [...row.claims, mine], row.waiting),
    offeredTo: null,
  }
  const next = moved(row, { event: 'claim', by, tap, minutes: minutesFor(row), patch }, moment)
  await tellResident(transaction, next, {
    event: `claimed:${mine.volunteerId}`,
    title: '有人领了您的单',
    text: '志愿者按您约的时间到，是谁在单子里看。到了门口请看志愿者证。',
    at: moment.at,
  })
  return next
}

export async function decline(
  { orderId, revision, reason }: Input<'decline'>,
  caller: Caller,
): Promise<Output<'decline'>> {
  await volunteerStep(orderId, caller, async (row, me, moment, transaction) => {
    if (row.offeredTo?.id !== me.volunteerId || row.revision !== revision) {
      throw new AppError('changed_meanwhile', 'no longer offered', { '': '这张单已经不在您这里了。' })
    }
    const patch = { offeredTo: null, turnedDown: [...row.turnedDown, me.volunteerId] }
    const move = {
      event: 'decline',
      by: volunteerActor(me),
      tap: caller.requestId,
      note: reason,
      patch,
    } as const
    const next = moved(row, move, moment)
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
  const stay = row.claims.filter(({ volunteerId }) => volunteerId !== me.volunteerId)
  const { moving, waiting } = await nextInLine(row, transaction)
  const claims = moving ? [...stay, moving] : stay
  const event = claims.length > 0 ? 'handBack' : 'giveUp'
  const patch = {
    ...heldPlaces(row, claims, waiting),
    turnedDown: [...row.turnedDown, me.volunteerId],
  }
  const next = moved(row, { event, by: volunteerActor(me), tap, note: reason, patch }, moment)
  if (moving) {
    await promise(transaction, row, moving.volunteerId)
    await tellVolunteer(transaction, next, moving.volunteerId, {
      event: 'moved_up',
      title: '轮到您了',
      text: titleOf(next, '有人退了，您从候补转上来了。'),
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

export async function myParts({ cursor }: Input<'myParts'>, caller: Caller): Promise<Output<'myParts'>> {
  const me = await requireVolunteer(caller)
  const below = cursor ? String(decodeCursor(cursor, ['string'])[0]) : null
  const [found, moment] = await Promise.all([store.ofVolunteer(me.volunteerId, below, PAGE + 1), momentNow()])
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    orders: page.map((row) => cardOf(row, moment)),
    nextCursor: last && found.length > PAGE ? encodeCursor([last.filedAt]) : null,
  }
}

export async function myPart({ orderId }: Input<'myPart'>, caller: Caller): Promise<MyPart> {
  const [me, row, moment] = await Promise.all([requireVolunteer(caller), store.find(orderId), momentNow()])
  return partFor(requirePart(row, me.volunteerId), me, caller, moment)
}

const UNLOCKED_MS = ORDER_LIMITS.unlockedHours * 60 * 60 * 1000

/** From the claim until a day after the service; written down in the order's own history, where the desk sees it. */
export async function unlockMine(
  { orderId }: Input<'unlockMine'>,
  caller: Caller,
): Promise<Output<'unlockMine'>> {
  const { row } = await volunteerStep(orderId, caller, async (found, me, moment) => {
    requirePart(found, me.volunteerId)
    const over =
      isOver(found.state) || Date.parse(moment.at) > Date.parse(takenTime(found).until) + UNLOCKED_MS
    if (!isIn(found.claims, me.volunteerId) || over || !found.phone) {
      throw new AppError('not_allowed', 'no claim, or long over', {
        '': '领到单以后、服务后一天内才能看电话和门牌。',
      })
    }
    const step = stepOf('unlock', found.state, volunteerActor(me), moment.at)
    return clocked(noted(found, step, caller.requestId), found.clock, moment)
  })
  return {
    phone: unseal('phone', row.phone, orderId).toString('utf8'),
    door: unseal('door', row.door, orderId).toString('utf8'),
  }
}

export { partFor, requirePart, volunteerStep }
