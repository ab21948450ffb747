import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isPublicAddress, openAddress } from '../../../cloudfunctions/_server/outside'

let server: Server
let base: string
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const to = (location: string) => response.writeHead(302, { location }).end()
    switch (request.url) {
      case '/here':
        return response.end('here')
      case '/gone':
        return response.writeHead(404).end()
      case '/no-head':
        return response.writeHead(request.method === 'HEAD' ? 405 : 200).end()
      case '/moved':
        return to('/here')
      case '/inside':
        return to('http://10.0.0.1/metadata')
      case '/metadata':
        return to('http://169.254.169.254/latest/meta-data')
      case '/mapped':
        return to('http://[::ffff:10.0.0.1]/')
      case '/file':
        return to('file:///etc/passwd')
      case '/round':
        return to('/round')
      case '/endless':
        // a body without an end must not keep anybody
        response.writeHead(request.method === 'HEAD' ? 501 : 200)
        if (request.method === 'GET') response.write('x')
        else response.end()
        return response
      case '/cut':
        return request.socket.destroy()
      default:
        return undefined
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked.length = 0
  process.env.OUTSIDE_LOOPBACK = '1'
})
afterAll(() => {
  delete process.env.OUTSIDE_LOOPBACK
})

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'fe80::1',
  'fd00::1',
  'not an address',
])('%s is no address to connect to', (address) => {
  delete process.env.OUTSIDE_LOOPBACK
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '114.114.114.114', '2400:3200::1'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
)

test('without leave of the local centre its own doors are not knocked at, by number or by name', async () => {
  delete process.env.OUTSIDE_LOOPBACK
  const { port } = server.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]']) {
    expect(await openAddress(`http://${host}:${port}/here`)).toEqual({ status: 0, trouble: 'inside' })
  }
  expect(asked).toEqual([])
})

test.each(['/inside', '/metadata', '/mapped'])(
  '%s: a redirect into the house is not followed',
  async (path) => {
    expect(await openAddress(base + path)).toEqual({ status: 0, trouble: 'inside' })
    expect(asked).toEqual([`HEAD ${path}`])
  },
)

test.each([
  ['ftp://127.0.0.1/', 'no_name'],
  ['http://127.0.0.1:22/', 'inside'],
  ['http://user@127.0.0.1/', 'no_name'],
] as const)('%s is not opened', async (href, trouble) => {
  expect(await openAddress(href)).toEqual({ status: 0, trouble })
})

test('a redirect to another kind of address is the end', async () => {
  expect(await openAddress(`${base}/file`)).toEqual({ status: 0, trouble: 'no_name' })
})

test('what opens, what is gone, what refuses to be asked for its head, what has moved', async () => {
  expect(await openAddress(`${base}/here`)).toEqual({ status: 200, trouble: null })
  expect(await openAddress(`${base}/gone`)).toEqual({ status: 404, trouble: null })
  expect(await openAddress(`${base}/no-head`)).toEqual({ status: 200, trouble: null })
  expect(await openAddress(`${base}/moved`)).toEqual({ status: 200, trouble: null })
  expect(asked).toEqual([
    'HEAD /here',
    'HEAD /gone',
    'GET /gone',
    'HEAD /no-head',
    'GET /no-head',
    'HEAD /moved',
    'HEAD /here',
  ])
})

test('nobody is kept: a body without an end, a round of redirects, a cut, a silence', async () => {
  expect(await openAddress(`${base}/endless`)).toEqual({ status: 200, trouble: null })
  expect(await openAddress(`${base}/round`)).toEqual({ status: 0, trouble: 'redirects' })
  expect(await openAddress(`${base}/cut`)).toEqual({ status: 0, trouble: 'no_answer' })
  expect(await openAddress(`${base}/silent`, 200)).toEqual({ status: 0, trouble: 'no_answer' })
})
