import type { Transaction } from '../../../cloudfunctions/notices/store'
import { tell } from '../../../cloudfunctions/notices/telling'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'

jest.setTimeout(60_000)

const OPENID = 'oSampleWulan'
const NOON = new Date('2026-11-23T12:00:00+08:00')
const PHONE = '13812346021'

let centre: Centre
let wechatId: string
let phoneToken: string
let phoneId: string

beforeAll(async () => {
  centre = await startCentre()
  // the same secret, so that ids made here are those made in the functions
  process.env.CENTRE_SECRET = centre.secret
  const entered = await centre.ask('people', 'enterByWechat', { agreedPolicy: true }, { openid: OPENID })
  wechatId = entered.resident.residentId
  await centre.ask('people', 'sendCode', { phone: PHONE })
  const code = (await centre.outbox()).at(-1)?.params[0]
  const byPhone = await centre.ask('people', 'enterByCode', { phone: PHONE, code, agreedPolicy: true })
  phoneToken = byPhone.token
  phoneId = byPhone.resident.residentId
  await centre.setClock(NOON)
})
afterAll(() => centre.close())

let events = 0
/** Just before noon, each a little later than the one before: the newest stands first. */
const next = () => new Date(NOON.getTime() - 1000 + events)
interface Told {
  event?: string
  at?: Date
  urgent?: boolean
}
const told = async (
  personId: string,
  { event = `event-${++events}`, at = next(), urgent = false }: Told = {},
) => {
  await inside(centre).runTransaction((raw: unknown) =>
    tell(raw as Transaction, {
      to: { kind: 'resident', personId },
      event,
      matter: 'order',
      title: '有人领了您的单',
      text: '明天上午 9 点到。',
      page: 'pages/me/index',
      at: at.toISOString(),
      urgent,
    }),
  )
  return event
}
const inboxOf = async (as: { openid?: string; token?: string }) =>
  (await centre.ask('notices', 'mine', {}, as)).notices
/** The local WeChat, as the phone of `OPENID` sees it. */
const phone = async (view: string, body?: unknown) => {
  const response = await fetch(`${centre.api}/_wechat/_local/${view}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${centre.adminToken}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return response.json()
}
const messages = async () => (await phone(`phone?openid=${OPENID}`)).inbox
const agree = () => phone('subscribe', { openid: OPENID, templateIds: ['service-progress'] })
const texts = async () =>
  (await centre.outbox()).filter(({ to }: { to: string }) => to.endsWith(PHONE)).length
const ring = () => centre.sweep('notices')

describe('refusals', () => {
  it('shows nobody else’s inbox, and nothing to a visitor', async () => {
    expect(await centre.call('notices', 'mine', {})).toMatchObject({
      ok: false,
      error: { code: 'not_signed_in' },
    })
    await told(phoneId)
    expect(await inboxOf({ openid: OPENID })).toEqual([])
  })

  it('takes a consent to WeChat messages from a phone that WeChat vouches for, from no other', async () => {
    const reply = await centre.call('notices', 'granted', { accepted: true }, { token: phoneToken })
    expect(reply).toMatchObject({ ok: false, error: { code: 'wrong_state' } })
  })

  it('takes no hours that are none', async () => {
    const off = { wechat: false, sms: false }
    const chosen = {
      matters: { order: off, volunteer: off, correction: off },
      quietFrom: '25:00',
      quietUntil: '08:00',
    }
    const reply = await centre.call('notices', 'savePreferences', chosen, { token: phoneToken })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })
})

describe('an inbox', () => {
  it('has one notice an event, however often it is told', async () => {
    const event = await told(phoneId)
    const before = await inboxOf({ token: phoneToken })
    await told(phoneId, { event })
    expect(await inboxOf({ token: phoneToken })).toEqual(before)
  })

  it('counts what is unread, and a notice that came later stays unread', async () => {
    await told(phoneId, { at: new Date('2026-11-23T13:00:00+08:00') })
    const { unread } = await centre.ask('notices', 'unread', {}, { token: phoneToken })
    expect(unread).toBeGreaterThan(1)
    await centre.ask('notices', 'markRead', { upTo: NOON.toISOString() }, { token: phoneToken })
    expect(await centre.ask('notices', 'unread', {}, { token: phoneToken })).toEqual({ unread: 1 })
  })
})

describe('what leaves for a phone', () => {
  it('is nothing as long as nobody agreed: it stands in the inbox and says so', async () => {
    await told(wechatId)
    await ring()
    expect(await messages()).toEqual([])
    expect((await inboxOf({ openid: OPENID }))[0].sent).toBe('in_app')
  })

  it('is one WeChat message for one consent, and the next stays in the inbox', async () => {
    await agree()
    await centre.ask('notices', 'granted', { accepted: true }, { openid: OPENID })
    await told(wechatId)
    await told(wechatId)
    await ring()
    await ring()
    const sent = (await inboxOf({ openid: OPENID })).map((notice: { sent: string }) => notice.sent)
    expect(sent.filter((way: string) => way === 'wechat')).toHaveLength(1)
    expect(await messages()).toMatchObject([{ title: '服务进度提醒', page: 'pages/me/index' }])
    expect((await centre.ask('notices', 'preferences', {}, { openid: OPENID })).wechatLeft).toBe(0)
  })

  it('believes WeChat when it says that the consent is gone (43101)', async () => {
    await centre.ask('notices', 'granted', { accepted: true }, { openid: OPENID })
    await told(wechatId)
    await ring()
    expect((await inboxOf({ openid: OPENID }))[0].sent).toBe('in_app')
    expect((await centre.ask('notices', 'preferences', {}, { openid: OPENID })).wechatLeft).toBe(0)
  })

  it('goes by SMS when the resident chose it, a few a day and no more', async () => {
    const sms = { wechat: false, sms: true }
    const chosen = {
      matters: { order: sms, volunteer: sms, correction: sms },
      quietFrom: '21:00',
      quietUntil: '08:00',
    }
    await centre.ask('notices', 'savePreferences', chosen, { token: phoneToken })
    await ring()
    const before = await texts()
    for (let count = 0; count < 5; count++) await told(phoneId)
    await ring()
    const after = await texts()
    expect(after - before).toBeLessThanOrEqual(3)
    expect(after).toBeGreaterThan(1)
  })

  it('waits for the morning in the quiet hours, unless somebody waits at a door', async () => {
    const night = new Date('2026-11-24T23:00:00+08:00')
    await centre.setClock(night)
    const quiet = await told(phoneId, { at: night })
    const urgent = await told(phoneId, { at: night, urgent: true })
    await ring()
    const sentOf = async () => {
      const rows = (await inside(centre).collection('notices').where({ toId: phoneId }).limit(100).get()).data
      return rows
        .filter(({ at }: { at: string }) => at === night.toISOString())
        .map(({ sent }: { sent: string }) => sent)
    }
    expect(quiet).not.toBe(urgent)
    expect((await sentOf()).sort()).toEqual(['sms', 'waiting'])
    await centre.setClock(new Date('2026-11-25T08:01:00+08:00'))
    await ring()
    expect(await sentOf()).toEqual(['sms', 'sms'])
  })
})

it('leaves nothing of somebody who closes the account', async () => {
  await told(phoneId)
  const { stored } = await centre.ask('people', 'aboutMe', {}, { token: phoneToken })
  expect(stored.find(({ what }: { what: string }) => what.includes('消息')).count).toBeGreaterThan(0)
  await centre.ask('people', 'deleteMe', { sure: true }, { token: phoneToken })
  expect((await inside(centre).collection('notices').where({ toId: phoneId }).get()).data).toEqual([])
})
