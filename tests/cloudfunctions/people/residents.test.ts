import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'
import { aStory, publishStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.close())

const MINUTE = 60_000
let numbers = 13_800_000_000
const aNumber = () => String(++numbers)
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

const send = (phone: unknown) => centre.call('people', 'sendCode', { phone })
const enter = (phone: string, code: unknown, agreedPolicy: unknown = true) =>
  centre.call('people', 'enterByCode', { phone, code, agreedPolicy })
const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })

/** The code that reached this phone last. */
async function codeAt(phone: string): Promise<string> {
  const sent = (await centre.outbox()).find(({ to }: { to: string }) => to === `+86${phone}`)
  return sent?.params[0] ?? ''
}
const another = (code: string) => (code === '123456' ? '654321' : '123456')

async function aResident(phone = aNumber()) {
  await send(phone)
  const { token } = await centre.ask('people', 'enterByCode', {
    phone,
    code: await codeAt(phone),
    agreedPolicy: true,
  })
  return { phone, token: token as string }
}

/** Changes the stored code of the one number that has this many messages: as if time had passed. */
const age = (where: object, patch: object) => inside(centre).collection('codes').where(where).update(patch)

describe('a code', () => {
  it.each([['110'], ['+8613800138000'], [13800138000], [{ $gt: '' }], [''], ['1380013800a']])(
    'is not sent to %j',
    async (phone) => {
      expect(await send(phone)).toEqual(refused('invalid_input'))
      expect((await centre.outbox()).map(({ to }: { to: string }) => to)).not.toContain(`+86${phone}`)
    },
  )

  it('is sent once a minute and number, also when ten ask at once', async () => {
    const phone = aNumber()
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(phone)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await send(phone)).toEqual(refused('too_many_requests'))
    expect((await centre.outbox()).filter(({ to }: { to: string }) => to === `+86${phone}`)).toHaveLength(1)
  })

  it('is sent ten times a day', async () => {
    const phone = aNumber()
    await send(phone)
    await age({ sent: 1, triesLeft: 5 }, { sent: 10, sentAt: ago(2 * MINUTE) })
    expect(await send(phone)).toEqual(refused('too_many_requests'))
    await age({ sent: 10 }, { countedFrom: ago(24 * 60 * MINUTE) })
    expect(await send(phone)).toMatchObject({ ok: true, data: { resendAfterSeconds: 60, validMinutes: 5 } })
  })

  it('is void after five wrong tries, and a hundred at once are five', async () => {
    const phone = aNumber()
    await send(phone)
    const code = await codeAt(phone)
    const guesses = await Promise.all(Array.from({ length: 30 }, () => enter(phone, another(code))))
    for (const guess of guesses) expect(guess).toEqual(refused('invalid_input'))
    expect(await enter(phone, code)).toEqual(refused('invalid_input'))
  })

  it('says how many tries are left', async () => {
    const phone = aNumber()
    await send(phone)
    const reply = await enter(phone, another(await codeAt(phone)))
    expect(reply.ok ? {} : reply.error.fields).toEqual({ code: '验证码不对，还能试 4 次。' })
  })

  it('is void after five minutes, after its use, and for another number', async () => {
    const { phone } = await aResident()
    expect(await enter(phone, await codeAt(phone))).toEqual(refused('invalid_input'))
    const late = aNumber()
    await send(late)
    const code = await codeAt(late)
    expect(await enter(phone, code)).toEqual(refused('invalid_input'))
    await age({ validUntil: inside(centre).command.gt(ago(0)), triesLeft: 5 }, { validUntil: ago(1) })
    expect(await enter(late, code)).toEqual(refused('invalid_input'))
  })

  it.each([[{ $ne: '' }], ['12345'], ['1234567'], [123456], [null]])('is not %j', async (code) => {
    expect(await enter(aNumber(), code)).toEqual(refused('invalid_input'))
  })

  it('opens nothing before the policy was agreed to', async () => {
    const phone = aNumber()
    await send(phone)
    expect(await enter(phone, await codeAt(phone), false)).toEqual(refused('invalid_input'))
  })

  it('used twice at once opens one session', async () => {
    const phone = aNumber()
    await send(phone)
    const code = await codeAt(phone)
    const replies = await Promise.all([enter(phone, code), enter(phone, code)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('through WeChat', () => {
  const agree = { agreedPolicy: true }

  it('nobody enters without the platform’s word', async () => {
    const { reply } = await centre.post(
      'people',
      {
        action: 'enterByWechat',
        input: agree,
        key: 'k-wechat-1',
        openid: 'o-1',
        userInfo: { openId: 'o-1' },
      },
      { 'x-wx-openid': 'o-1' },
    )
    expect(reply).toEqual(refused('wrong_state'))
  })

  it('a phone is a visitor until it agrees, then always the same resident', async () => {
    const as = { openid: 'o-agrees' }
    expect(await centre.call('people', 'aboutMe', {}, as)).toEqual(refused('not_signed_in'))
    expect(await centre.call('people', 'enterByWechat', { agreedPolicy: false }, as)).toEqual(
      refused('invalid_input'),
    )
    const first = await centre.ask('people', 'enterByWechat', agree, as)
    const again = await centre.ask('people', 'enterByWechat', agree, as)
    expect(again).toEqual(first)
    expect(await centre.call('people', 'aboutMe', {}, as)).toMatchObject({ ok: true, data: first })
    expect(await centre.call('people', 'aboutMe', {}, { openid: 'o-other' })).toEqual(
      refused('not_signed_in'),
    )
  })

  it('a resident is no staff', async () => {
    for (const [name, action] of [
      ['people', 'myself'],
      ['stories', 'list'],
      ['settings', 'switches'],
    ] as const) {
      expect(await centre.call(name, action, {}, { openid: 'o-agrees' })).toEqual(refused('not_allowed'))
    }
  })
})

it('a retry whose answer was lost gets the first answer, token and all', async () => {
  const phone = aNumber()
  await send(phone)
  const input = { phone, code: await codeAt(phone), agreedPolicy: true }
  const first = await centre.ask('people', 'enterByCode', input, { key: 'lost-answer-1' })
  expect(await centre.ask('people', 'enterByCode', input, { key: 'lost-answer-1' })).toEqual(first)
  expect(await everythingStored(centre)).not.toContain(first.token)
})

it('neither telephone number nor openid stands readable in any document', async () => {
  const { phone, token } = await aResident()
  const opinion = { kind: 'opinion', text: '路灯不亮了', phone, page: { path: '/', title: '首页' } }
  await centre.ask('questions', 'file', opinion, { token })
  await centre.ask('people', 'enterByWechat', { agreedPolicy: true }, { openid: 'o-nowhere-readable' })
  const stored = await everythingStored(centre)
  expect(stored).toContain('路灯不亮了')
  expect(stored).not.toContain(phone)
  expect(stored).not.toContain('o-nowhere-readable')
})

describe('closing an account', () => {
  it('needs the person’s own word', async () => {
    const { token } = await aResident()
    expect(await centre.call('people', 'deleteMe', { sure: true })).toEqual(refused('not_signed_in'))
    expect(await centre.call('people', 'deleteMe', {}, { token })).toEqual(refused('invalid_input'))
    expect(
      await centre.call('people', 'deleteMe', { sure: true }, { token: await centre.signIn('admin') }),
    ).toEqual(refused('not_allowed'))
  })

  it('leaves what was said without whose it was; the second tap gets the first answer', async () => {
    const { phone, token } = await aResident()
    const opinion = { kind: 'complaint', text: '要注销的人说的话', phone, page: { path: '/', title: '首页' } }
    await centre.ask('questions', 'file', opinion, { token })
    const { stored, resident } = await centre.ask('people', 'aboutMe', {}, { token })
    expect(stored.map(({ count }: { count: number }) => count)).toEqual([1, 1, 1, 0, 0, 0, 0, 0])

    const as = { token, key: 'delete-me-1' }
    expect(await centre.call('people', 'deleteMe', { sure: true }, as)).toEqual({ ok: true, data: {} })
    expect(await centre.call('people', 'deleteMe', { sure: true }, as)).toEqual({ ok: true, data: {} })
    expect(await centre.call('people', 'aboutMe', {}, { token })).toEqual(refused('not_signed_in'))

    const documents = await everythingStored(centre)
    expect(documents).not.toContain(resident.residentId)
    const { data } = await inside(centre).collection('opinions').where({ text: opinion.text }).get()
    expect(data).toMatchObject([{ residentId: null, phone: null }])
  })

  it('through WeChat cuts the tie between the person and what they read', async () => {
    const as = { openid: 'o-leaves' }
    await centre.ask('people', 'enterByWechat', { agreedPolicy: true }, as)
    const database = inside(centre)
    const token = await centre.signIn('bianji')
    const { articleId: article } = await publishStory(centre, token, aStory())
    await centre.ask('articles', 'countRead', { articleId: article }, as)
    const reads = async () =>
      (await database.collection('reads').where({ articleId: article }).get()).data as { readerKey: string }[]
    expect((await reads())[0]?.readerKey).toHaveLength(43)
    expect((await centre.ask('people', 'aboutMe', {}, as)).stored[3].count).toBe(1)
    await centre.ask('people', 'deleteMe', { sure: true }, as)
    expect(await reads()).toMatchObject([{ readerKey: '' }])
    expect(await centre.call('people', 'aboutMe', {}, as)).toEqual(refused('not_signed_in'))
  })
})
