import { buildFixtures, type LocalCloud, rawRequest, startLocalCloud, temporaryFolder } from '../support'

let cloud: LocalCloud
beforeAll(async () => {
  const settings = { sites: [{ name: 'h5', root: temporaryFolder('site'), port: 0 }] }
  cloud = await startLocalCloud({ functionsDir: buildFixtures(), settings })
})
afterAll(() => cloud.stop())

const ADMIN_CALL = JSON.stringify({ action: 'database.addCollection', collectionName: 'x' })

test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example'])(
  'a request for the host %p is not for us (DNS rebinding)',
  async (host) => {
    for (const path of ['/_cloud/', '/_cloud/api/collections', '/_storage/public/x', '/echo', '/admin']) {
      const { status } = await rawRequest(cloud.api, {
        path,
        headers: { host, authorization: `Bearer ${cloud.adminToken}` },
      })
      expect(status).toBe(421)
    }
    expect((await rawRequest(cloud.sites.h5 ?? '', { path: '/', headers: { host } })).status).toBe(421)
  },
)

test('localhost is us', async () => {
  const { port } = new URL(cloud.api)
  expect(
    (await rawRequest(cloud.api, { path: '/_cloud/', headers: { host: `localhost:${port}` } })).status,
  ).toBe(200)
})

test.each([undefined, 'Bearer wrong', 'Bearer ', 'Basic abc'])(
  'the admin API refuses the key %p',
  async (authorization) => {
    const response = await cloud.post(
      'admin',
      ADMIN_CALL,
      authorization === undefined ? {} : { authorization },
    )
    expect([response.status, (await response.json()).code]).toEqual([200, 'SIGN_PARAM_INVALID'])
  },
)

test.each([
  'GET collections',
  'GET outbox',
  'GET files',
  'GET logs',
  'GET functions',
  'POST documents',
  'POST wechat/callFunction',
])('the page shows nothing of %s without the key', async (view) => {
  const [method, name] = view.split(' ') as [string, string]
  const { status, body } = await rawRequest(cloud.api, {
    method,
    path: `/_cloud/api/${name}`,
    headers: { authorization: 'Bearer wrong' },
  })
  expect([status, JSON.parse(body).code]).toEqual([401, 'UNAUTHORIZED'])
})

test.each(['database.dropEverything', 'constructor', '__proto__', 7, null])(
  'the action %p is not known',
  async (action) => {
    const response = await cloud.post('admin', JSON.stringify({ action }), {
      authorization: `Bearer ${cloud.adminToken}`,
    })
    expect((await response.json()).code).toBe('INVALID_PARAM')
  },
)

test.each(['', '[]', 'null', '{', '"x"', '\xff'])('the admin body %p is no call', async (body) => {
  const response = await cloud.post('admin', body, { authorization: `Bearer ${cloud.adminToken}` })
  expect([response.status, (await response.json()).code]).toEqual([200, 'INVALID_PARAM'])
})

test('addresses that nobody answers are told so', async () => {
  for (const path of ['/_nothing', '/_cloud/other.js', '/_cloud/../../etc/passwd', '/_storagex']) {
    expect((await rawRequest(cloud.api, { path })).status).toBe(404)
  }
  expect((await rawRequest(cloud.api, { path: '/admin' })).status).toBe(405)
})
