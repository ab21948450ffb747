import type { ClockFacts } from '../../_common/clock'
import {
  _,
  after,
  before,
  from,
  type Row,
  type Transaction,
  table,
  transact,
  type Where,
} from '../../_server/db'
import type { DeskTab, OrderContent, When } from '../contract'
import type { OrderEvent, OrderState } from '../machine'

export type { Transaction } from '../../_server/db'

/** Who did something; the empty id is the clock. */
export interface Actor {
  readonly kind: 'resident' | 'volunteer' | 'staff' | 'clock'
  readonly personId: string
  readonly name: string
}

export interface StepRow {
  readonly at: string
  readonly event:
    | OrderEvent
    | 'file'
    | 'queue'
    | 'unlock'
    | 'stop'
    | 'resume'
    | 'nudge'
    | 'answerNudge'
    | 'escalate'
    | 'remind'
  readonly by: Actor
  readonly state: OrderState
  readonly note: string
}

/** A volunteer's place in an order. */
export interface ClaimRow {
  readonly volunteerId: string
  readonly name: string
  readonly at: string
  readonly signedInAt: string | null
  readonly signedOutAt: string | null
}

export interface OrderRow extends Row {
  readonly number: string
  readonly menuVersion: string
  readonly categoryId: string
  readonly text: string
  readonly places: number
  readonly when: When
  /** The end of the wanted time: from then on somebody should be there. */
  readonly wantedAt: string
  readonly streetId: string
  readonly communityId: string | null
  readonly forWhom: OrderContent['forWhom']
  /** Sealed with the order's id. */
  readonly door: string
  readonly phone: string
  readonly phoneMasked: string
  /** Null: the account was closed. */
  readonly residentId: string | null
  readonly danger: boolean
  readonly state: OrderState
  readonly since: string
  /** Who received it first and who holds it; a referral changes the second. */
  readonly firstStationId: string
  readonly stationId: string
  /** The holding station and those above it: a branch finds the orders of its posts. */
  readonly reach: readonly string[]
  readonly tab: Exclude<DeskTab, 'late'>
  /** `<0 danger, 1 else><due or since><id>`: the order of the desk. */
  readonly place: string
  readonly clock: ClockFacts | null
  readonly provisional: boolean
  /** When the clock runs out; null: none runs. */
  readonly dueAt: string | null
  readonly late: boolean
  /** How far up an unanswered clock has gone: 0 the station itself. */
  readonly rung: number
  readonly claims: readonly ClaimRow[]
  /** More people are wanted than have claimed. */
  readonly wanting: boolean
  /** In order; the first moves up when somebody hands back. */
  readonly waiting: readonly ClaimRow[]
  /** Everybody in `claims` and `waiting`: for finding one's own by an index. */
  readonly volunteerIds: readonly string[]
  /** Volunteers who declined or handed back. */
  readonly turnedDown: readonly string[]
  readonly offeredTo: {
    readonly kind: 'volunteer' | 'team'
    readonly id: string
    readonly name: string
  } | null
  /** Who may close the call-back: named, and never the rated. */
  readonly callerId: string | null
  readonly refusal: { readonly code: string; readonly note: string } | null
  readonly cancellation: { readonly code: string; readonly note: string } | null
  readonly rating: { readonly level: number; readonly words: string; readonly at: string } | null
  readonly outcome: 'rated' | 'unrated' | 'solved' | null
  readonly appeals: number
  readonly reopened: number
  readonly nudge: { readonly at: string; readonly dueAt: string; readonly answer: string | null } | null
  readonly steps: readonly StepRow[]
  readonly filedAt: string
  readonly revision: number
  /** The last tap that changed it: a retry changes nothing. */
  readonly lastTap: string
}

const COLLECTION = 'orders'
const ordersTable = table<OrderRow>(COLLECTION)

/** The last number of a day; `_id` is `orders-<yyyymmdd>`. */
const numbers = table<Row & { last: number }>('numbers')

export const find = (orderId: string) => ordersTable.get(orderId)
/** A new order with what is told of it, as one step; a second run of the same call finds it there. */
export function addWith(row: OrderRow, told: (transaction: Transaction) => Promise<void>): Promise<OrderRow> {
  return transact(async (transaction) => {
    const { data } = await transaction.collection(COLLECTION).doc(row._id).get()
    const known = (Array.isArray(data) ? data[0] : data) as OrderRow | undefined
    if (known) return known
    await transaction.collection(COLLECTION).add(row)
    await told(transaction)
    return row
  })
}

