import { ENVIRONMENT } from '../../../emulator/functions/environment'
import { type Ended, Invocations } from '../../../emulator/functions/invocations'
import { buildFixtures, type LocalCloud, startLocalCloud } from '../support'

const RUN = { waitedMs: 1.234, durationMs: 2.345, heapBytes: 1024 * 1024 * 5, cold: true }
const ended = (requestId: string, more: Partial<Ended> = {}): Ended => ({
  requestId,
  functionName: 'echo',
  source: 'sdk',
  call: { kind: 'json', text: '{"a":1}' },
  identity: {},
  arrivedAt: 0,
  run: RUN,
  outcome: 'done',
  ...more,
})

test('a call that was never there is not found, and none is listed', () => {
  const invocations = new Invocations()
  expect([invocations.find('x'), invocations.newest({ limit: 5 })]).toEqual([undefined, []])
})

test('a record says what a call was and what it cost', () => {
  const invocations = new Invocations()
  invocations.add(ended('one', { identity: { WX_OPENID: 'oAnna' } }))
  expect(invocations.newest({ limit: 1 })).toEqual([
    {
      number: 0,
      requestId: 'one',
      functionName: 'echo',
      source: 'sdk',
      at: '1970-01-01T00:00:00.000Z',
      waitedMs: 1.23,
      durationMs: 2.35,
      billedMs: 3,
      memoryMb: 5,
      cold: true,
      outcome: 'done',
      openId: 'oAnna',
      event: '{"a":1}',
      replayable: true,
    },
  ])
})

test('an HTTP call is shown as the event that the function saw', () => {
  const invocations = new Invocations()
  const call = {
    kind: 'http',
    method: 'GET',
    path: '/a',
    query: 'q=1',
    headers: 'x-one\n1',
    body: '',
    base64: false,
  } as const
  invocations.add(ended('one', { call }))
  expect(JSON.parse(invocations.newest({ limit: 1 })[0]?.event ?? '')).toMatchObject({
    httpMethod: 'GET',
    queryStringParameters: { q: '1' },
    headers: { 'x-one': '1' },
    requestContext: { requestId: 'one', envId: ENVIRONMENT },
  })
})

test('of a long event only the beginning is kept, and it cannot be sent again', () => {
  const invocations = new Invocations()
  invocations.add(ended('long', { call: { kind: 'json', text: 'x'.repeat(1_000_000) } }))
  const [record] = invocations.newest({ limit: 1 })
  expect([record?.event.length, record?.replayable]).toEqual([2001, false])
})

test('the last thousand are kept, newest first, by function and by page', () => {
  const invocations = new Invocations()
  for (let number = 0; number < 1500; number++)
    invocations.add(ended(`r${number}`, { functionName: number % 2 ? 'odd' : 'even' }))
  const all = invocations.newest({ limit: 5000 })
  expect([all.length, all[0]?.requestId, all[999]?.requestId]).toEqual([1000, 'r1499', 'r500'])
  const odd = invocations.newest({ functionName: 'odd', before: 1400, limit: 2 })
  expect(odd.map(({ requestId }) => requestId)).toEqual(['r1399', 'r1397'])
  expect(invocations.find('r499')).toBeUndefined()
  expect(invocations.find('r500')?.record.number).toBe(500)
})

describe('in the cloud', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    const settings = { functions: { faults: { timeout: 1 } } }
    cloud = await startLocalCloud({ functionsDir: buildFixtures(), settings })
  })
  afterAll(() => cloud.stop())
  const newest = async () => (await cloud.admin('invocations?limit=1'))[0]

  test('what is not kept cannot be sent again', async () => {
    const { code } = await cloud.admin('invocation/replay', { requestId: 'nobody' })
    expect(code).toMatch(/./)
  })

  test('first cold, then warm, by its door, with its code', async () => {
    await cloud.phone('oAnna', 'echo', { a: 1 })
    expect(await newest()).toMatchObject({
      source: 'wx',
      cold: true,
      outcome: 'done',
      openId: 'oAnna',
      event: '{"a":1}',
    })
    await cloud.post('echo', 'hello')
    const second = await newest()
    expect(second).toMatchObject({ source: 'http', cold: false, openId: '' })
    expect(second.memoryMb).toBeGreaterThan(0)
    await cloud.post('faults', '{"fault":"hang"}')
    expect(await newest()).toMatchObject({
      outcome: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      billedMs: expect.any(Number),
    })
  })

  test('a call that is sent again comes in the same name, as a call of its own', async () => {
    await cloud.phone('oAnna', 'echo', { again: true })
    const first = await newest()
    const { record, answer } = await cloud.admin('invocation/replay', { requestId: first.requestId })
    const echo = JSON.parse(answer)
    expect([echo.event.again, echo.identity.WX_OPENID]).toEqual([true, 'oAnna'])
    expect(echo.identity.WX_API_TOKEN).toBe(record.requestId)
    expect(record).toMatchObject({ source: 'replay', event: first.event })
    expect(record.requestId).not.toBe(first.requestId)
  })
})
