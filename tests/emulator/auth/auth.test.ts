import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk/types'
import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud, temporaryFolder } from '../support'

const functionsDir = buildFixtures()
const dataDir = temporaryFolder('cloud')
const folder = temporaryFolder('keys')
const settings = {
  customLogin: join(folder, 'tcb_custom_login.json'),
  publicPrefixes: ['public/'],
  origins: ['https://elsewhere.example'],
}

function credentials(keyId: string, env = 'local') {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  return { private_key_id: keyId, private_key: pem, env_id: env }
}
const own = credentials('the-key')
const foreign = credentials('the-key')

let cloud: LocalCloud
let app: CloudBase
let ticketOf: (uid: string, options?: object, key?: object) => string
beforeAll(async () => {
  writeFileSync(settings.customLogin, JSON.stringify(own))
  cloud = await startLocalCloud({ functionsDir, dataDir, settings })
  pointSdkAt(cloud)
  const sdk = (await import('@cloudbase/node-sdk')).default
  app = sdk.init({ env: 'local' })
  ticketOf = (uid, options, key = own) =>
    sdk
      .init({ env: 'local', credentials: key } as object)
      .auth()
      .createTicket(uid, options)
})
afterAll(() => cloud.stop())

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await cloud.post(`_gateway/${path}`, JSON.stringify(body), headers)
  return { status: response.status, body: await response.json() }
}
const signIn = (ticket: string) => post('auth/v1/signin/custom', { provider_id: 'custom', ticket })
const anonymously = (device: string) => post('auth/v1/signin/anonymously', {}, { 'x-device-id': device })
const call = (name: string, token: string, event: object = {}) =>
  post(`v1/functions/${name}`, event, { authorization: `Bearer ${token}` })
const tokenOf = async (uid: string) => (await signIn(ticketOf(uid))).body.access_token as string

test('a ticket that another key signed opens nothing', async () => {
  expect((await signIn(ticketOf('reporter-1', {}, foreign))).status).toBe(401)
})

test.each([
  ['cut off', (ticket: string) => ticket.slice(0, -2)],
  ['of another key id', (ticket: string) => ticket.replace('the-key', 'other-key')],
  ['without a key id', (ticket: string) => ticket.replace('the-key/@@/', '')],
  ['with other claims', (ticket: string) => withClaims(ticket, (claims) => ({ ...claims, uid: 'somebody' }))],
  ['that says it needs no signature', (ticket: string) => withHead(ticket, { alg: 'none' })],
  ['that is empty', () => ''],
])('a ticket %s opens nothing', async (_, change) => {
  expect((await signIn(change(ticketOf('reporter-1')))).status).toBe(401)
})

test('a ticket holds ten minutes, and no longer than its sign-in', async () => {
  const ticket = ticketOf('reporter-1')
  expect((await signIn(ticketOf('reporter-1', { expire: Date.now() - 1 }))).status).toBe(401)
  const later = jest.spyOn(Date.prototype, 'getTime').mockReturnValue(Date.now() - 11 * 60_000)
  const old = ticketOf('reporter-1')
  later.mockRestore()
  expect([(await signIn(old)).status, (await signIn(ticket)).status]).toEqual([401, 200])
})

test.each([
  ['auth/v1/signin/custom', { provider_id: 'wechat', ticket: 'x' }],
  ['auth/v1/signin/custom', { provider_id: 'custom' }],
  ['auth/v1/signin/custom', null],
  ['auth/v1/signin/anonymously', {}],
  ['auth/v1/token', { grant_type: 'password' }],
])('%s is not entered with %j', async (path, body) => {
  const { status, body: answer } = await post(path, body)
  expect([status, answer.error]).toEqual([400, 'invalid_argument'])
})

test('without a token, or with a wrong one, no function is called', async () => {
  const { refresh_token } = (await signIn(ticketOf('reporter-1'))).body
  for (const token of ['', 'x', 'a.b', refresh_token, cloud.adminToken])
    expect(await call('echo', token)).toMatchObject({ status: 401, body: { code: 'ACTION_FORBIDDEN' } })
  expect((await cloud.post('_gateway/v1/functions/echo', '{}')).status).toBe(401)
})

test('what is no object is no event, and what is no function is not found', async () => {
  const token = await tokenOf('reporter-1')
  expect((await call('echo', token, [] as object)).body.code).toBe('FUNCTION_PARAM_INVALID')
  expect(await call('nobody', token)).toMatchObject({ status: 404, body: { code: 'FUNCTION_NOT_FOUND' } })
  expect((await fetch(`${cloud.api}/_gateway/v1/functions/echo`)).status).toBe(405)
  expect((await post('v1/other', {})).status).toBe(404)
})

test('a cloud without the key takes no ticket; one with a key of another environment does not start', async () => {
  const keyless = await startLocalCloud({ functionsDir })
  const body = JSON.stringify({ provider_id: 'custom', ticket: ticketOf('reporter-1') })
  expect((await keyless.post('_gateway/auth/v1/signin/custom', body)).status).toBe(401)
  await keyless.stop()
  const file = join(folder, 'other.json')
  writeFileSync(file, JSON.stringify(credentials('k', 'production')))
  await expect(startLocalCloud({ functionsDir, settings: { customLogin: file } })).rejects.toThrow(/env_id/)
})

