import { randomInt } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import { type ResidentRow, residentIdOfOpenid, residentIdOfPhone } from '../_server/accounts'
import type { Caller } from '../_server/caller'
import { instant, instantAfter, now } from '../_server/clock'
import { hashed, seal } from '../_server/secret'
import { closeSession, closeSessions, openSession, sessionsOf } from '../_server/sessions'
import { sendSms } from '../_server/sms'
import { forgetReader, readsOf } from '../articles/service'
import { countOf as attachmentsOf, forgetAttachments } from '../attachments/leaving'
import { forget as forgetNotices, countOf as noticesOf } from '../notices/service'
import { closeFor, countOf as ordersOf } from '../orders/closing'
import { countOf, forgetResident } from '../questions/service'
import { closeVolunteer, registrationsOf } from '../volunteers/leaving'
import type { people, Resident } from './contract'
import { deviceOf } from './device'
import * as store from './store'

type Input<Name extends keyof typeof people.actions> = ParsedInputOf<(typeof people.actions)[Name]>
type Output<Name extends keyof typeof people.actions> = Promise<OutputOf<(typeof people.actions)[Name]>>

const SECOND = 1000
const RESEND_SECONDS = 60
const VALID_MINUTES = 5
const TRIES = 5
const MOST_A_DAY = 10
const DAY_MS = 24 * 60 * 60 * SECOND

const present = (row: ResidentRow): Resident => ({
  residentId: row._id,
  phoneMasked: row.phoneMasked,
  throughWechat: row.throughWechat,
  createdAt: row.createdAt,
})

/** The resident with this id; made at the first sign-in. */
async function resident(fresh: ResidentRow): Promise<Resident> {
  await store.addResident(fresh)
  return present(await store.resident(fresh._id))
}

/** The platform says who it is; agreeing to the privacy policy makes the account. */
export async function enterByWechat(_: Input<'enterByWechat'>, caller: Caller): Output<'enterByWechat'> {
  if (!caller.openid) {
    throw new AppError('wrong_state', 'no openid', { '': '请在微信小程序里登录；在网页上请用手机号。' })
  }
  const at = instant()
  const row = { phone: null, phoneMasked: null, throughWechat: true, agreedAt: at, createdAt: at }
  return { resident: await resident({ _id: residentIdOfOpenid(caller.openid), ...row }) }
}

const codeIdOf = (phone: string): string => hashed('code', phone)

function refuseToSend(seconds: number): AppError {
  const wait = seconds > 3600 ? '明天' : `${seconds} 秒后`
  return new AppError('too_many_requests', 'codes to one number', { '': `验证码发得太勤了，${wait}再发。` })
}

/** What the next code's row is; refuses when the last one is too fresh, or the day's are used up. */
function nextCode(phone: string, digits: string, last: store.CodeRow | null): store.CodeRow {
  const at = now().getTime()
  const freeAt = last?.sentAt ? Date.parse(last.sentAt) + RESEND_SECONDS * SECOND : 0
  if (at < freeAt) throw refuseToSend(Math.ceil((freeAt - at) / SECOND))
  const counted = last && at - Date.parse(last.countedFrom) < DAY_MS ? last : null
  if (counted && counted.sent >= MOST_A_DAY) throw refuseToSend(DAY_MS / SECOND)
  const _id = codeIdOf(phone)
  return {
    _id,
    codeHash: hashed('code', phone, digits),
    triesLeft: TRIES,
    sentAt: instant(),
    validUntil: instantAfter(VALID_MINUTES * 60 * SECOND),
    sent: (counted?.sent ?? 0) + 1,
    countedFrom: counted?.countedFrom ?? instant(),
    expiresAt: instantAfter(DAY_MS),
  }
}

export async function sendCode({ phone }: Input<'sendCode'>): Output<'sendCode'> {
  const digits = String(randomInt(1_000_000)).padStart(6, '0')
  const last = await store.code(codeIdOf(phone))
  const next = nextCode(phone, digits, last)
  const mine = last ? await store.replaceCode(next, last.sentAt) : await store.addCode(next)
  if (!mine) throw refuseToSend(RESEND_SECONDS)
  try {
    await sendSms(phone, process.env.SMS_CODE_TEMPLATE ?? 'sign-in-code', [digits, String(VALID_MINUTES)])
  } catch (error) {
    // nothing arrived, so the wait for the next one would be for nothing; the day's count stays
    await store.replaceCode({ ...next, codeHash: '', sentAt: last?.sentAt ?? '' }, next.sentAt)
    throw error
  }
  return { resendAfterSeconds: RESEND_SECONDS, validMinutes: VALID_MINUTES }
}

const wrongCode = (sentence: string) => new AppError('invalid_input', 'wrong code', { code: sentence })

