import { buildFixtures } from '../support'
import { blobOf, MINI_PROGRAM, PNG, startWechat, type Wechat } from './support'

/** Everything that the clock decides; each test goes on from where the one before left it. */
let wechat: Wechat
beforeAll(async () => {
  wechat = await startWechat({
    functionsDir: buildFixtures(),
    wechat: { publishSeconds: 60, mediaCheckSeconds: 60 },
  })
  await wechat.cloud.admin('clock', { set: '2031-03-01T08:00:00+08:00' })
})
afterAll(() => wechat.cloud.stop())

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const pass = (advance: number) => wechat.cloud.admin('clock', { advance })
const { appid, secret } = MINI_PROGRAM
const newToken = async () => {
  const query = new URLSearchParams({ grant_type: 'client_credential', appid, secret })
  return (await wechat.get(`/cgi-bin/token?${query}`)).access_token
}
const use = async (token: unknown) =>
  (await wechat.get(`/wxaapi/newtmpl/gettemplate?access_token=${token}`)).errcode

test('a token ends after two hours', async () => {
  const token = await newToken()
  await pass(119 * MINUTE)
  expect(await use(token)).toBe(0)
  await pass(MINUTE)
  expect(await use(token)).toBe(42001)
})

test('a replaced token counts five more minutes, then it is wrong', async () => {
  const token = await newToken()
  await newToken()
  await pass(4 * MINUTE)
  expect(await use(token)).toBe(0)
  await pass(MINUTE)
  expect(await use(token)).toBe(40001)
})

test('a stable token says how long it still lasts, and is renewed five minutes before its end', async () => {
  const ask = () => wechat.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })
  const first = await ask()
  await pass(HOUR)
  const later = await ask()
  expect(later.access_token).toBe(first.access_token)
  // the moved clock goes on
  expect(later.expires_in).toBeGreaterThan(3540)
  expect(later.expires_in).toBeLessThanOrEqual(3600)
  await pass(55 * MINUTE)
  const next = await ask()
  expect(next.access_token).not.toBe(first.access_token)
  expect(next.expires_in).toBe(7200)
  expect(await use(first.access_token)).toBe(0)
})

test('a log-in code ends after five minutes, a visit after two hours', async () => {
  const { code } = await wechat.act('login', { openid: 'li' })
  await pass(5 * MINUTE)
  const query = new URLSearchParams({ grant_type: 'authorization_code', appid, secret, js_code: code })
  expect((await wechat.get(`/sns/jscode2session?${query}`)).errcode).toBe(40029)
  const check = async () => {
    const body = { version: 2, scene: 1, openid: 'li', content: 'x' }
    return (await wechat.post(`/wxa/msg_sec_check?access_token=${await newToken()}`, body)).errcode
  }
  expect(await check()).toBe(0)
  await pass(2 * HOUR)
  expect(await check()).toBe(61010)
})

test('links end in the future and after 30 days at most', async () => {
  const token = await newToken()
  const link = async (times: object) =>
    (await wechat.post(`/wxa/generate_urllink?access_token=${token}`, { path: 'pages/home/index', ...times }))
      .errcode
  const seconds = Date.parse('2031-03-01T08:00:00+08:00') / 1000
  expect(await link({ expire_type: 0, expire_time: seconds })).toBe(85401)
  expect(await link({ expire_type: 1, expire_interval: 0 })).toBe(85401)
  expect(await link({ expire_type: 0, expire_time: seconds + 90 * 86_400 })).toBe(0)
  expect(await link({ expire_type: 1, expire_interval: 30 })).toBe(0)
})

