import { buildFixtures, type LocalCloud, rawRequest, startLocalCloud } from '../support'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir: buildFixtures() })
})
afterAll(() => cloud.stop())

const SIX_MEGABYTES = 6 * 1024 * 1024

test.each(['nobody', '..%2fecho', '%00', 'constructor', 'echo%2f..', ''])(
  'there is no function at /%s',
  async (name) => {
    const { status, body } = await rawRequest(cloud.api, { method: 'POST', path: `/${name}`, body: '{}' })
    expect([status, JSON.parse(body).code]).toEqual([404, 'FUNCTION_NOT_FOUND'])
  },
)

test('an event over 6 MB is refused, whether its size was told or not', async () => {
  const told = await cloud.post('echo', 'x'.repeat(SIX_MEGABYTES + 1))
  expect([told.status, (await told.json()).code]).toEqual([413, 'FUNCTION_PARAM_INVALID'])

  const untold = await rawRequest(cloud.api, {
    method: 'POST',
    path: '/echo',
    headers: { 'transfer-encoding': 'chunked' },
    body: 'x'.repeat(SIX_MEGABYTES + 1),
  })
  expect(untold.status).toBe(413)
})

test('a body that is not UTF-8 arrives whole, as base64', async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])
  const { event } = await (await cloud.post('echo', bytes)).json()
  expect(event.isBase64Encoded).toBe(true)
  expect(Buffer.from(event.body, 'base64')).toEqual(bytes)
})

test('a body of Chinese text arrives as it was sent', async () => {
  const { event } = await (await cloud.post('echo', JSON.stringify({ text: '昆都仑区 🐎' }))).json()
  expect([event.isBase64Encoded, JSON.parse(event.body)]).toEqual([false, { text: '昆都仑区 🐎' }])
})

test('the event has the shape of the platform', async () => {
  const { event } = await (await cloud.post('echo/a/b?q=%E5%8C%85&q=2', 'hi', { 'x-twice': 'one' })).json()
  expect(event).toMatchObject({
    path: '/a/b',
    httpMethod: 'POST',
    queryStringParameters: { q: '2' },
    requestContext: { envId: 'local' },
    body: 'hi',
    isBase64Encoded: false,
  })
  expect(event.headers['x-twice']).toBe('one')
  expect(event.multiValueHeaders['x-twice']).toEqual(['one'])
  expect(event.requestContext.requestId).toMatch(/^[\da-f-]{36}$/)
})

test('the request id in the event stands in the answer too', async () => {
  const response = await cloud.post('echo', '{}')
  const { requestId } = await response.json()
  expect(response.headers.get('x-request-id')).toBe(requestId)
})

test('an integration response decides status, headers and body, but not the connection', async () => {
  const response = await cloud.post('faults', JSON.stringify({ fault: 'status' }))
  expect([response.status, response.headers.get('x-own'), await response.text()]).toEqual([
    418,
    'yes',
    'short and stout',
  ])
  expect(response.headers.get('connection')).toBe('keep-alive')
})

test('base64 answers go out as bytes', async () => {
  const response = await cloud.post('faults', JSON.stringify({ fault: 'picture' }))
  expect([response.headers.get('content-type'), await response.text()]).toEqual(['image/gif', 'GIF89a'])
})

test('text goes out as text', async () => {
  const response = await cloud.post('faults', JSON.stringify({ fault: 'none' }))
  expect([response.headers.get('content-type'), await response.text()]).toEqual([
    'text/plain; charset=utf-8',
    'well',
  ])
})
