import { ORDER_LIMITS } from '../../site/orders'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { beyondOf, encodeCursor } from '../_server/paging'
import { unseal } from '../_server/secret'
import { requireVolunteer, type Volunteer } from '../volunteers/register'
import { momentNow } from './acting'
import { canQueue, heldPlaces, isSkilled, minutesFor, promise, takenTime } from './claims'
import type { MyPart, Obstacle } from './contract'
import { isOver } from './machine'
import { clocked, type Moment, moved, noted, stepOf } from './moving'
import { cardOf, orderOf } from './present'
import type { Input, Output } from './signatures'
import * as store from './store'
import { isOfferedTo } from './teaming'
import { tellResident } from './telling'

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

/** A team that has the skill sends whom it thinks fit. */
const hasSkill = (row: store.OrderRow, me: Volunteer): boolean =>
  isSkilled(row, me.skills) || (row.offeredTo?.skilled === true && isOfferedTo(row.offeredTo, me))

/** Why this volunteer cannot have it, before the calendar is asked. */
function obstacleOf(row: store.OrderRow, me: Volunteer): Obstacle | null {
  if (row.residentId === me.volunteerId) return 'own'
  if (partOf(row, me.volunteerId)) return 'mine'
  if (row.turnedDown.includes(me.volunteerId)) return 'turned_down'
  if (!hasSkill(row, me)) return 'skill'
  return row.claims.length >= row.places ? 'full' : null
}

const OBSTACLE_WORDS: Record<Exclude<Obstacle, 'full' | 'overlap' | 'mine'>, string> = {
  own: '这是您自己点的单，要由别人来做。',
  turned_down: '这张单您退过，不能再领。',
  skill: '这类服务要有相应的技能，先在“我的志愿”里填上。',
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
    if (row.state === 'offered' && !isOfferedTo(row.offeredTo, me)) {
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
    text: `${howMany(next)}志愿者按您约的时间到，是谁在单子里看。到了门口请看志愿者证。`,
    at: moment.at,
  })
  return next
}

/** Where several are wanted: how many there are by now. */
const howMany = ({ places, claims }: store.OrderRow): string =>
  places > 1 ? `要 ${places} 个人，已有 ${claims.length} 个领了。` : ''

export async function myParts({ cursor }: Input<'myParts'>, caller: Caller): Promise<Output<'myParts'>> {
  const me = await requireVolunteer(caller)
  const below = beyondOf(cursor)
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

/** 解锁: whoever holds a place, from the claim until a day after the service. */
export function demandUnlockable(row: store.OrderRow, volunteerId: string, at: string): void {
  const over = isOver(row.state) || Date.parse(at) > Date.parse(takenTime(row).until) + UNLOCKED_MS
  if (isIn(row.claims, volunteerId) && !over && row.phone) return
  throw new AppError('not_allowed', 'no claim, or long over', {
    '': '领到单以后、服务后一天内才能看。',
  })
}

/** From the claim until a day after the service; written down in the order's own history, where the desk sees it. */
export async function unlockMine(
  { orderId }: Input<'unlockMine'>,
  caller: Caller,
): Promise<Output<'unlockMine'>> {
  const { row } = await volunteerStep(orderId, caller, async (found, me, moment) => {
    demandUnlockable(requirePart(found, me.volunteerId), me.volunteerId, moment.at)
    const step = stepOf('unlock', found.state, volunteerActor(me), moment.at)
    return clocked(noted(found, step, caller.requestId), found.clock, moment)
  })
  return {
    phone: unseal('phone', row.phone, orderId).toString('utf8'),
    door: unseal('door', row.door, orderId).toString('utf8'),
  }
}

export { isIn, obstacleOf, partFor, partOf, requirePart, volunteerStep }
