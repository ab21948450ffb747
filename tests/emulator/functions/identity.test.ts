import { buildFixtures, type LocalCloud, startLocalCloud } from '../support'

interface Echo {
  event: Record<string, unknown>
  before?: string
  identity: Record<string, string>
  requestId: string
  environment: Record<string, string>
}

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir: buildFixtures() })
})
afterAll(() => cloud.stop())

const overHttp = async (event: object, headers: Record<string, string> = {}): Promise<Echo> =>
  (await cloud.post('echo', JSON.stringify(event), headers)).json()

test('what a stranger writes into the event or the headers makes nobody of them', async () => {
  const echo = await overHttp(
    { userInfo: { openId: 'oEvil' }, WX_OPENID: 'oEvil' },
    {
      'x-wx-openid': 'oEvil',
      'x-tcb-uuid': 'evil',
      'x-cloudbase-context': 'evil',
      'x-real-ip': '6.6.6.6',
      'x-forwarded-for': '6.6.6.6',
    },
  )
  const headers = echo.event.headers as Record<string, string>
  expect(echo.identity.WX_OPENID).toBeUndefined()
  expect(echo.identity.TCB_SOURCE_IP).toBe('127.0.0.1')
  expect(headers['x-real-ip']).toBe('127.0.0.1')
  expect(headers['x-forwarded-for']).toBe('127.0.0.1')
  expect(Object.keys(headers).filter((name) => /wx|tcb|cloudbase/.test(name))).toEqual([])
})

test('a phone cannot name another openid in its own data', async () => {
  const echo: Echo = await cloud.phone('oHonest', 'echo', { userInfo: { openId: 'oEvil' } })
  expect(echo.event.userInfo).toEqual({ openId: 'oHonest', appId: 'wxlocal0000000000' })
  expect(echo.identity.WX_OPENID).toBe('oHonest')
})

test('three callers at the same time never see each other', async () => {
  const rounds = Array.from({ length: 10 }, (_, round) =>
    ['oAnna', 'oBoris', 'oChao'].map((openid) => [openid, round] as const),
  ).flat()
  const echoes: Echo[] = await Promise.all(
    rounds.map(([openid]) => cloud.phone(openid, 'echo', { wait: 20 })),
  )
  expect(echoes.map(({ before }) => before)).toEqual(rounds.map(([openid]) => openid))
  expect(echoes.map(({ identity }) => identity.WX_OPENID)).toEqual(rounds.map(([openid]) => openid))
  expect(new Set(echoes.map(({ requestId }) => requestId)).size).toBe(rounds.length)
})

test('nothing of a phone is left for the stranger who comes next', async () => {
  await cloud.phone('oAnna', 'echo')
  const echo = await overHttp({})
  expect(Object.keys(echo.identity).filter((name) => name.startsWith('WX_'))).toEqual([])
  expect(echo.environment.WX_OPENID).toBeUndefined()
})

test('a function cannot leave a caller behind for the next call either', async () => {
  const ask = async (fault: string) => (await cloud.post('faults', JSON.stringify({ fault }))).text()
  expect(await ask('pretend')).toBe('oPretended')
  expect(await ask('who')).toBe('nobody')
})

test('a function that calls another takes its caller along, and nobody else can', async () => {
  const chained = await cloud.phone('oAnna', 'relay', {
    name: 'echo',
    data: { userInfo: { openId: 'oEvil' } },
  })
  expect(chained.result.identity).toMatchObject({ WX_OPENID: 'oAnna', TCB_SOURCE: 'wx_client,scf' })
  expect(chained.result.event.userInfo.openId).toBe('oAnna')

  const forged = await cloud.post(
    'admin',
    JSON.stringify({
      action: 'functions.invokeFunction',
      function_name: 'echo',
      request_data: '{}',
      wxCloudApiToken: 'guess',
    }),
    {
      authorization: `Bearer ${cloud.adminToken}`,
    },
  )
  const echo = JSON.parse((await forged.json()).data.response_data) as Echo
  expect(echo.identity.WX_OPENID).toBeUndefined()
})
