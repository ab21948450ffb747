import { site } from '../../site'
import { NOTICE_LIMITS, NOTICE_TEMPLATE } from '../../site/notices'
import { type ResidentRow, residentsTable } from '../_server/accounts'
import { unseal } from '../_server/secret'
import { sendSms } from '../_server/sms'
import { sendSubscription, wechatIsSet } from '../_server/wechat'
import type { SentWay } from './contract'
import { DEFAULT_PREFERENCES } from './service'
import * as store from './store'
import { afterQuiet } from './telling'

/** What one ring sends at most; the rest waits a minute. */
const A_RING = 40
const MINUTE_MS = 60_000
const THING = 20

/** The day, and the moment as WeChat's `time` wants it, on the district's clock. */
const local = (at: Date) => new Date(at.getTime() + site.timeZoneOffsetMinutes * MINUTE_MS).toISOString()
const dayOf = (at: Date) => local(at).slice(0, 10)
const momentOf = (at: string) => local(new Date(at)).slice(0, 16).replace('T', ' ')

/** WeChat's `thing` holds 20 characters. */
const thing = (text: string) => (text.length > THING ? `${text.slice(0, THING - 1)}…` : text)

async function byWechat(row: store.NoticeRow, reach: store.ReachRow): Promise<boolean> {
  if (!reach.openid || !wechatIsSet()) return false
  // taken from the ledger first: cut off after the send, the worst is one message fewer, never one more
  if (!(await store.spendGrant(row.toId))) return false
  const outcome = await sendSubscription({
    openid: unseal('openid', reach.openid, row.toId).toString('utf8'),
    templateId: NOTICE_TEMPLATE.templateId,
    page: row.page,
    data: { thing1: thing(row.title), thing2: thing(row.text), time3: momentOf(row.at) },
  })
  if (outcome === 'used_up') await store.changeReach(row.toId, { wechatLeft: 0 })
  return outcome === 'sent'
}

async function bySms(row: store.NoticeRow, resident: ResidentRow, at: Date): Promise<boolean> {
  if (!resident.phone || !process.env.SMS_URL) return false
  if (!(await store.spendSms(row.toId, dayOf(at), NOTICE_LIMITS.smsADay))) return false
  const phone = unseal('phone', resident.phone, resident._id).toString('utf8')
  await sendSms(phone, process.env.SMS_NOTICE_TEMPLATE ?? 'notice', [row.title])
  return true
}

async function wayOf(
  row: store.NoticeRow,
  resident: ResidentRow,
  reach: store.ReachRow | null,
  at: Date,
): Promise<SentWay> {
  const ways = (reach?.preferences ?? DEFAULT_PREFERENCES).matters[row.matter]
  if (ways?.wechat && reach && (await byWechat(row, reach))) return 'wechat'
  if (ways?.sms && (await bySms(row, resident, at))) return 'sms'
  return 'in_app'
}

async function send(row: store.NoticeRow, due: string, at: Date): Promise<SentWay | 'put_off' | 'taken'> {
  const [resident, reach] = await Promise.all([residentsTable.get(row.toId), store.reachOf(row.toId)])
  if (!resident) {
    await store.takeUp(row._id, due, at.toISOString())
    await store.settle(row._id, 'in_app')
    return 'in_app'
  }
  const { quietFrom, quietUntil } = reach?.preferences ?? DEFAULT_PREFERENCES
  const free = row.urgent ? at : afterQuiet(at, quietFrom, quietUntil)
  if (free > at) {
    await store.putOff(row._id, due, free.toISOString())
    return 'put_off'
  }
  if (!(await store.takeUp(row._id, due, at.toISOString()))) return 'taken'
  // from here on it is `unknown` until it is settled: a sweep that dies sends nothing twice
  const way = await wayOf(row, resident, reach, at).catch((): SentWay => 'unknown')
  await store.settle(row._id, way)
  return way
}

/** Sends what is due, each notice at most once whatever happens in between, and drops what was kept long enough. */
export async function sweep(at: Date): Promise<{ sent: Record<string, number>; more: boolean }> {
  const rows = await store.dueBy(at.toISOString(), A_RING)
  const sent: Record<string, number> = {}
  for (const row of rows) {
    const way = row.due === null ? 'taken' : await send(row, row.due, at)
    sent[way] = (sent[way] ?? 0) + 1
  }
  await store.removeExpired(at.toISOString())
  return { sent, more: rows.length === A_RING }
}
