import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk/types'
import {
  buildFixtures,
  type LocalCloud,
  pointSdkAt,
  rawRequest,
  startLocalCloud,
  temporaryFolder,
} from '../support'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PAGE = Buffer.from('<!doctype html><script>alert(1)</script>')

const functionsDir = buildFixtures()
let cloud: LocalCloud
let app: CloudBase
const siteRoot = temporaryFolder('site')

beforeAll(async () => {
  cloud = await startLocalCloud({
    functionsDir,
    settings: { fileLimit: 1, sites: [{ name: 'h5', root: siteRoot, port: 0 }] },
  })
  app = await sdkOf(cloud)
})
afterAll(() => cloud.stop())

/** The real SDK as an administrator; it keeps the key it found at its start. */
async function sdkOf(ready: LocalCloud): Promise<CloudBase> {
  pointSdkAt(ready)
  return (await import('@cloudbase/node-sdk')).default.init({ env: 'local' })
}

const upload = async (cloudPath: string, fileContent: Buffer) =>
  (await app.uploadFile({ cloudPath, fileContent })).fileID
const addressOf = async (fileID: string, maxAge = 60) =>
  (await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0] as unknown as {
    code: string
    tempFileURL: string
  }

/** The permit of an upload, as a browser would get it from a function. */
async function permit(cloudPath: string) {
  const { data } = await app.getUploadMetadata({ cloudPath })
  return {
    url: data.url as string,
    headers: { authorization: data.authorization as string, 'x-cos-security-token': data.token as string },
  }
}

test.each([
  '../secret',
  'a/../b',
  '/a',
  'a//b',
  'a/',
  '',
  'a\\b',
  'a\0b',
  'a%2e',
  'a?b',
  'a#b',
  `a/${'x'.repeat(900)}`,
])('no file can be called %p', async (cloudPath) => {
  await expect(app.getUploadMetadata({ cloudPath })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
})

test.each([
  '/_storage/../../cloud.json',
  '/_storage/..%2f..%2fdocuments.db',
  '/_storage/%2e%2e/x',
  '/_storage/public/..%5c..',
  '/_storage/%',
])('the address %s leads nowhere', async (path) => {
  expect((await rawRequest(cloud.api, { path })).status).toBe(400)
})

test('nobody puts a file without the permit for that very path', async () => {
  const { url, headers } = await permit('public/own.png')
  const other = url.replace('own', 'other')
  const forged = [
    fetch(url, { method: 'PUT', body: PNG }),
    fetch(other, { method: 'PUT', body: PNG, headers }),
    fetch(url, {
      method: 'PUT',
      body: PNG,
      headers: { ...headers, authorization: headers.authorization.replace(/expires=\d/, 'expires=9') },
    }),
    fetch(url, { method: 'PUT', body: PNG, headers: { authorization: headers.authorization } }),
  ]
  for (const response of await Promise.all(forged))
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringMatching(/<Code>\w+<\/Code>/),
    ])
  expect((await fetch(url)).status).toBe(404)
})

test('a permit to read is none to write', async () => {
  const fileId = await upload('private/read-only.png', PNG)
  const { tempFileURL } = await addressOf(fileId)
  const [url, query] = tempFileURL.split('?') as [string, string]
  const response = await fetch(url, {
    method: 'PUT',
    body: PAGE,
    headers: { authorization: query, 'x-cos-security-token': 'local' },
  })
  expect(response.status).toBe(403)
})

test('a file over the limit is refused and leaves nothing behind', async () => {
  const { url, headers } = await permit('public/big.bin')
  const big = Buffer.alloc(1024 * 1024 + 1)
  expect((await fetch(url, { method: 'PUT', body: big, headers })).status).toBe(413)
  const chunked = await rawRequest(cloud.api, {
    method: 'PUT',
    path: new URL(url).pathname,
    headers: { ...headers, 'transfer-encoding': 'chunked' },
    body: big,
  })
  expect(chunked.status).toBe(413)
  expect((await fetch(url)).status).toBe(404)
  expect(readdirSync(join(cloud.dataDir, 'storage/arriving'))).toEqual([])
})

