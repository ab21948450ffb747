import { NOTICE_LIMITS, NOTICE_TEMPLATE } from '../../site/notices'
import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import { residentsTable } from '../_server/accounts'
import type { Caller } from '../_server/caller'
import { beyondOf, pageOf } from '../_server/paging'
import { seal } from '../_server/secret'
import { type Notice, type notices, type Preferences, RESIDENT_MATTERS } from './contract'
import * as store from './store'

type Input<Name extends keyof typeof notices.actions> = ParsedInputOf<(typeof notices.actions)[Name]>
type Output<Name extends keyof typeof notices.actions> = Promise<OutputOf<(typeof notices.actions)[Name]>>

const PAGE = 30
const MOST_COUNTED = 99

export const DEFAULT_PREFERENCES: Preferences = {
  matters: Object.fromEntries(RESIDENT_MATTERS.map((matter) => [matter, { wechat: true, sms: false }])),
  quietFrom: NOTICE_LIMITS.quietFrom,
  quietUntil: NOTICE_LIMITS.quietUntil,
}

function idOf({ personId }: Caller): string {
  if (personId === null) throw new AppError('not_signed_in', 'nobody to tell')
  return personId
}

const present = (row: store.NoticeRow): Notice => ({
  noticeId: row._id,
  matter: row.matter,
  title: row.title,
  text: row.text,
  page: row.page,
  at: row.at,
  urgent: row.urgent,
  read: !row.unread,
  sent: row.sent,
})

const countUnread = async (personId: string): Promise<number> =>
  (await store.unreadOf(personId, MOST_COUNTED)).length

export async function mine({ cursor }: Input<'mine'>, caller: Caller): Output<'mine'> {
  const personId = idOf(caller)
  const below = beyondOf(cursor)
  const [found, unread] = await Promise.all([store.inbox(personId, below, PAGE + 1), countUnread(personId)])
  const { page, nextCursor } = pageOf(found, PAGE)
  return {
    notices: page.map(present),
    unread,
    nextCursor,
  }
}

export async function unread(_: Input<'unread'>, caller: Caller): Output<'unread'> {
  return { unread: await countUnread(idOf(caller)) }
}

export async function markRead({ upTo }: Input<'markRead'>, caller: Caller): Output<'markRead'> {
  await store.markRead(idOf(caller), upTo)
  return {}
}

export async function preferences(_: Input<'preferences'>, caller: Caller): Output<'preferences'> {
  const residentId = idOf(caller)
  const [reach, resident] = await Promise.all([store.reachOf(residentId), residentsTable.demand(residentId)])
  return {
    preferences: reach?.preferences ?? DEFAULT_PREFERENCES,
    templateId: NOTICE_TEMPLATE.templateId,
    wechatLeft: reach?.wechatLeft ?? 0,
    throughWechat: resident.throughWechat,
    phoneMasked: resident.phoneMasked,
  }
}

export async function savePreferences(
  chosen: Input<'savePreferences'>,
  caller: Caller,
): Output<'savePreferences'> {
  await store.changeReach(idOf(caller), { preferences: chosen })
  return { preferences: chosen }
}

/** Only the phone that WeChat vouches for can grant: the openid comes from the platform, never from the call. */
export async function granted({ accepted }: Input<'granted'>, caller: Caller): Output<'granted'> {
  const residentId = idOf(caller)
  if (!caller.openid) {
    throw new AppError('wrong_state', 'no openid', { '': '微信提醒要在微信小程序里同意。' })
  }
  // a refusal takes back what was granted before, as WeChat does
  if (accepted) await store.oneMoreGrant(residentId, seal('openid', caller.openid, residentId))
  else await store.changeReach(residentId, { wechatLeft: 0, openid: null })
  return { wechatLeft: (await store.reachOf(residentId))?.wechatLeft ?? 0 }
}

// what a resident's own page and the closing of an account need
export { countOf, forget } from './store'
