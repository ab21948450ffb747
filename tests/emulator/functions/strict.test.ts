import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LocalCloud, startLocalCloud, temporaryFolder } from '../support'

/** Answers how many calls this instance has served, and which instance it is. */
const COUNTING = `
let calls = 0
const instance = Math.random()
exports.main = () => ({ calls: ++calls, instance })`

/** Leaves work running after its answer that writes to a file. */
const LEAVING = `
const { appendFileSync } = require('node:fs')
exports.main = ({ file }) => { setInterval(() => appendFileSync(file, 'x'), 1) }`

interface Count {
  calls: number
  instance: number
}

let strict: LocalCloud
let plain: LocalCloud

beforeAll(async () => {
  const functionsDir = temporaryFolder('functions')
  for (const [name, text] of Object.entries({ counting: COUNTING, leaving: LEAVING, alone: COUNTING })) {
    mkdirSync(join(functionsDir, name))
    writeFileSync(join(functionsDir, name, 'index.js'), text)
  }
  const limits = { functions: { alone: { instances: 1 } } }
  const clouds = await Promise.all([
    startLocalCloud({ functionsDir, settings: { strict: true, ...limits } }),
    startLocalCloud({ functionsDir, settings: limits }),
  ])
  strict = clouds[0]
  plain = clouds[1]
})
afterAll(() => Promise.all([strict.stop(), plain.stop()]))

async function inTurn(cloud: LocalCloud, name: string, callers: string[]): Promise<Count[]> {
  const answers: Count[] = []
  for (const caller of callers) answers.push(await cloud.phone(caller, name))
  return answers
}

test('strict: no caller meets the same instance twice running, whoever calls in between', async () => {
  const callers = Array.from(
    { length: 40 },
    (_, call) => ['oAnna', 'oBoris', 'oAnna', 'oChao'][call % 4] ?? '',
  )
  const answers = await inTurn(strict, 'counting', callers)
  const last = new Map<string, number>()
  for (const [call, { instance }] of answers.entries()) {
    const caller = callers[call] as string
    expect([call, instance]).not.toEqual([call, last.get(caller)])
    last.set(caller, instance)
  }
})

test('strict: instances are used again, but none grows old, so that fresh ones come in between', async () => {
  const answers = await inTurn(strict, 'counting', Array(110).fill('oDana'))
  const counts = answers.map(({ calls }) => calls)
  expect(Math.max(...counts)).toBeGreaterThan(1)
  expect(Math.max(...counts)).toBeLessThanOrEqual(50)
  expect(new Set(answers.map(({ instance }) => instance)).size).toBeGreaterThan(2)
})

test('strict: a function that may have one instance only gets a fresh one for each call', async () => {
  const answers = await inTurn(strict, 'alone', ['oAnna', 'oAnna', 'oAnna'])
  expect(answers.map(({ calls }) => calls)).toEqual([1, 1, 1])
})

test('not strict: a warm instance goes on', async () => {
  const answers = await inTurn(plain, 'counting', ['oAnna', 'oAnna', 'oBoris'])
  expect(answers.map(({ calls }) => calls)).toEqual([1, 2, 3])
})

/** Leaves work running in a cloud; answers how far it has come. */
async function leaveWork(cloud: LocalCloud): Promise<() => number> {
  const file = join(cloud.dataDir, 'work')
  writeFileSync(file, '')
  await cloud.phone('oAnna', 'leaving', { file })
  return () => statSync(file).size
}

test('strict: work that a call leaves running stands still after the answer, and the log names it', async () => {
  const done = await leaveWork(strict)
  const [line] = await logOf('leaving')
  expect(line).toMatchObject({
    level: 'warn',
    text: expect.stringMatching(/work went on after the answer.*Timeout/),
  })
  const before = done()
  await inTurn(strict, 'counting', Array(100).fill('oBoris'))
  expect(done()).toBe(before)
})

async function logOf(name: string): Promise<{ level: string; text: string }[]> {
  for (;;) {
    const lines = await strict.admin(`logs?functionName=${name}`)
    if (lines.length) return lines
  }
}

test('not strict: an instance that has been idle for a while is stopped too', async () => {
  const done = await leaveWork(plain)
  let before = -1
  while (before !== done()) {
    before = done()
    await inTurn(plain, 'counting', Array(100).fill('oBoris'))
  }
  expect(before).toBeGreaterThan(0)
})