/** Takes a try before it looks: a hundred guesses at once are still five. */
async function spendCode(phone: string, digits: string): Promise<void> {
  const row = await store.code(codeIdOf(phone))
  if (!row?.codeHash || row.validUntil <= instant()) throw wrongCode('验证码过期了，重新要一个。')
  if (!(await store.takeTry(row._id, row.sentAt))) throw wrongCode('错了五次，这个验证码作废了，重新要一个。')
  if (await store.spendCode(row._id, hashed('code', phone, digits))) return
  const left = (await store.code(row._id))?.triesLeft ?? 0
  throw wrongCode(left > 0 ? `验证码不对，还能试 ${left} 次。` : '错了五次，这个验证码作废了，重新要一个。')
}

export async function enterByCode(
  { phone, code }: Input<'enterByCode'>,
  caller: Caller,
): Output<'enterByCode'> {
  await spendCode(phone, code)
  const _id = residentIdOfPhone(phone)
  const at = instant()
  const entered = await resident({
    _id,
    phone: seal('phone', phone, _id),
    phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    throughWechat: false,
    agreedAt: at,
    createdAt: at,
  })
  const token = await openSession({ id: _id, kind: 'resident' }, deviceOf(caller.userAgent))
  return { token, resident: entered }
}

/** Under which name the read log knows this resident. */
const readerOf = (caller: Caller, residentId: string): string => caller.openid ?? residentId

function idOf(caller: Caller): string {
  if (caller.personId === null) throw new AppError('not_signed_in', 'a resident without an id')
  return caller.personId
}

export async function aboutMe(_: Input<'aboutMe'>, caller: Caller): Output<'aboutMe'> {
  const residentId = idOf(caller)
  const row = await store.resident(residentId)
  const [sessions, opinions, reads, notices, orders, registrations, attached] = await Promise.all([
    sessionsOf(residentId),
    countOf(residentId),
    readsOf(readerOf(caller, residentId)),
    noticesOf(residentId),
    ordersOf(residentId),
    registrationsOf(residentId),
    attachmentsOf(residentId),
  ])
  return {
    resident: present(row),
    stored: [
      {
        what: row.throughWechat ? '账号（只有一个由微信标识算出来的编号）' : '账号和手机号（加密保存）',
        count: 1,
        why: '认出是您，登录用',
        keptFor: '到您注销为止',
      },
      { what: '登录着的设备', count: sessions.length, why: '不用每次都输验证码', keptFor: '90 天' },
      {
        what: '您登录时提的意见和投诉',
        count: opinions,
        why: '办理和回访',
        keptFor: '注销后内容留着办理，去掉您的账号和电话',
      },
      {
        what: '读过哪篇文章的计数记录',
        count: reads,
        why: '点击量要能重新数一遍',
        keptFor: '注销后只剩数字，和您不再有关联',
      },
      {
        what: '您点的单（电话和门牌加密保存）',
        count: orders,
        why: '找人来帮您，办完以后能对账',
        keptFor: '注销后没办完的取消，办完的留着，去掉您的账号、电话和门牌',
      },
      {
        what: '您发的图片和录音（只有办单子的人看得到，拍照的地点时间已去掉）',
        count: attached,
        why: '让来帮忙的人看清楚要做什么',
        keptFor: '没用上的留一天，随单子发的到您注销为止',
      },
      {
        what: '志愿者登记（证件号、电话、生日加密保存）和服务时长',
        count: registrations,
        why: '谁做的就记在谁名下，开证明用',
        keptFor:
          '退出时去掉证件号、电话、生日和社区，注销时连登记的姓名和街道也去掉；时长和开过的证明按民政部令第67号留着，证件号只留一个看不出原号的校验值，免得别人冒领',
      },
      {
        what: '给您的消息，和您同意收微信提醒的次数',
        count: notices,
        why: '告诉您办到哪一步了',
        keptFor: '一年，或者到您注销为止',
      },
    ],
  }
}

/** 注销: the account last, so that a run that was cut off can be done again. */
export async function deleteMe(_: Input<'deleteMe'>, caller: Caller): Output<'deleteMe'> {
  const residentId = idOf(caller)
  // first, because it may refuse
  await closeVolunteer(residentId)
  await closeFor(residentId)
  await forgetAttachments(residentId)
  await forgetResident(residentId)
  await forgetReader(readerOf(caller, residentId))
  await forgetNotices(residentId)
  await store.removeResident(residentId)
  await closeSessions(residentId)
  return {}
}

/** In WeChat there is no session to end: the mini-program forgets that it was signed in. */
export async function signOut(_: Input<'signOut'>, caller: Caller): Output<'signOut'> {
  if (caller.personId && caller.sessionId) await closeSession(caller.personId, caller.sessionId)
  return {}
}
