import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFixtures, type LocalCloud, startLocalCloud, temporaryFolder } from '../support'

let cloud: LocalCloud
beforeAll(async () => {
  const functionsDir = temporaryFolder('functions')
  cpSync(buildFixtures(), functionsDir, { recursive: true })
  mkdirSync(join(functionsDir, 'broken'))
  writeFileSync(join(functionsDir, 'broken/index.js'), 'throw new Error("does not load")')
  mkdirSync(join(functionsDir, 'empty'))
  writeFileSync(join(functionsDir, 'empty/index.js'), 'exports.other = 1')
  cpSync(join(functionsDir, 'faults'), join(functionsDir, 'patient'), { recursive: true })
  cpSync(join(functionsDir, 'faults'), join(functionsDir, 'alone'), { recursive: true })
  cloud = await startLocalCloud({
    functionsDir,
    settings: {
      functions: {
        faults: { timeout: 1, memory: 64 },
        patient: { timeout: 5 },
        alone: { timeout: 1, instances: 1 },
        echo: { instances: 1, queue: 2 },
      },
    },
  })
})
afterAll(() => cloud.stop())

const provoke = async (fault: string, more: object = {}) => {
  const response = await cloud.post('faults', JSON.stringify({ fault, ...more }))
  return { status: response.status, text: await response.text() }
}
const works = async () => expect((await provoke('none')).text).toBe('well')

test.each([
  ['throw', 500, 'FUNCTION_INVOCATION_FAILED'],
  ['exit', 500, 'FUNCTION_INVOCATION_FAILED'],
  ['stray', 500, 'FUNCTION_INVOCATION_FAILED'],
  ['spin', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  ['hang', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  ['memory', 500, 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
])('%s ends in its own code, and the next call is served', async (fault, status, code) => {
  const { status: given, text } = await provoke(fault)
  expect([given, JSON.parse(text).code]).toEqual([status, code])
  await works()
})

test('whoever stands behind a call that hangs goes to another instance, however short calls were before', async () => {
  const ended: string[] = []
  const call = async (fault: string) => {
    await cloud.post('patient', JSON.stringify({ fault }))
    ended.push(fault)
  }
  for (let calm = 0; calm < 30; calm++) await call('none')
  await Promise.all(Array.from({ length: 12 }, () => call('none')))
  ended.length = 0
  await Promise.all([call('hang'), call('none'), call('none'), call('none')])
  expect(ended).toEqual(['none', 'none', 'none', 'hang'])
})

test.each(['spin', 'exit', 'hang'])(
  'what had not begun when its instance ended by %s is served by the next',
  async (fault) => {
    const call = async (one: string) => (await cloud.post('alone', JSON.stringify({ fault: one }))).text()
    await Promise.all(Array.from({ length: 20 }, () => call('none'))) // short calls lie ready at the instance
    const [first, ...behind] = await Promise.all([call(fault), call('none'), call('none'), call('none')])
    expect(JSON.parse(first).code).toMatch(/^FUNCTION_/)
    expect(behind).toEqual(['well', 'well', 'well'])
  },
)

test('a stranger is not told where in the code it went wrong; the log is', async () => {
  const { text } = await provoke('throw')
  const { requestId } = JSON.parse(text)
  expect(text).not.toContain('a fault of its own')
  const lines: { requestId: string; text: string }[] = await cloud.admin('logs?functionName=faults')
  expect(lines.find((line) => line.requestId === requestId)?.text).toContain('a fault of its own')
})

test('an answer over 6 MB is refused, one just below passes', async () => {
  expect(JSON.parse((await provoke('large', { bytes: 6 * 1024 * 1024 + 1 })).text).code).toBe(
    'FUNCTION_INVOCATION_FAILED',
  )
  expect((await provoke('large', { bytes: 6 * 1024 * 1024 })).text).toHaveLength(6 * 1024 * 1024)
})

test.each(['broken', 'empty'])(
  'a bundle that is %s fails its calls and starts no instances for ever',
  async (name) => {
    const codes = await Promise.all(
      Array.from({ length: 5 }, async () => (await (await cloud.post(name, '{}')).json()).code),
    )
    expect(codes).toEqual(Array(5).fill('FUNCTION_INVOCATION_FAILED'))
  },
)

test('more calls than may wait are refused, the others are served in turn', async () => {
  await cloud.phone('oAnna', 'echo') // warm
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => cloud.phone('oAnna', 'echo', { wait: 100 })),
  )
  expect(replies.filter((reply) => reply.code === 'EXCEED_CONCURRENT_REQUEST_LIMIT')).toHaveLength(2)
  expect(replies.filter((reply) => reply.before === 'oAnna')).toHaveLength(3)
})

test('what a function prints is kept with its request, newest first', async () => {
  const first = await cloud.phone('oAnna', 'echo')
  const second = await cloud.phone('oAnna', 'echo')
  const lines: { requestId: string; text: string; level: string }[] = await cloud.admin(
    'logs?functionName=echo&limit=2',
  )
  expect(lines.map(({ requestId, text, level }) => [requestId, text, level])).toEqual([
    [second.requestId, 'echo ran', 'info'],
    [first.requestId, 'echo ran', 'info'],
  ])
})