/** Loads, changes and writes one order as one step; `next` may answer the row itself: then nothing is written. */
export function withOrder(
  orderId: string,
  next: (row: OrderRow | null, transaction: Transaction) => Promise<OrderRow>,
): Promise<OrderRow> {
  return transact(async (transaction) => {
    const { data } = await transaction.collection(COLLECTION).doc(orderId).get()
    const row = ((Array.isArray(data) ? data[0] : data) as OrderRow | undefined) ?? null
    const changed = await next(row, transaction)
    if (changed === row) return row
    const { _id, ...rest } = changed
    await transaction.collection(COLLECTION).doc(orderId).set(rest)
    return changed
  })
}

/** The next number of a day: handed out once, whoever asks at the same time. */
export async function nextNumber(day: string): Promise<number> {
  const _id = `orders-${day}`
  const next = () => numbers.changed(_id, {}, { last: _.inc(1) })
  const row = await next()
  if (row) return row.last
  if (await numbers.add({ _id, last: 1 })) return 1
  const other = await next()
  if (!other) throw new Error('the day has no number row')
  return other.last
}

export const ofResident = (residentId: string, below: string | null, limit: number) =>
  ordersTable.find(
    { residentId, ...(below === null ? {} : { filedAt: before(below) }) },
    { sort: [['filedAt', 'desc']], limit },
  )
export const openOf = (residentId: string, limit: number) =>
  ordersTable.find({ residentId, dueAt: from('') }, { limit, fields: ['_id'] })
export const recentOf = (residentId: string, categoryId: string, since: string, limit: number) =>
  ordersTable.find({ residentId, categoryId, filedAt: after(since) }, { sort: [['filedAt', 'desc']], limit })

const tabOf = (reach: string, tab: DeskTab): Where =>
  tab === 'late' ? { reach, late: true } : { reach, tab }
/** One tab of a station and those below it, the most urgent first. */
export const onDesk = (reach: string, tab: DeskTab, below: string | null, limit: number) =>
  ordersTable.find(
    { ...tabOf(reach, tab), ...(below === null ? {} : { place: after(below) }) },
    { sort: [['place', 'asc']], limit },
  )
export const countOnDesk = (reach: string, tab: DeskTab) => ordersTable.count(tabOf(reach, tab))

/** 督单: those that one station itself holds; a clock runs in every state that is not an end. */
export const countOpenAt = (stationId: string) => ordersTable.count({ stationId, dueAt: from('') })
export const countSoonAt = (stationId: string, by: string) =>
  ordersTable.count({ stationId, late: false, dueAt: before(by) })
export const countOverdueAt = (stationId: string) =>
  ordersTable.count({ stationId, late: true, dueAt: from('') })

/** What lies in pools, the soonest wanted first. */
export const pooledIn = (limit: number) =>
  ordersTable.find({ state: 'pooled' }, { sort: [['wantedAt', 'asc']], limit })
/** Claimed orders that want more people. */
export const wantingIn = (limit: number) =>
  ordersTable.find({ state: 'claimed', wanting: true }, { sort: [['wantedAt', 'asc']], limit })
/** Full ones that are still to come: one may wait in line. */
export const fullIn = (at: string, limit: number) =>
  ordersTable.find(
    { state: 'claimed', wanting: false, wantedAt: after(at) },
    { sort: [['wantedAt', 'asc']], limit },
  )
export const offeredTo = (volunteerId: string, limit: number) =>
  ordersTable.find({ state: 'offered', 'offeredTo.id': volunteerId }, { limit })
export const ofVolunteer = (volunteerId: string, below: string | null, limit: number) =>
  ordersTable.find(
    { volunteerIds: volunteerId, ...(below === null ? {} : { filedAt: before(below) }) },
    { sort: [['filedAt', 'desc']], limit },
  )

/** Whose clock has run out, the longest ago first. */
export const dueBy = (at: string, limit: number) =>
  ordersTable.find({ dueAt: before(at) }, { sort: [['dueAt', 'asc']], limit, fields: ['_id', 'dueAt'] })
/** 督单 that nobody has answered in time. */
export const nudgedBy = (at: string, limit: number) =>
  ordersTable.find({ 'nudge.dueAt': before(at), 'nudge.answer': null }, { limit, fields: ['_id'] })

export const countOf = (residentId: string) => ordersTable.count({ residentId })
/** Takes a resident off their orders; what was done stays without a name. */
export const forgetResident = (residentId: string) =>
  ordersTable.changeAll({ residentId }, { residentId: null, door: '', phone: '', phoneMasked: '' })
