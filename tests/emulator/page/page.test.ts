import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud } from '../support'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir: buildFixtures() })
  pointSdkAt(cloud)
  const app = (await import('@cloudbase/node-sdk')).default.init({ env: 'local' })
  const notes = app.database().collection('notes')
  for (let number = 0; number < 25; number++)
    await notes.add({ _id: `n${number}`, number, even: number % 2 === 0 })
  await app.uploadFile({ cloudPath: 'private/notes.txt', fileContent: Buffer.from('hello') })
})
afterAll(() => cloud.stop())

test.each([
  ['a collection that is no name', { collection: 7 }],
  ['a filter that is no object', { collection: 'notes', filter: 'x' }],
  ['a filter with an operator nobody knows', { collection: 'notes', filter: { number: { $nope: 1 } } }],
  ['a collection that is not there', { collection: 'nothing' }],
])('%s is refused with a reason', async (_, body) => {
  const answer = await cloud.admin('documents', body)
  expect(answer).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringMatching(/./) })
})

test.each([{}, { name: 'echo' }, { name: 'echo', openid: '../x' }, { name: 'echo', openid: { $gt: '' } }])(
  'a phone that says %j is no phone',
  async (body) => {
    expect((await cloud.admin('wechat/callFunction', body)).code).toBe('INVALID_PARAM')
  },
)

test('collections come with their counts, functions with their names', async () => {
  expect(await cloud.admin('collections')).toEqual([{ name: 'notes', count: 25 }])
  expect(await cloud.admin('functions')).toEqual(['echo', 'faults', 'relay'])
})

test('documents are filtered and paged', async () => {
  const first = await cloud.admin('documents', { collection: 'notes', filter: { even: true }, limit: 10 })
  const second = await cloud.admin('documents', {
    collection: 'notes',
    filter: { even: true },
    limit: 10,
    skip: 10,
  })
  expect([first.documents.length, second.documents.length]).toEqual([10, 3])
  expect(first.explain).toMatchObject({ index: null })
})

test('a file is listed with an address that opens it', async () => {
  const { files, total } = await cloud.admin('files')
  expect(total).toBe(1)
  expect(files[0]).toMatchObject({
    path: 'private/notes.txt',
    size: 5,
    fileId: expect.stringMatching(/^cloud:\/\/local\./),
  })
  expect(await (await fetch(files[0].address)).text()).toBe('hello')
})

test('the page itself may load nothing from elsewhere and stand in no frame', async () => {
  const response = await fetch(`${cloud.api}/_cloud/`)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(await response.text()).not.toContain(cloud.adminToken)
})
