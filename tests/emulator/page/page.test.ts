import { buildFixtures, type LocalCloud, startLocalCloud } from '../support'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir: buildFixtures() })
})
afterAll(() => cloud.stop())

test.each([{}, { name: 'echo' }, { name: 'echo', openid: '../x' }, { name: 'echo', openid: { $gt: '' } }])(
  'a phone that says %j is no phone',
  async (body) => {
    expect((await cloud.admin('wechat/callFunction', body)).code).toBe('INVALID_PARAM')
  },
)

test('collections come with their counts, functions with their names', async () => {
  expect(await cloud.admin('collections')).toEqual([{ name: 'notes', count: 0 }])
  expect(await cloud.admin('functions')).toEqual(expect.arrayContaining(['echo', 'faults', 'relay']))
})

test.each(['', 'page.js', 'page.css'])('/_cloud/%s is there without the key and holds none', async (file) => {
  const response = await fetch(`${cloud.api}/_cloud/${file}`)
  expect(response.status).toBe(200)
  expect(await response.text()).not.toContain(cloud.adminToken)
})

test('the page itself may load nothing from elsewhere, run nothing inline, and stand in no frame', async () => {
  const response = await fetch(`${cloud.api}/_cloud/`)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test.each(['/_cloud/page.ts', '/_cloud/api'])('there is nothing at %s', async (path) => {
  expect((await fetch(cloud.api + path)).status).toBe(404)
})
