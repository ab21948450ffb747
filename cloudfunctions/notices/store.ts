import { _, before, from, type Row, type Transaction, table } from '../_server/db'
import type { NoticeMatter, Preferences, SentWay } from './contract'

export type { Transaction } from '../_server/db'

export interface NoticeRow extends Row {
  readonly toId: string
  readonly matter: NoticeMatter
  readonly title: string
  readonly text: string
  readonly page: string | null
  readonly at: string
  readonly urgent: boolean
  /** `<at><id>`: the order of the inbox. */
  readonly place: string
  readonly unread: boolean
  readonly sent: SentWay
  /** When the sweep takes it up; null: nothing is left to send. */
  readonly due: string | null
  /** When it was taken up to be sent. */
  readonly triedAt: string | null
  readonly expiresAt: string
}

/** `_id` is the resident's. The openid is kept, sealed, only for who agreed to be written to. */
export interface ReachRow extends Row {
  readonly preferences: Preferences | null
  readonly openid: string | null
  readonly wechatLeft: number
  /** Short messages of `smsDay`. */
  readonly smsDay: string
  readonly smsSent: number
}

const COLLECTION = 'notices'
const noticesTable = table<NoticeRow>(COLLECTION)
const reaches = table<ReachRow>('reaches')

export async function isTold(transaction: Transaction, noticeId: string): Promise<boolean> {
  const { data } = await transaction.collection(COLLECTION).doc(noticeId).get()
  return Boolean(Array.isArray(data) ? data[0] : data)
}
export const addWithin = (transaction: Transaction, row: NoticeRow) =>
  transaction.collection(COLLECTION).add(row)

export const inbox = (toId: string, below: string | null, limit: number) =>
  noticesTable.find(
    { toId, ...(below === null ? {} : { place: before(below) }) },
    { sort: [['place', 'desc']], limit },
  )
/** Those unread, at most `limit`: for a count that is shown as 99+. */
export const unreadOf = (toId: string, limit: number) =>
  noticesTable.find({ toId, unread: true }, { limit, fields: ['_id'] })
/** Those told at `upTo` or before. */
export const markRead = (toId: string, upTo: string) =>
  noticesTable.changeAll(
    { toId, unread: true, at: before(new Date(Date.parse(upTo) + 1).toISOString()) },
    { unread: false },
  )

/** What is to be sent by now, the oldest first. */
export const dueBy = (at: string, limit: number) =>
  noticesTable.find(
    { due: before(new Date(Date.parse(at) + 1).toISOString()) },
    { sort: [['due', 'asc']], limit },
  )
/** One sweep wins; says false when another one has it. */
export const takeUp = (noticeId: string, due: string, at: string) =>
  noticesTable.change(noticeId, { due }, { due: null, triedAt: at, sent: 'unknown' })
export const putOff = (noticeId: string, due: string, until: string) =>
  noticesTable.change(noticeId, { due }, { due: until })
export const settle = (noticeId: string, sent: SentWay) => noticesTable.change(noticeId, {}, { sent })
export const removeExpired = (at: string) => noticesTable.removeWhere({ expiresAt: before(at) })

export const reachOf = (residentId: string) => reaches.get(residentId)
const blank = (residentId: string): ReachRow => ({
  _id: residentId,
  preferences: null,
  openid: null,
  wechatLeft: 0,
  smsDay: '',
  smsSent: 0,
})
export async function changeReach(residentId: string, patch: Record<string, unknown>): Promise<void> {
  if (await reaches.change(residentId, {}, patch)) return
  // a patch that changes nothing counts as nothing done: only a missing row is made
  if (await reaches.get(residentId)) return
  await reaches.add(blank(residentId))
  await reaches.change(residentId, {}, patch)
}
export const oneMoreGrant = (residentId: string, openid: string) =>
  changeReach(residentId, { openid, wechatLeft: _.inc(1) })
/** Takes one message from the ledger; says false when none is left. */
export const spendGrant = (residentId: string) =>
  reaches.change(residentId, { wechatLeft: from(1) }, { wechatLeft: _.inc(-1) })
/** Takes one of the day's short messages; says false when they are used up. */
export async function spendSms(residentId: string, day: string, most: number): Promise<boolean> {
  await changeReach(residentId, {})
  if (await reaches.change(residentId, { smsDay: day, smsSent: before(most) }, { smsSent: _.inc(1) }))
    return true
  const row = await reaches.get(residentId)
  if (!row || row.smsDay === day) return false
  return reaches.change(residentId, { smsDay: row.smsDay }, { smsDay: day, smsSent: 1 })
}

export const countOf = (toId: string) => noticesTable.count({ toId })
export async function forget(residentId: string): Promise<void> {
  await noticesTable.removeWhere({ toId: residentId })
  await reaches.remove(residentId)
}
