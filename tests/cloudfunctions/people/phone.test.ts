import { SAMPLE_PASSWORD } from '../../../config/centre.mjs'
import { type Centre, startCentre } from '../../support/centre'

jest.setTimeout(60_000)

/** A staff member's phone: WeChat says which phone it is, the session says who works on it. */
let centre: Centre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.close())

const OPENID = 'oPhoneOfSuhe'
const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })
let taps = 0
const onPhone = (openid: string, action: string, input: unknown, session?: unknown) =>
  centre.admin('wechat/callFunction', {
    name: 'people',
    data: { action, input, key: `phone-test-${++taps}`, ...(session ? { session } : {}) },
    openid,
  })
const signIn = async (openid: string): Promise<string> => {
  const reply = await onPhone(openid, 'enterStaff', { userName: 'jizhe', password: SAMPLE_PASSWORD })
  return reply.data.token
}

describe('a session that was opened on a phone', () => {
  let token: string
  beforeAll(async () => {
    token = await signIn(OPENID)
  })

  it('opens nothing on another phone', async () => {
    expect(await onPhone('oSomebodyElse', 'myself', {}, token)).toEqual(refused('not_signed_in'))
  })
  it('opens nothing in a browser', async () => {
    expect(await centre.call('people', 'myself', {}, { token })).toEqual(refused('not_signed_in'))
  })
  it('is known from its token alone, not from fields beside it', async () => {
    for (const session of [{ $ne: '' }, ['x'], 'short', `${token}x`])
      expect(await onPhone(OPENID, 'myself', {}, session)).toEqual(refused('not_signed_in'))
    expect(await onPhone(OPENID, 'myself', {})).toEqual(refused('not_signed_in'))
  })
  it('does its owner’s work on its own phone', async () => {
    expect(await onPhone(OPENID, 'myself', {}, token)).toMatchObject({
      ok: true,
      data: { staff: { userName: 'jizhe' } },
    })
  })
  it('leaves the resident of the same phone who they are', async () => {
    const entered = await onPhone(OPENID, 'enterByWechat', { agreedPolicy: true })
    expect(entered.ok).toBe(true)
    expect(await onPhone(OPENID, 'aboutMe', {})).toMatchObject({ ok: true })
    expect(await onPhone(OPENID, 'aboutMe', {}, token)).toEqual(refused('not_allowed'))
  })
  it('ends with its owner’s word', async () => {
    expect(await onPhone(OPENID, 'signOut', {}, token)).toMatchObject({ ok: true })
    expect(await onPhone(OPENID, 'myself', {}, token)).toEqual(refused('not_signed_in'))
    expect(await onPhone(OPENID, 'aboutMe', {})).toMatchObject({ ok: true })
  })
})

it('a session of a browser opens nothing on a phone', async () => {
  const token = await centre.signIn('jizhe')
  expect(await onPhone(OPENID, 'myself', {}, token)).toEqual(refused('not_signed_in'))
})
