import {
  isHttp,
  platformValues,
  rungAt,
  throughCall,
  throughHttp,
} from '../../../cloudfunctions/_server/door'

const http = (body: unknown, headers: Record<string, string> = {}, extra: object = {}) => ({
  httpMethod: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...extra,
})
const refused = expect.objectContaining({ code: 'invalid_input' })

describe('throughHttp refuses', () => {
  it.each([
    ['a GET', http({ action: 'home' }, {}, { httpMethod: 'GET' })],
    ['no body', http('', {}, { body: undefined })],
    ['what is not JSON', http('{')],
    ['JSON that is no object', http('[1]')],
    ['null', http('null')],
    [
      'bytes that are no UTF-8',
      http(Buffer.from([0x7b, 0xff, 0x7d]).toString('base64'), {}, { isBase64Encoded: true }),
    ],
    [
      'half a character',
      http(Buffer.from('好').subarray(0, 2).toString('base64'), {}, { isBase64Encoded: true }),
    ],
    ['9 MB', http('x'.repeat(9 * 1024 * 1024))],
  ])('%s', (_, event) => {
    expect(() => throughHttp(event)).toThrow(refused)
  })
})

it('takes identity and address from nowhere in the body, and the address from no header of the client', () => {
  const call = throughHttp(
    http(
      {
        action: 'myself',
        input: {},
        openid: 'o-1',
        userInfo: { openId: 'o-1' },
        caller: { roles: ['administrator'] },
        personId: 'p-1',
        token: 'x'.repeat(43),
      },
      {
        'x-forwarded-for': '9.9.9.9',
        'x-wx-openid': 'o-1',
        'X-Real-IP': '8.8.8.8',
        'x-real-ip': '10.0.0.1',
      },
    ),
  )
  expect(call).toMatchObject({ openid: null, token: null, address: '10.0.0.1', action: 'myself' })
})

it('reads a session from a well-formed bearer only', () => {
  const token = 'A-_9'.repeat(11)
  expect(throughHttp(http({}, { Authorization: `Bearer ${token}` })).token).toBe(token)
  for (const authorization of [
    'Bearer',
    `Basic ${token}`,
    `Bearer ${token} x`,
    'Bearer a.b',
    `Bearer ${'a'.repeat(201)}`,
  ]) {
    expect(throughHttp(http({}, { authorization })).token).toBeNull()
  }
})

it('decodes a body that came as base64', () => {
  const body = Buffer.from('{"action":"首页"}').toString('base64')
  expect(throughHttp(http(body, {}, { isBase64Encoded: true })).action).toBe('首页')
})

describe('a call with a platform identity', () => {
  const pretending = { ...http({ action: 'a' }), action: 'b', userInfo: { openId: 'somebody else' } }

  it('is not HTTP, whatever its fields pretend', () => {
    expect(isHttp(pretending, { WX_OPENID: 'o-1' })).toBe(false)
    expect(isHttp(pretending, { TCB_UUID: 'u-1' })).toBe(false)
    expect(isHttp(pretending, {})).toBe(true)
  })

  it('has the openid of the platform, and no other part of the event is looked at', () => {
    const call = throughCall(pretending, { WX_OPENID: 'o-1', WX_CLIENTIP: '10.0.0.2' })
    expect(call).toMatchObject({ openid: 'o-1', action: 'b', address: '10.0.0.2', event: {} })
  })

  it.each([[null], ['text'], [[1]], [undefined], [7]])('is refused when the event is %p', (event) => {
    expect(() => throughCall(event, {})).toThrow(refused)
  })
})

it('prefers the values of this invocation to those an earlier one may have left in the environment', () => {
  const context = { environment: JSON.stringify({ WX_OPENID: 'now' }) }
  expect(platformValues(context).WX_OPENID).toBe('now')
  expect(platformValues({ environment: '{}' }).WX_OPENID).toBeUndefined()
  expect(platformValues(undefined)).toBe(process.env)
})

describe('the ring of the platform clock', () => {
  const ring = { Type: 'Timer', TriggerName: 'sweep', Time: '2026-11-23T00:00:00Z', Message: '' }
  it.each([
    ['a phone that says so', ring, { TRIGGER_SRC: 'timer', WX_OPENID: 'o-1' }],
    ['a browser that says so', ring, { TRIGGER_SRC: 'timer', TCB_UUID: 'u-1' }],
    ['a call of HTTP access that says so', ring, {}],
    ['another event', { ...ring, Type: 'timer' }, { TRIGGER_SRC: 'timer' }],
    ['no time', { ...ring, Time: 'soon' }, { TRIGGER_SRC: 'timer' }],
  ])('is not heard from %s', (_, event, platform) => {
    expect(rungAt(event, platform)).toBeNull()
  })
  it('tells its own time', () => {
    expect(rungAt(ring, { TRIGGER_SRC: 'timer' })).toEqual(new Date('2026-11-23T00:00:00Z'))
  })
})
