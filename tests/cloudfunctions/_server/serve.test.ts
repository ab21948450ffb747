import * as z from 'zod/mini'
import { defineContract } from '../../../cloudfunctions/_common/contract'
import { AppError } from '../../../cloudfunctions/_common/errors'
import type { Caller } from '../../../cloudfunctions/_server/caller'
import { prevalidated } from '../../../cloudfunctions/_server/prevalidated'
import { serve } from '../../../cloudfunctions/_server/serve'

/** What everybody may read needs no database: `serve` can be looked at alone. The rest is tested through the local cloud. */

const shelf = defineContract('shelf', {
  read: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({ book: z.string().check(z.maxLength(20, '书名太长了')) }),
    output: z.object({ title: z.string(), openid: z.nullable(z.string()), kind: z.string() }),
  },
  seldom: { roles: ['visitor'], effect: 'read', perMinute: 1, input: z.object({}), output: z.object({}) },
  broken: { roles: ['visitor'], effect: 'read', input: z.object({}), output: z.object({ n: z.int() }) },
  staff: { roles: ['editor'], effect: 'read', input: z.object({}), output: z.object({}) },
  write: { roles: ['visitor'], effect: 'write', input: z.object({}), output: z.object({}) },
})

const SECRETS = '数据库口令'
const service = {
  read: async ({ book }: { book: string }, caller: Caller) => {
    if (book === 'gone') throw new AppError('not_found', `no ${book} ${SECRETS}`)
    if (book === 'deep')
      return (function dive(): never {
        return dive()
      })()
    if (book === 'kept') return prevalidated({ title: 'kept', openid: null, kind: caller.kind })
    if (book === 'thrown') throw SECRETS
    return { title: book, openid: caller.openid, kind: caller.kind, passwordHash: SECRETS }
  },
  seldom: async () => ({}),
  broken: async () => ({ n: 1.5 }),
  staff: async () => ({}),
  write: async () => ({}),
}
const main = serve(shelf, service)

const http = (event: unknown, headers: Record<string, string> = {}) => ({
  httpMethod: 'POST',
  headers: { 'x-real-ip': '10.0.0.1', ...headers },
  body: typeof event === 'string' ? event : JSON.stringify(event),
})
const reading = (book: string) => ({ action: 'read', input: { book } })

interface Line {
  code: string
  stack?: string
}
const lines: Line[] = []
const keep = (text: string) => {
  lines.push(JSON.parse(text) as Line)
}

beforeEach(() => {
  process.env.CENTRE_SECRET = 'a secret for tests that is long enough'
  delete process.env.WX_OPENID
  lines.length = 0
  jest.spyOn(console, 'info').mockImplementation(keep)
  jest.spyOn(console, 'error').mockImplementation(keep)
})
afterEach(() => jest.restoreAllMocks())

/** The reply and the status of an HTTP call. */
async function post(event: unknown, headers: Record<string, string> = {}) {
  const answer = (await main(http(event, headers))) as { statusCode: number; body: string; headers: object }
  return { status: answer.statusCode, headers: answer.headers, ...JSON.parse(answer.body) }
}

