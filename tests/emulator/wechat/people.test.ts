import { buildFixtures } from '../support'
import { MINI_PROGRAM, PUBLIC_ACCOUNT, startWechat, type Wechat } from './support'

let wechat: Wechat
beforeAll(async () => {
  wechat = await startWechat({ functionsDir: buildFixtures() })
})
afterAll(() => wechat.cloud.stop())

const { appid, secret } = MINI_PROGRAM
const tokenQuery = (changes: Record<string, string> = {}) =>
  `/cgi-bin/token?${new URLSearchParams({ grant_type: 'client_credential', appid, secret, ...changes })}`

describe('access tokens', () => {
  test.each([
    ['another grant', { grant_type: 'x' }, 40002],
    ['no appid', { appid: '' }, 41002],
    ['an appid nobody has', { appid: 'wxother' }, 40013],
    ['no secret', { secret: '' }, 41004],
    ['a wrong secret', { secret: 'no' }, 40125],
  ])('%s is refused', async (_, changes, errcode) => {
    expect((await wechat.get(tokenQuery(changes))).errcode).toBe(errcode)
  })

  test.each([
    ['none', '', 41001],
    ['one that never was', '?access_token=x', 40001],
  ])('a call with %s is refused', async (_, query, errcode) => {
    expect((await wechat.post(`/wxa/msg_sec_check${query}`, {})).errcode).toBe(errcode)
  })

  test('one account may not call for the other', async () => {
    const token = await wechat.token(PUBLIC_ACCOUNT)
    expect((await wechat.post(`/wxa/msg_sec_check?access_token=${token}`, {})).errcode).toBe(48001)
  })

  test('the wrong method and an address that is none are refused', async () => {
    expect((await wechat.post('/cgi-bin/token', {})).errcode).toBe(43001)
    expect((await wechat.get('/cgi-bin/stable_token')).errcode).toBe(43002)
    expect((await wechat.get('/cgi-bin/nothing')).errcode).toBe(40066)
  })

  test('a body that is no JSON object, or none at all, is refused', async () => {
    const address = `${wechat.base}/cgi-bin/stable_token`
    const errcode = async (body: string) =>
      (await (await fetch(address, { method: 'POST', body })).json()).errcode
    expect(await errcode('{')).toBe(47001)
    expect(await errcode('[]')).toBe(47001)
    expect(await errcode('')).toBe(44002)
  })

  test('a new token is another one each time; the one before counts on', async () => {
    const one = await wechat.get(tokenQuery())
    const other = await wechat.get(tokenQuery())
    expect(one).toEqual({ access_token: expect.any(String), expires_in: 7200 })
    expect(other.access_token).not.toBe(one.access_token)
    const check = (token: unknown) => wechat.get(`/wxaapi/newtmpl/gettemplate?access_token=${token}`)
    expect((await check(one.access_token)).errcode).toBe(0)
    expect((await check(other.access_token)).errcode).toBe(0)
  })

  test('the stable one stays the same until it is forced, and then the old one is wrong at once', async () => {
    const ask = (force_refresh = false) =>
      wechat.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, force_refresh })
    const first = await ask()
    expect((await ask()).access_token).toBe(first.access_token)
    expect((await ask(true)).access_token).not.toBe(first.access_token)
    const after = await wechat.get(`/wxaapi/newtmpl/gettemplate?access_token=${first.access_token}`)
    expect(after.errcode).toBe(40001)
    expect(after.errmsg).toMatch(/^invalid credential.* rid: /)
  })
})

