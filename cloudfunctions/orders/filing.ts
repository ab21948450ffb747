import { ORDER_LIMITS, ORDER_MENU } from '../../site/orders'
import { STREETS, stationOf } from '../../site/stations'
import { type Span, spanInWords, startClock } from '../_common/clock'
import { emergencyFor, soundsDangerous } from '../_common/danger'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { newId } from '../_server/ids'
import { beyondOf, encodeCursor } from '../_server/paging'
import { seal } from '../_server/secret'
import { momentNow, requireOwn, residentActor, residentOf } from './acting'
import { attach } from './attaching'
import type { OrderContent, When } from './contract'
import { dayOf, wantedAtOf } from './days'
import { clocked, heldBy, type Moment, stepOf } from './moving'
import { cardOf, orderOf } from './present'
import type { Input, Output } from './signatures'
import * as store from './store'
import { peopleAt, stationOfOrder, tellDesk, tellResident, titleOf } from './telling'

const PAGE = 20
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MOST_SIMILAR = 3
/** Nobody orders further ahead: the calendar of volunteers does not reach there. */
const FURTHEST_DAYS = 60

export function demandWhen(when: When, at: string): void {
  const wanted = Date.parse(wantedAtOf(when))
  if (Number.isNaN(wanted))
    throw new AppError('invalid_input', 'no such day', { when: '没有这一天，换一个。' })
  if (wanted <= Date.parse(at)) {
    throw new AppError('invalid_input', 'in the past', { when: '这个时间已经过了，往后挑一个。' })
  }
  if (wanted - Date.parse(at) > FURTHEST_DAYS * DAY_MS) {
    throw new AppError('invalid_input', 'too far ahead', { when: `最远约到 ${FURTHEST_DAYS} 天以内。` })
  }
}

function demandPlace({ streetId, communityId }: OrderContent['where']): void {
  const street = STREETS.find((one) => one.streetId === streetId)
  if (communityId === null || street?.communities.some((one) => one.communityId === communityId)) return
  throw new AppError('invalid_input', 'community of another street', {
    'where.communityId': '这个社区不在这条街道，重新选。',
  })
}

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

function newRow(
  orderId: string,
  number: string,
  content: OrderContent,
  caller: Caller,
  moment: Moment,
): store.OrderRow {
  const { at } = moment
  const by = residentActor(caller)
  const held = heldBy(stationOf(content.where.streetId, content.where.communityId).stationId)
  const row: store.OrderRow = {
    _id: orderId,
    number,
    menuVersion: ORDER_MENU.version,
    categoryId: content.categoryId,
    text: content.text,
    places: content.places,
    ...(content.languageId ? { languageId: content.languageId } : {}),
    when: content.when,
    wantedAt: wantedAtOf(content.when),
    streetId: content.where.streetId,
    communityId: content.where.communityId,
    forWhom: content.forWhom,
    door: seal('door', content.where.door, orderId),
    phone: seal('phone', content.phone, orderId),
    phoneMasked: masked(content.phone),
    residentId: by.personId,
    danger: soundsDangerous(content.text),
    state: 'filed',
    since: at,
    firstStationId: held.stationId,
    ...held,
    tab: 'review',
    place: '',
    clock: null,
    provisional: false,
    dueAt: null,
    late: false,
    rung: 0,
    claims: [],
    wanting: true,
    waiting: [],
    volunteerIds: [],
    turnedDown: [],
    offeredTo: null,
    callerId: null,
    refusal: null,
    cancellation: null,
    rating: null,
    outcome: null,
    appeals: 0,
    reopened: 0,
    remindAt: null,
    nudge: null,
    steps: [stepOf('file', 'filed', by, at)],
    filedAt: at,
    revision: 1,
    lastTap: caller.requestId,
  }
  return clocked(row, filedClock(row, moment), moment)
}

const reviewSpan = ({ danger }: store.OrderRow, { clocks }: Moment): Span =>
  danger ? clocks.danger : clocks.review
const filedClock = (row: store.OrderRow, moment: Moment) => startClock(moment.at, reviewSpan(row, moment))

async function demandFew(residentId: string): Promise<void> {
  if ((await store.openOf(residentId, ORDER_LIMITS.open)).length < ORDER_LIMITS.open) return
  throw new AppError('too_many_requests', 'too many open orders', {
    '': `您有 ${ORDER_LIMITS.open} 张单子还没办完。办完或取消一张，再点新的。`,
  })
}

export async function file(content: Input<'file'>, caller: Caller): Promise<Output<'file'>> {
  const residentId = residentOf(caller)
  const moment = await momentNow()
  const emergency = emergencyFor(content.text)
  const orderId = newId(caller, 'order')
  const view = { viewer: 'resident', caller, ...moment } as const
  // a run of this tap that was cut off may have filed it already
  const filed = await store.find(orderId)
  if (filed) return { order: orderOf(filed, view), emergency }
  if (content.forWhom === 'elder' && !content.elderAgrees) {
    throw new AppError('invalid_input', 'the elder has not agreed', {
      elderAgrees: '先问问老人，同意有人上门再下单。',
    })
  }
  demandWhen(content.when, moment.at)
  demandPlace(content.where)
  await demandFew(residentId)
  const day = dayOf(moment.at).replaceAll('-', '')
  const number = `${day}-${String(await store.nextNumber(day)).padStart(4, '0')}`
  const row = newRow(orderId, number, content, caller, moment)
  const people = await peopleAt(row, 0)
  const written = await store.addWith(orderId, async (transaction) => {
    const attachments = await attach(transaction, row, content.attachmentIds ?? [], residentId, 'resident')
    const words = { event: 'filed', at: moment.at, urgent: row.danger }
    await tellDesk(transaction, row, people, {
      ...words,
      title: row.danger ? '有单子像是有危险，先看' : '来了一张单子，等审',
      text: titleOf(row, '等您审。'),
    })
    await tellResident(transaction, row, {
      ...words,
      title: '单子收到了',
      text: `${stationOfOrder(row)}在审，${spanInWords(reviewSpan(row, moment))}内给您回话。`,
    })
    return { ...row, attachments }
  })
  return { order: orderOf(written, view), emergency }
}

export async function similar({ categoryId }: Input<'similar'>, caller: Caller): Promise<Output<'similar'>> {
  const moment = await momentNow()
  const since = new Date(Date.parse(moment.at) - ORDER_LIMITS.similarDays * DAY_MS).toISOString()
  const rows = await store.recentOf(residentOf(caller), categoryId, since, MOST_SIMILAR)
  return { orders: rows.map((row) => cardOf(row, moment)) }
}

export async function myOrders({ cursor }: Input<'myOrders'>, caller: Caller): Promise<Output<'myOrders'>> {
  const below = beyondOf(cursor)
  const [found, moment] = await Promise.all([
    store.ofResident(residentOf(caller), below, PAGE + 1),
    momentNow(),
  ])
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    orders: page.map((row) => cardOf(row, moment)),
    nextCursor: last && found.length > PAGE ? encodeCursor([last.filedAt]) : null,
  }
}

export async function myOrder({ orderId }: Input<'myOrder'>, caller: Caller): Promise<Output<'myOrder'>> {
  const [row, moment] = await Promise.all([store.find(orderId), momentNow()])
  if (!row) throw new AppError('not_found', `order ${orderId}`)
  requireOwn(row, caller)
  return orderOf(row, { viewer: 'resident', caller, ...moment })
}