describe('refuses', () => {
  it.each([
    ['an action that does not exist', { action: 'steal', input: {} }, 404, 'not_found'],
    ['a name every object has', { action: 'constructor', input: {} }, 404, 'not_found'],
    ['a prototype', { action: '__proto__', input: {} }, 404, 'not_found'],
    ['an action that is no name', { action: { $gt: '' }, input: {} }, 404, 'not_found'],
    ['a staff action to a visitor', { action: 'staff', input: {} }, 401, 'not_signed_in'],
    ['an operator for a value', { action: 'read', input: { book: { $gt: '' } } }, 400, 'invalid_input'],
    ['a poisoned input', '{"action":"read","input":{"book":"x","__proto__":{"a":1}}}', 400, 'invalid_input'],
    ['a write without a key', { action: 'write', input: {} }, 400, 'invalid_input'],
    [
      'a write with an operator for a key',
      { action: 'write', input: {}, key: { $ne: '' } },
      400,
      'invalid_input',
    ],
    ['a write with a short key', { action: 'write', input: {}, key: 'abc' }, 400, 'invalid_input'],
    ['text that is not JSON', 'action=read', 400, 'invalid_input'],
    [
      'a deep input',
      `{"action":"read","input":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      400,
      'invalid_input',
    ],
    ['what the service does not find', reading('gone'), 404, 'not_found'],
  ])('%s', async (_, event, status, code) => {
    const reply = await post(event)
    expect(reply).toMatchObject({ ok: false, status, error: { code } })
    expect(lines).toMatchObject([{ code, function: 'shelf' }])
  })

  it.each([[null], [undefined], ['text'], [7], [[]], [{ action: [] }]])(
    'the event %p with a reply, never a throw',
    async (event) => {
      expect(await main(event)).toMatchObject({ ok: false })
    },
  )

  it('says the contract’s own sentence to who filled it in', async () => {
    const { error } = await post(reading('x'.repeat(21)))
    expect(error.fields).toEqual({ book: '书名太长了' })
  })

  it('a caller who comes too often, in a window of their own', async () => {
    const event = { action: 'seldom', input: {} }
    process.env.WX_OPENID = 'o-often'
    expect(await main(event)).toMatchObject({ ok: true })
    expect(await main(event)).toMatchObject({ ok: false, error: { code: 'too_many_requests' } })
    process.env.WX_OPENID = 'o-other'
    expect(await main(event)).toMatchObject({ ok: true })
  })
})

describe('what goes wrong inside', () => {
  it.each([
    ['an exhausted stack', reading('deep')],
    ['an answer that breaks its contract', { action: 'broken', input: {} }],
    ['something thrown that is no error', reading('thrown')],
  ])('%s is unexpected to the caller and has a stack in the log', async (_, event) => {
    const reply = await post(event)
    expect(reply).toMatchObject({ ok: false, status: 500, error: { code: 'unexpected', fields: {} } })
    expect(JSON.stringify(reply)).not.toContain(SECRETS)
    expect(lines).toMatchObject([{ code: 'unexpected', traceId: reply.error.traceId }])
    expect(lines[0]?.stack).toBeTruthy()
  })

  it('no reason of a refusal crosses the wire', async () => {
    expect(JSON.stringify(await post(reading('gone')))).not.toContain(SECRETS)
  })
})

describe('identity', () => {
  it('comes from no field of the event and no header', async () => {
    const claims = {
      openid: 'o-1',
      WX_OPENID: 'o-1',
      userInfo: { openId: 'o-1', appId: 'wx' },
      caller: { kind: 'staff', roles: ['administrator'] },
    }
    const { data } = await post({ ...reading('x'), ...claims }, { 'x-wx-openid': 'o-1', wx_openid: 'o-1' })
    expect(data).toEqual({ title: 'x', openid: null, kind: 'visitor' })
    expect(await post({ action: 'staff', input: {}, ...claims })).toMatchObject({
      error: { code: 'not_signed_in' },
    })
  })

  it('is the platform’s openid, also when the event pretends to be an HTTP one of somebody else', async () => {
    process.env.WX_OPENID = 'o-real'
    const pretending = { ...http(reading('other')), ...reading('x'), userInfo: { openId: 'o-fake' } }
    expect(await main(pretending)).toEqual({
      ok: true,
      data: { title: 'x', openid: 'o-real', kind: 'visitor' },
    })
  })
})

describe('an answer', () => {
  it('is stripped to the contract, also one that is kept for many readers', async () => {
    expect(await post(reading('一本书'))).toEqual({
      ok: true,
      status: 200,
      data: { title: '一本书', openid: null, kind: 'visitor' },
      headers: expect.objectContaining({ 'cache-control': 'no-store' }),
    })
    expect((await post(reading('kept'))).data).toEqual({ title: 'kept', openid: null, kind: 'visitor' })
  })

  it('leaves one log line that tells who it was to nobody', async () => {
    process.env.WX_OPENID = 'o-private'
    await main({ action: 'read', input: { book: '私密的书' } })
    expect(lines).toHaveLength(1)
    expect(Object.keys(lines[0] as Line).sort()).toEqual(
      ['action', 'at', 'callerKey', 'code', 'function', 'kind', 'ms', 'traceId'].sort(),
    )
    expect(JSON.stringify(lines)).not.toMatch(/o-private|私密/)
  })
})
