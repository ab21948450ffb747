import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { buildFixtures, type LocalCloud, rawRequest, startLocalCloud, temporaryFolder } from '../support'

const INLINE = "console.log('rem')"
const HTML = `<!doctype html><title>首页</title><script>${INLINE}</script><script src="/js/app.1a2b3c4d.js"></script>`
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(5000))})`

const outside = temporaryFolder('outside')
const root = temporaryFolder('site')
let cloud: LocalCloud
let site = ''

beforeAll(async () => {
  mkdirSync(join(root, 'js'))
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'index.html'), HTML)
  writeFileSync(join(root, '.env'), 'secret')
  writeFileSync(join(root, 'js/app.1a2b3c4d.js'), SCRIPT)
  writeFileSync(join(root, 'js/some-component.js'), SCRIPT)
  writeFileSync(join(root, 'assets/index-Bk3xQ_9a.css'), 'body{}')
  writeFileSync(join(root, 'packed.json'), JSON.stringify('y'.repeat(5000)))
  writeFileSync(join(root, 'packed.json.br'), brotliCompressSync('"packed by the builder"'))
  symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'))
  cloud = await startLocalCloud({
    functionsDir: buildFixtures(),
    settings: {
      sites: [
        { name: 'h5', root, port: 0, framedBy: ['console'] },
        { name: 'console', root, port: 0 },
      ],
    },
  })
  site = cloud.sites.h5 as string
})
afterAll(() => cloud.stop())

test.each([
  '/../secret.txt',
  '/..%2f..%2fetc%2fpasswd',
  '/js/..%5c..%5cx.txt',
  '/.env',
  '/%00.txt',
  '/%',
  '/link.txt',
  '//etc/passwd',
  '/js/missing.js',
])('%s is not a file of the site', async (path) => {
  const { status, body } = await rawRequest(site, { path })
  expect([status, body.includes('secret')]).toEqual([404, false])
})

test('a site is only read', async () => {
  expect((await fetch(`${site}/`, { method: 'POST', body: 'x' })).status).toBe(405)
})

test.each(['/', '/pages/home/index', '/article/42'])(
  '%s is the page itself, asked for anew each time',
  async (path) => {
    const response = await fetch(site + path)
    expect([response.status, await response.text()]).toEqual([200, HTML])
    expect(response.headers.get('cache-control')).toBe('no-cache')
  },
)

test('a page may run its own scripts and inline ones by their hash, and nothing from elsewhere', async () => {
  const policy = (await fetch(site)).headers.get('content-security-policy') ?? ''
  const directives: Record<string, string[]> = Object.fromEntries(
    policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
  )
  const hash = createHash('sha256').update(INLINE).digest('base64')
  expect(directives['default-src']).toEqual(["'self'"])
  expect(directives['script-src']).toEqual(["'self'", `'sha256-${hash}'`])
  expect(directives['connect-src']).toEqual(["'self'", cloud.api])
  const frames = (directives['frame-src'] ?? []).filter((source) => source !== "'self'")
  expect(frames).toEqual([...addressesOf(cloud.sites.h5), ...addressesOf(cloud.sites.console)])
  expect(directives['object-src']).toEqual(["'none'"])
})

const addressesOf = (address = '') => [address, address.replace('127.0.0.1', 'localhost')]
const ancestorsOf = async (address = '') =>
  /frame-ancestors ([^;]*)/.exec((await fetch(address)).headers.get('content-security-policy') ?? '')?.[1]

test('only the sites that are named may frame a site; one that names nobody is framed by nobody', async () => {
  expect(await ancestorsOf(cloud.sites.h5)).toBe(addressesOf(cloud.sites.console).join(' '))
  expect(await ancestorsOf(cloud.sites.console)).toBe("'none'")
})

test('each site says where all of them are', async () => {
  const told = await (await fetch(`${cloud.sites.console}/sites.json`)).json()
  expect(told).toEqual({ h5: addressesOf(cloud.sites.h5), console: addressesOf(cloud.sites.console) })
})

test.each([
  ['/js/app.1a2b3c4d.js', 'public, max-age=31536000, immutable'],
  ['/assets/index-Bk3xQ_9a.css', 'public, max-age=31536000, immutable'],
  ['/js/some-component.js', 'no-cache'],
])('%s is cached as %s', async (path, caching) => {
  const { headers } = await fetch(site + path)
  expect(headers.get('cache-control')).toBe(caching)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
})

const bytes = async (path: string, encoding: string) => {
  const { port } = new URL(site)
  const { request } = await import('node:http')
  return new Promise<{ encoding?: string; body: Buffer; etag?: string }>((done, fail) => {
    request({ port, path, headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        done({
          encoding: response.headers['content-encoding'],
          body: Buffer.concat(chunks),
          etag: response.headers.etag,
        }),
      )
    })
      .on('error', fail)
      .end()
  })
}

test('texts are packed as the browser asked', async () => {
  const [brotli, gzip, plain] = await Promise.all(
    ['gzip, br', 'gzip', 'identity'].map((encoding) => bytes('/js/app.1a2b3c4d.js', encoding)),
  )
  expect([brotli?.encoding, gzip?.encoding, plain?.encoding]).toEqual(['br', 'gzip', undefined])
  expect(brotliDecompressSync(brotli?.body as Buffer).toString()).toBe(SCRIPT)
  expect(gunzipSync(gzip?.body as Buffer).toString()).toBe(SCRIPT)
  expect(plain?.body.toString()).toBe(SCRIPT)
  expect(new Set([brotli?.etag, gzip?.etag, plain?.etag]).size).toBe(3)
})

test('what the builder packed is used as it is', async () => {
  expect(brotliDecompressSync((await bytes('/packed.json', 'br')).body).toString()).toBe(
    '"packed by the builder"',
  )
})

test('a file that was built anew is served anew; an unchanged one is not sent twice', async () => {
  const file = join(root, 'changing.txt')
  writeFileSync(file, 'one')
  const first = await fetch(`${site}/changing.txt`)
  expect(await first.text()).toBe('one')
  const etag = first.headers.get('etag') ?? ''
  expect((await fetch(`${site}/changing.txt`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  writeFileSync(file, 'and two')
  const second = await fetch(`${site}/changing.txt`, { headers: { 'if-none-match': etag } })
  expect([second.status, await second.text()]).toEqual([200, 'and two'])
})

test('a site passes /api/<function> on, below its own address', async () => {
  const { event } = await (await fetch(`${site}/api/echo/deep?x=1`, { method: 'POST', body: 'hi' })).json()
  expect(event).toMatchObject({ path: '/deep', body: 'hi', queryStringParameters: { x: '1' } })
  expect((await fetch(`${site}/api/nobody`, { method: 'POST', body: '{}' })).status).toBe(404)
  expect((await rawRequest(site, { path: '/_storage/public/none.png' })).status).toBe(404)
})

test('neither the admin API nor the cloud page is reached through a site', async () => {
  expect((await fetch(`${site}/api/admin`, { method: 'POST', body: '{}' })).status).toBe(404)
  expect(
    (
      await fetch(`${site}/_cloud/api/collections`, {
        headers: { authorization: `Bearer ${cloud.adminToken}` },
      })
    ).headers.get('content-type'),
  ).toContain('text/html')
})