describe('publishing and its figures', () => {
  // the public account's token of the support file ends meanwhile
  const account = async (path: string, body: object) => {
    const query = new URLSearchParams({
      grant_type: 'client_credential',
      appid: 'wxpublic',
      secret: 'public-secret',
    })
    const { access_token } = await wechat.get(`/cgi-bin/token?${query}`)
    return wechat.post(`${path}?access_token=${access_token}`, body)
  }
  let articleId: string

  test('state 1 until the platform is done', async () => {
    await wechat.cloud.admin('clock', { set: '2031-03-10T09:00:00+08:00' })
    const { media_id: thumb_media_id } = await wechat.upload(
      '/cgi-bin/material/add_material?type=image',
      blobOf(PNG),
    )
    const article = { title: '春风', content: '文', thumb_media_id }
    const { media_id } = await account('/cgi-bin/draft/add', { articles: [article] })
    const { publish_id } = await account('/cgi-bin/freepublish/submit', { media_id })
    const state = () => account('/cgi-bin/freepublish/get', { publish_id })
    expect(await state()).toEqual({ publish_id, publish_status: 1, fail_idx: [] })
    expect((await account('/cgi-bin/freepublish/submit', { media_id })).errcode).toBe(53503)
    await pass(MINUTE)
    await wechat.act('settle')
    const done = await state()
    expect(done.publish_status).toBe(0)
    articleId = String(done.article_id)
  })

  const ask = (name: string, begin_date: string, end_date = begin_date) =>
    account(`/datacube/${name}`, { begin_date, end_date })

  test.each([
    ['no date', 'getarticlesummary', '10.3.2031', '2031-03-10', 61500],
    ['a day that is none', 'getarticlesummary', '2031-02-30', '2031-02-30', 61500],
    ['today', 'getarticlesummary', '2031-03-10', '2031-03-10', 61501],
    ['two days where one is allowed', 'getarticletotal', '2031-03-08', '2031-03-09', 61501],
    ['four where three are', 'getuserread', '2031-03-05', '2031-03-08', 61501],
    ['eight where seven are', 'getusersummary', '2031-03-01', '2031-03-08', 61501],
    ['an end before its beginning', 'getusercumulate', '2031-03-08', '2031-03-07', 61501],
  ])('%s is refused', async (_, name, first, last, errcode) => {
    expect((await ask(name, first, last)).errcode).toBe(errcode)
  })

  test('readers, followers and their days', async () => {
    const read = (body: object) => wechat.act('read', { articleId, ...body })
    await wechat.act('follow', { openid: 'li', follows: true })
    await wechat.act('follow', { openid: 'wang', follows: true })
    await read({ reader: 'li' })
    await read({ reader: 'li' })
    await read({ reader: 'wang', source: 2 })
    await read({ reader: 'li', deed: 'share' })
    await pass(DAY)
    await read({ reader: 'zhao', source: 2 })
    await wechat.act('follow', { openid: 'wang', follows: false })
    await pass(DAY)

    expect((await ask('getarticlesummary', '2031-03-10')).list).toMatchObject([
      { ref_date: '2031-03-10', title: '春风', int_page_read_user: 2, int_page_read_count: 3, share_user: 1 },
    ])
    const { list } = await ask('getarticletotal', '2031-03-10')
    expect(list).toMatchObject([
      {
        ref_date: '2031-03-10',
        msgid: expect.stringMatching(/^\d+_1$/),
        details: [
          { stat_date: '2031-03-10', int_page_read_user: 2, int_page_from_session_read_count: 2 },
          { stat_date: '2031-03-11', int_page_read_user: 3, int_page_from_feed_read_user: 2 },
        ],
      },
    ])
    expect((await ask('getuserread', '2031-03-10', '2031-03-11')).list).toMatchObject([
      { ref_date: '2031-03-10', user_source: 99999999, int_page_read_count: 3 },
      { ref_date: '2031-03-10', user_source: 0, int_page_read_user: 1, share_count: 1 },
      { ref_date: '2031-03-10', user_source: 2, int_page_read_user: 1 },
      { ref_date: '2031-03-11', user_source: 99999999, int_page_read_count: 1 },
      { ref_date: '2031-03-11', user_source: 2 },
    ])
    expect((await ask('getusersummary', '2031-03-10', '2031-03-11')).list).toEqual([
      { ref_date: '2031-03-10', user_source: 0, new_user: 2, cancel_user: 0 },
      { ref_date: '2031-03-11', user_source: 0, new_user: 0, cancel_user: 1 },
    ])
    expect((await ask('getusercumulate', '2031-03-10', '2031-03-11')).list).toMatchObject([
      { cumulate_user: 2 },
      { cumulate_user: 1 },
    ])
  })
})