test('who signs in with a ticket is known to functions by the platform, whatever the event says', async () => {
  const { status, body } = await signIn(ticketOf('reporter-1'))
  expect([status, body.token_type, body.expires_in > 3500]).toEqual([200, 'Bearer', true])
  const { identity, event } = (await call('echo', body.access_token, { TCB_UUID: 'evil', userInfo: 'evil' }))
    .body
  expect(identity).toMatchObject({
    TCB_UUID: body.sub,
    TCB_CUSTOM_USER_ID: 'reporter-1',
    TCB_ISANONYMOUS_USER: 'false',
    LOGINTYPE: 'CUSTOM',
  })
  expect(Object.keys(identity).filter((name) => name.startsWith('WX_'))).toEqual([])
  expect(event.userInfo).toBe('evil') // a client's own field, no identity
})

test('the SDK in a function says who they are, and of whom else it asks', async () => {
  const { body } = await signIn(ticketOf('reporter-1'))
  const other = (await anonymously('device-9')).body.sub
  const told = (await call('relay', body.access_token, { ask: 'user', uid: other })).body
  expect(told.own).toMatchObject({
    uid: body.sub,
    customUserId: 'reporter-1',
    isAnonymous: false,
    openId: '',
  })
  expect(told.other.userInfo).toMatchObject({ uid: other, customUserId: '', isAnonymous: true })
})

test('one who signs in keeps their uid, and each device has its own anonymous one', async () => {
  const subs = [
    (await signIn(ticketOf('reporter-1'))).body.sub,
    (await signIn(ticketOf('reporter-1'))).body.sub,
    (await signIn(ticketOf('reporter-2'))).body.sub,
    (await anonymously('device-1')).body.sub,
    (await anonymously('device-1')).body.sub,
    (await anonymously('device-2')).body.sub,
  ]
  expect(subs.map((sub) => subs.indexOf(sub))).toEqual([0, 0, 2, 3, 3, 5])
})

test('an anonymous user is one for functions', async () => {
  const { body } = await anonymously('device-1')
  const { identity } = (await call('echo', body.access_token)).body
  expect(identity).toMatchObject({ TCB_UUID: body.sub, TCB_ISANONYMOUS_USER: 'true', LOGINTYPE: 'ANONYMOUS' })
  expect(body.scope).toBe('anonymous')
})

test('a function that calls another takes them along', async () => {
  const { result } = (await call('relay', await tokenOf('reporter-1'), { name: 'echo', data: {} })).body
  expect(result.identity).toMatchObject({ TCB_CUSTOM_USER_ID: 'reporter-1', TCB_SOURCE: 'web_client,scf' })
})

test('a sign-in is renewed, and outlives a restart of the cloud', async () => {
  const first = (await signIn(ticketOf('reporter-1', { refresh: 60_000 }))).body
  expect(first.expires_in).toBeLessThanOrEqual(60)
  await cloud.stop()
  cloud = await startLocalCloud({ functionsDir, dataDir, settings })
  const renewed = await post('auth/v1/token', {
    grant_type: 'refresh_token',
    refresh_token: first.refresh_token,
  })
  expect(renewed.body.sub).toBe(first.sub)
  const { identity } = (await call('echo', renewed.body.access_token)).body
  expect(identity.TCB_CUSTOM_USER_ID).toBe('reporter-1')
  expect(
    (await post('auth/v1/token', { grant_type: 'refresh_token', refresh_token: first.access_token })).status,
  ).toBe(401)
})

test('an administrator asks after users by both ids', async () => {
  pointSdkAt(cloud)
  app = (await import('@cloudbase/node-sdk')).default.init({
    env: 'local',
    serviceUrl: `${cloud.api}/admin`,
    accessKey: cloud.adminToken,
  } as object)
  const { sub } = (await signIn(ticketOf('reporter-1'))).body
  const byId = await app.auth().queryUserInfo({ platform: 'CUSTOM', platformId: 'reporter-1' })
  const byUid = await app.auth().queryUserInfo({ uid: sub })
  expect([byId.userInfo.uid, byUid.userInfo.customUserId]).toEqual([sub, 'reporter-1'])
  const ask = async (query: object) => {
    const body = JSON.stringify({ action: 'auth.getUserInfoForAdmin', ...query })
    return (await (await cloud.post('admin', body, { authorization: `Bearer ${cloud.adminToken}` })).json())
      .code
  }
  expect(await ask({ uuid: 'nobody-at-all' })).toBe('USER_NOT_EXIST')
  expect([
    await ask({}),
    await ask({ platform: 'WX', platformId: 'x' }),
    await ask({ uuid: { $gt: '' } }),
  ]).toEqual(Array(3).fill('INVALID_PARAM'))
})

test('a user may read by themselves what is public, and nothing else', async () => {
  const fileList = [
    { path: 'public/a.png', type: 'READ' },
    { path: 'private/a.png', type: 'READ' },
  ]
  const token = await tokenOf('reporter-1')
  const { body } = await call('relay', token, { ask: 'authority', fileList })
  expect(body).toMatchObject([
    { path: 'public/a.png', read: true },
    { path: 'private/a.png', read: false },
  ])
  const wrong = await call('relay', token, { ask: 'authority', fileList: [{ path: '../x', type: 'READ' }] })
  expect(wrong.body.error.code).toBe('INVALID_PARAM')
})

test('only pages of allowed origins may sign in from a script', async () => {
  const preflight = (origin: string) =>
    fetch(`${cloud.api}/_gateway/auth/v1/signin/anonymously`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  const allowed = await preflight('https://elsewhere.example')
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'https://elsewhere.example',
  ])
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
})

function withClaims(ticket: string, change: (claims: object) => object): string {
  const [head, body = '', sign] = ticket.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  return [head, Buffer.from(JSON.stringify(change(claims))).toString('base64url'), sign].join('.')
}

function withHead(ticket: string, head: object): string {
  const [id, token = ''] = ticket.split('/@@/')
  const [, body] = token.split('.')
  return `${id}/@@/${Buffer.from(JSON.stringify(head)).toString('base64url')}.${body}.`
}