test('a private file needs its signed address, which runs out', async () => {
  const fileId = await upload('private/a.png', PNG)
  const { tempFileURL } = await addressOf(fileId)
  const bare = tempFileURL.split('?')[0] as string
  expect(Buffer.from(await (await fetch(tempFileURL)).arrayBuffer())).toEqual(PNG)
  expect((await fetch(bare)).status).toBe(404)
  expect((await fetch(tempFileURL.replace('a.png', 'b.png'))).status).toBe(404)
  expect(
    (await fetch(tempFileURL.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`))).status,
  ).toBe(404)
  expect((await fetch(tempFileURL.replace(/expires=\d+/, 'expires=1'))).status).toBe(404)
})

test('a public file has one address for good', async () => {
  const fileId = await upload('public/图 片/包头.png'.replace(' ', ''), PNG)
  const first = await addressOf(fileId)
  expect(first).toEqual(await addressOf(fileId, 5))
  expect(first.tempFileURL).toBe(`${cloud.api}/_storage/public/图片/包头.png`)
  const response = await fetch(first.tempFileURL)
  expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d{6,}$/)
  expect((await app.downloadFile({ fileID: fileId })).fileContent).toEqual(PNG)
})

test('what bytes are decides, not what they are called: a page called a picture is a download', async () => {
  const named = await addressOf(await upload('public/page.png', PAGE))
  const page = await fetch(named.tempFileURL)
  expect([page.headers.get('content-type'), page.headers.get('content-disposition')]).toEqual([
    'application/octet-stream',
    'attachment',
  ])
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')

  const picture = await fetch((await addressOf(await upload('public/picture.html', PNG))).tempFileURL)
  expect([picture.headers.get('content-type'), picture.headers.get('content-disposition')]).toEqual([
    'image/png',
    'inline',
  ])
})

test('parts, revalidation and heads', async () => {
  const { tempFileURL } = await addressOf(await upload('public/range.png', PNG))
  const get = (headers: Record<string, string>, method = 'GET') => fetch(tempFileURL, { headers, method })
  const part = await get({ range: 'bytes=1-3' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 1-3/${PNG.length}`,
    'PNG',
  ])
  const tail = await get({ range: 'bytes=-4' })
  expect(Buffer.from(await tail.arrayBuffer())).toEqual(PNG.subarray(-4))
  expect((await get({ range: `bytes=${PNG.length}-` })).status).toBe(416)
  const etag = part.headers.get('etag') ?? ''
  expect((await get({ 'if-none-match': etag })).status).toBe(304)
  const head = await get({}, 'HEAD')
  expect([head.headers.get('content-length'), await head.text()]).toEqual([String(PNG.length), ''])
})

test('deleting says which were there; content that another path uses stays', async () => {
  const [one, two] = [await upload('public/one.png', PNG), await upload('public/two.png', PNG)]
  const { fileList } = await app.deleteFile({ fileList: [one, 'cloud://elsewhere.x/y', one] })
  expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'INVALID_PARAM', 'STORAGE_FILE_NONEXIST'])
  expect(await addressOf(one)).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  expect((await fetch((await addressOf(two)).tempFileURL)).status).toBe(200)
})

test('a copy is a file of its own, and is not made over another when that is not wanted', async () => {
  await upload('private/copied.png', PNG)
  const copy = (overwrite: boolean) =>
    app.copyFile({
      fileList: [
        { srcPath: 'private/copied.png', dstPath: 'public/copied.png', overwrite, removeOriginal: false },
      ],
    })
  expect((await copy(false)).fileList).toEqual([
    { code: 'SUCCESS', fileId: expect.stringContaining('public/copied.png') },
  ])
  expect((await copy(false)).fileList).toMatchObject([{ code: 'STORAGE_FILE_EXIST' }])
})

test('only the pages of our own sites may use files from a script', async () => {
  const { url } = await permit('public/cors.png')
  const preflight = (origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization',
      },
    })
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
  const allowed = await preflight(cloud.sites.h5 ?? '')
  expect(allowed.headers.get('access-control-allow-origin')).toBe(cloud.sites.h5)
  expect(allowed.headers.get('access-control-allow-headers')).toContain('x-cos-security-token')
})

test('an upload that breaks off leaves nothing behind, and the cloud goes on', async () => {
  const { url, headers } = await permit('public/broken-off.bin')
  const arriving = () => readdirSync(join(cloud.dataDir, 'storage/arriving')).length
  const socket = await beginUpload(url, headers, () => arriving() === 1)
  socket.destroy()
  while (arriving()) await new Promise((again) => setImmediate(again))
  expect((await fetch(url)).status).toBe(404)
})

test('a kill in the middle of an upload leaves no file and no half of one; what was stored before stays', async () => {
  const dataDir = temporaryFolder('cloud')
  const first = await startLocalCloud({ functionsDir, dataDir })
  app = await sdkOf(first)
  const stored = await upload('public/before.png', PNG)
  const { url, headers } = await permit('public/cut.bin')
  await beginUpload(url, headers, () => readdirSync(join(dataDir, 'storage/arriving')).length === 1)
  await first.stop('SIGKILL')

  const second = await startLocalCloud({ functionsDir, dataDir })
  app = await sdkOf(second)
  expect(readdirSync(join(dataDir, 'storage/arriving'))).toEqual([])
  expect((await addressOf(stored)).code).toBe('SUCCESS')
  expect((await addressOf(stored.replace('before.png', 'cut.bin'))).code).toBe('STORAGE_FILE_NONEXIST')
  await second.stop()
  expect(existsSync(join(dataDir, 'storage/catalogue.db'))).toBe(true)
})

/** Sends half of what it announces and waits until the cloud has begun to write. */
async function beginUpload(url: string, headers: Record<string, string>, begun: () => boolean) {
  const { hostname, port, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {}) // the kill cuts it
  const lines = Object.entries({ host: `${hostname}:${port}`, 'content-length': '100000', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`PUT ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${'x'.repeat(50_000)}`)
  while (!begun()) await new Promise((again) => setImmediate(again))
  return socket
}