describe('log-in codes', () => {
  const session = (changes: Record<string, string> = {}) =>
    wechat.get(
      `/sns/jscode2session?${new URLSearchParams({ grant_type: 'authorization_code', appid, secret, ...changes })}`,
    )

  test.each([
    ['no code', {}, 41008],
    ['a code nobody made', { js_code: 'x' }, 40029],
    ['a wrong secret', { js_code: 'x', secret: 'no' }, 40125],
    ['another account', { js_code: 'x', ...pick(PUBLIC_ACCOUNT) }, 40013],
  ])('%s is refused', async (_, changes, errcode) => {
    expect((await session(changes)).errcode).toBe(errcode)
  })

  test('a code is good once, and says who it is without an errcode', async () => {
    const { code } = await wechat.act('login', { openid: 'li' })
    expect(await session({ js_code: code })).toEqual({
      openid: 'li',
      unionid: 'union-li',
      session_key: expect.stringMatching(/^[\w+/]{22}==$/),
    })
    expect((await session({ js_code: code })).errcode).toBe(40163)
  })

  test('somebody without a unionid has none', async () => {
    const { code } = await wechat.act('login', { openid: 'new' })
    expect(await session({ js_code: code })).toEqual({ openid: 'new', session_key: expect.any(String) })
  })
})

describe('phone numbers', () => {
  const path = '/wxa/business/getuserphonenumber'

  test('a code nobody made is refused, and who has no number gets no code', async () => {
    expect((await wechat.mini(path, { code: 'x' })).errcode).toBe(40029)
    expect((await wechat.act('phoneCode', { openid: 'away2' })).message).toContain('no phone number')
  })

  test('a log-in code is no phone code', async () => {
    const { code } = await wechat.act('login', { openid: 'li' })
    expect((await wechat.mini(path, { code })).errcode).toBe(40029)
  })

  test('a code gives the number, once', async () => {
    const { code } = await wechat.act('phoneCode', { openid: 'li' })
    expect(await wechat.mini(path, { code })).toMatchObject({
      errcode: 0,
      phone_info: {
        phoneNumber: '13800000000',
        purePhoneNumber: '13800000000',
        countryCode: '86',
        watermark: { appid, timestamp: expect.any(Number) },
      },
    })
    expect((await wechat.mini(path, { code })).errcode).toBe(40029)
  })
})

describe('a function that a phone calls', () => {
  test('is told the unionid of who is bound, and no other', async () => {
    const { identity } = await wechat.cloud.phone('li', 'echo')
    expect(identity).toMatchObject({ WX_OPENID: 'li', WX_APPID: appid, WX_UNIONID: 'union-li' })
    expect(identity.WX_CONTEXT_KEYS).toContain('WX_UNIONID')
    const unbound = await wechat.cloud.phone('somebody', 'echo')
    expect(unbound.identity.WX_UNIONID).toBeUndefined()
  })

  test('by which the text check knows who was here', async () => {
    const check = async () => {
      const body = { version: 2, scene: 1, openid: 'caller', content: 'x' }
      return (await wechat.mini('/wxa/msg_sec_check', body)).errcode
    }
    expect(await check()).toBe(40003)
    await wechat.cloud.phone('caller', 'echo')
    expect(await check()).toBe(0)
  })
})

describe('the wire beside it', () => {
  test('needs the admin token', async () => {
    expect((await fetch(`${wechat.base}/_local/people`)).status).toBe(401)
  })

  test('a name that is none and a body that does not fit are refused', async () => {
    expect((await wechat.see('nothing')).code).toBe('INVALID_PARAM')
    expect((await wechat.act('login', { openid: '<script>' })).code).toBe('INVALID_PARAM')
  })

  test('a scripted fault refuses so many calls', async () => {
    const token = await wechat.token()
    const list = async () => (await wechat.get(`/wxaapi/newtmpl/gettemplate?access_token=${token}`)).errcode
    expect((await wechat.act('fault', { path: '/x', errcode: 12345 })).code).toBe('INVALID_PARAM')
    await wechat.act('fault', { path: '/wxaapi/newtmpl/gettemplate', errcode: 45009, times: 2 })
    expect([await list(), await list(), await list()]).toEqual([45009, 45009, 0])
  })
})

function pick({ appid, secret }: typeof MINI_PROGRAM) {
  return { appid, secret }
}
