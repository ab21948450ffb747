import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFixtures, type LocalCloud, rawRequest, startLocalCloud, temporaryFolder } from '../support'

const ALLOWED = 'https://allowed.example'
let cloud: LocalCloud
beforeAll(async () => {
  const functionsDir = temporaryFolder('functions')
  cpSync(buildFixtures(), functionsDir, { recursive: true })
  mkdirSync(join(functionsDir, 'saying'))
  // answers what it is told to
  writeFileSync(
    join(functionsDir, 'saying/index.js'),
    'exports.main = ({ body }) => body ? JSON.parse(body).say : undefined',
  )
  const sites = [{ name: 'h5', root: temporaryFolder('site'), port: 0 }]
  cloud = await startLocalCloud({ functionsDir, settings: { origins: [ALLOWED], sites } })
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

const say = (answer: unknown, headers: Record<string, string> = {}) =>
  cloud.post('saying', JSON.stringify({ say: answer }), headers)

test.each([
  ['a status that is none', { statusCode: 99, body: 'x' }],
  ['a status as text', { statusCode: '200', body: 'x' }],
  ['a status of another protocol', { statusCode: 101, body: 'x' }],
])('%s makes no integration response: the object goes out as JSON', async (_, answer) => {
  const response = await say(answer)
  expect([response.status, await response.json()]).toEqual([200, answer])
})

test.each([{ 'x-two': 'a\r\nset-cookie: b=c' }, { 'bad name': 'x' }])(
  'headers that would begin another one, like %j, are not sent',
  async (headers) => {
    const response = await say({ statusCode: 200, headers, body: 'x' })
    expect([response.status, (await response.json()).code]).toEqual([500, 'FUNCTION_INVOCATION_FAILED'])
    expect(response.headers.get('set-cookie')).toBeNull()
  },
)

test.each([
  ['nothing', undefined, 'application/json', 'null'],
  ['a number', 7, 'application/json', '7'],
  ['a list', [1, 'a'], 'application/json', '[1,"a"]'],
  ['an object', { a: { b: 1 } }, 'application/json', '{"a":{"b":1}}'],
  ['a text', '你好', 'text/plain', '你好'],
  [
    'an integration response with an object',
    { statusCode: 201, body: { a: 1 } },
    'application/json',
    '{"a":1}',
  ],
  ['an integration response without a body', { statusCode: 200 }, 'application/json', ''],
  [
    'one with its own type',
    { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: '<p>' },
    'text/html',
    '<p>',
  ],
])('%s arrives as it is', async (_, answer, type, text) => {
  const response = await say(answer)
  expect([response.headers.get('content-type'), await response.text()]).toEqual([
    expect.stringContaining(type),
    text,
  ])
})

test('several cookies stay several', async () => {
  const response = await say({
    statusCode: 200,
    headers: { 'x-one': 1 },
    multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    body: '',
  })
  expect([response.headers.getSetCookie(), response.headers.get('x-one')]).toEqual([['a=1', 'b=2'], '1'])
})

test('an answer that may have no body has none', async () => {
  const response = await rawRequest(cloud.api, {
    method: 'POST',
    path: '/saying',
    body: JSON.stringify({ say: { statusCode: 204, body: 'ignored' } }),
  })
  expect([response.status, response.body, response.headers['content-length']]).toEqual([204, '', undefined])
})

test('a header sent twice is told twice', async () => {
  const { body } = await rawRequest(cloud.api, {
    path: '/echo',
    headers: { 'x-twice': ['one', 'two'] as unknown as string },
  })
  const { event } = JSON.parse(body)
  expect([event.httpMethod, event.headers['x-twice'], event.multiValueHeaders['x-twice']]).toEqual([
    'GET',
    'one, two',
    ['one', 'two'],
  ])
})

const preflight = (origin: string) =>
  fetch(`${cloud.api}/echo`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,x-own',
    },
  })

test('a page from elsewhere is not let in, neither at its first question nor at its call', async () => {
  const asked = await preflight('https://evil.example')
  const called = await say('x', { origin: 'https://evil.example' })
  for (const response of [asked, called])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect(called.headers.get('vary')).toBe('Origin')
})

test('pages of the settings and of the sites here may call, and the function never sees the question', async () => {
  const logs = () => cloud.admin('logs?functionName=echo&limit=500')
  const before = (await logs()).length
  for (const origin of [ALLOWED, cloud.sites.h5 ?? '']) {
    const asked = await preflight(origin)
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin])
    expect(asked.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,x-own')
    expect((await say('x', { origin })).headers.get('access-control-allow-origin')).toBe(origin)
    const failed = await fetch(`${cloud.api}/nobody`, { headers: { origin } })
    expect(failed.headers.get('access-control-allow-origin')).toBe(origin)
  }
  expect((await logs()).length).toBe(before)
})

test('any other OPTIONS is a request like others', async () => {
  const { body } = await rawRequest(cloud.api, { method: 'OPTIONS', path: '/echo' })
  expect(JSON.parse(body).event.httpMethod).toBe('OPTIONS')
})

test('what a function says about caching by header is kept beside ours', async () => {
  const response = await say({ statusCode: 200, headers: { Vary: 'Accept-Language' }, body: '' })
  expect(response.headers.get('vary')).toBe('Accept-Language, Origin')
})
