import {
  _,
  after,
  before,
  from,
  oneOf,
  type Row,
  type Transaction,
  table,
  transact,
  type Where,
} from '../../_server/db'
import type { DeskTab } from '../contract'
import type { ClockSetting } from '../contract/clocks'
import { count } from './counts'
import type { OrderRow } from './rows'

export type { Transaction } from '../../_server/db'
export { countsFrom } from './counts'
export type { Actor, AttachedRow, ClaimRow, OrderRow, StepRow } from './rows'

const COLLECTION = 'orders'
const ordersTable = table<OrderRow>(COLLECTION)

/** The last number of a day; `_id` is `orders-<yyyymmdd>`. */
const numbers = table<Row & { last: number }>('numbers')

export const find = (orderId: string) => ordersTable.get(orderId)
/** A new order, as `made` says it, with what is told of it, as one step; a second run of the same call finds it there. */
export function addWith(
  orderId: string,
  made: (transaction: Transaction) => Promise<OrderRow>,
): Promise<OrderRow> {
  return transact(async (transaction) => {
    const { data } = await transaction.collection(COLLECTION).doc(orderId).get()
    const known = (Array.isArray(data) ? data[0] : data) as OrderRow | undefined
    if (known) return known
    const row = await made(transaction)
    await transaction.collection(COLLECTION).add(row)
    await count(transaction, null, row)
    return row
  })
}

/** Writes of several rows as one step, beside the order itself. */
export const together = transact

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
    await count(transaction, row, changed)
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

const keptBy = (personId: string): Where => ({ 'keeper.personId': personId })
/** 我经手的, the most urgent first. */
export const onDeskOf = (personId: string, below: string | null, limit: number) =>
  ordersTable.find(
    { ...keptBy(personId), ...(below === null ? {} : { place: after(below) }) },
    { sort: [['place', 'asc']], limit },
  )
export const countKeptBy = (personId: string) => ordersTable.count(keptBy(personId))

type StationTab = Exclude<DeskTab, 'mine'>
const tabOf = (reach: string, tab: StationTab): Where =>
  tab === 'late' ? { reach, late: true } : { reach, tab }
/** One tab of a station and those below it, the most urgent first. */
export const onDesk = (reach: string, tab: StationTab, below: string | null, limit: number) =>
  ordersTable.find(
    { ...tabOf(reach, tab), ...(below === null ? {} : { place: after(below) }) },
    { sort: [['place', 'asc']], limit },
  )
export const countOnDesk = (reach: string, tab: StationTab) => ordersTable.count(tabOf(reach, tab))

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
/** What is offered to any of these: a volunteer, the teams of one. */
export const offeredTo = (ids: readonly string[], limit: number) =>
  ordersTable.find({ state: 'offered', 'offeredTo.id': oneOf(ids) }, { limit })
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

/** Residents who are waited for and were not reminded yet. */
export const remindedBy = (at: string, limit: number) =>
  ordersTable.find({ remindAt: before(at) }, { limit, fields: ['_id'] })

/** `settings/order-clocks`: 办理时限 as an administrator set them last. */
interface ClocksRow extends ClockSetting {
  readonly _id: 'order-clocks'
}
const clocksTable = table<ClocksRow>('settings')
export const clockSetting = () => clocksTable.get('order-clocks')
/** False when somebody else set them since `revision`. */
export const putClocks = (revision: number, setting: ClockSetting): Promise<boolean> =>
  revision === 0
    ? clocksTable.add({ _id: 'order-clocks', ...setting })
    : clocksTable.change('order-clocks', { revision }, setting)

export const countOf = (residentId: string) => ordersTable.count({ residentId })
/** Takes a resident off their orders; what was done stays without a name. */
export const forgetResident = (residentId: string) =>
  ordersTable.changeAll({ residentId }, { residentId: null, door: '', phone: '', phoneMasked: '' })
