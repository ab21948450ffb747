import { inflateSync } from 'node:zlib'
import qrcode from 'qrcode-generator'
import { buildFixtures } from '../support'
import { startWechat, type Wechat } from './support'

let wechat: Wechat
beforeAll(async () => {
  wechat = await startWechat({ functionsDir: buildFixtures() })
})
afterAll(() => wechat.cloud.stop())

describe('codes', () => {
  const path = '/wxa/getwxacodeunlimit'

  test.each([
    ['no scene', { scene: '' }, 40169],
    ['a scene of 33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['a scene in Chinese', { scene: '订单' }, 40169],
    ['a page that is not there', { scene: 'a', page: 'pages/none/index' }, 41030],
    ['a page with a slash in front', { scene: 'a', page: '/pages/home/index' }, 41030],
    ['a page with a query', { scene: 'a', page: 'pages/home/index?x=1' }, 41030],
  ])('%s is refused', async (_, body, errcode) => {
    expect((await wechat.mini(path, body)).errcode).toBe(errcode)
  })

  test('the picture is a code of the page and the scene', async () => {
    const body = JSON.stringify({ scene: 'o=42', page: 'features/orders/show/index', width: 300 })
    const address = `${wechat.base}${path}?access_token=${await wechat.token()}`
    const response = await fetch(address, { method: 'POST', body })
    expect(response.headers.get('content-type')).toBe('image/png')
    const expected = qrcode(0, 'M')
    expected.addData('features/orders/show/index?scene=o%3D42', 'Byte')
    expected.make()
    expect(modulesOf(Buffer.from(await response.arrayBuffer()), expected.getModuleCount())).toEqual(
      grid(expected.getModuleCount(), (line, column) => expected.isDark(line, column)),
    )
  })

  test('a page that is not published yet can be let through', async () => {
    const body = { scene: 'a', page: 'pages/soon/index', check_path: false }
    const token = await wechat.token()
    const address = `${wechat.base}${path}?access_token=${token}`
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) })
    expect(response.headers.get('content-type')).toBe('image/png')
  })
})

describe.each([
  ['/wxa/generate_urllink', (target: object) => target, 'url_link', /^https:\/\/wxaurl\.cn\/\w+$/],
  [
    '/wxa/generatescheme',
    (target: object) => ({ jump_wxa: target }),
    'openlink',
    /^weixin:\/\/dl\/business\/\?t=\w+$/,
  ],
] as const)('%s', (path, wrap, field, pattern) => {
  test.each([
    ['a page that is not there', { path: 'pages/none/index' }, 40165],
    ['a page with a query', { path: 'pages/home/index?a=1' }, 40165],
    ['a query in Chinese', { query: 'a=订单' }, 40212],
    ['a query of 1025 characters', { query: 'a'.repeat(1025) }, 40212],
  ])('%s is refused', async (_, target, errcode) => {
    expect((await wechat.mini(path, wrap(target))).errcode).toBe(errcode)
  })

  test('gives a link', async () => {
    const answer = await wechat.mini(path, wrap({ path: 'pages/home/index', query: 'a=1' }))
    expect(answer).toMatchObject({ errcode: 0, [field]: expect.stringMatching(pattern) })
    const [newest] = await wechat.see('links')
    expect(newest).toMatchObject({ path: 'pages/home/index', query: 'a=1', until: expect.any(Number) })
    expect(String(answer[field])).toContain(newest.ticket)
  })
})

const grid = (count: number, isDark: (line: number, column: number) => boolean) =>
  Array.from({ length: count }, (_, line) =>
    Array.from({ length: count }, (_, column) => (isDark(line, column) ? '#' : '.')).join(''),
  )

/** The modules of a grey PNG with a margin of four. */
function modulesOf(png: Buffer, count: number): string[] {
  const size = png.readUInt32BE(16)
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const scale = size / (count + 8)
  const at = (module: number) => Math.floor((module + 4.5) * scale)
  return grid(count, (line, column) => rows[at(line) * (size + 1) + 1 + at(column)] === 0)
}
