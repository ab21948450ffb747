import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LocalCloud, startLocalCloud, temporaryFolder } from '../support'

/** Prints its event and where it came from. */
const TELLING = `exports.main = (event, { environment }) => {
  const { TRIGGER_SRC, SOURCE, WX_OPENID } = process.env
  console.info(JSON.stringify({ event, TRIGGER_SRC, SOURCE, WX_OPENID, told: JSON.parse(environment).TRIGGER_SRC }))
}`
const HANGING = `exports.main = () => { console.info('began'); return new Promise(() => {}) }`

const functionsDir = temporaryFolder('functions')
for (const [name, text] of Object.entries({ telling: TELLING, hanging: HANGING })) {
  mkdirSync(join(functionsDir, name))
  writeFileSync(join(functionsDir, name, 'index.js'), text)
}
const timers = [
  { function: 'telling', name: 'nightly', config: '0 0 2 * * * *', message: 'good night' },
  { function: 'telling', name: 'hourly', config: '0 0 * * * * *' },
  { function: 'gone', name: 'lost', config: '0 30 12 25 12 ? *' },
  { function: 'hanging', name: 'stuck', config: '0 0 5 1 1 ? *' },
]
const dataDir = temporaryFolder('cloud')
let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir, dataDir, settings: { timers } })
})
afterAll(() => cloud.stop())

interface View {
  functionName: string
  name: string
  nextRun: string
  lastRun: { due: string; requestId: string; outcome: string } | null
}
const setClock = (at: string) => cloud.admin('clock', { set: at })
const advance = (milliseconds: number) => cloud.admin('clock', { advance: milliseconds })
const view = async (name: string) =>
  ((await cloud.admin('timers')) as View[]).find((one) => one.name === name) as View
const HOUR = 3600_000

/** What the function told of the events of one timer, oldest first. */
async function told(trigger: string) {
  const lines: { text: string }[] = await cloud.admin('logs?functionName=telling&limit=500')
  const all = lines.map(({ text }) => JSON.parse(text)).reverse()
  return all.filter(({ event }) => event.TriggerName === trigger)
}

test.each([
  [{ function: 'x', name: 'y', config: '0 0 2 * * *' }, /7 fields/],
  [{ function: 'x', name: '7', config: '0 0 2 * * * *' }, /name/],
  [{ function: 'x', name: 'y', config: '0 0 2 * * * *', message: 'x'.repeat(4097) }, /message/],
])('a timer like %j is named at start, and nothing starts', async (timer, reason) => {
  await expect(startLocalCloud({ functionsDir, settings: { timers: [timer] } })).rejects.toThrow(reason)
})

test('two timers of one function cannot share a name', async () => {
  const twice = [timers[0], timers[0]]
  await expect(startLocalCloud({ functionsDir, settings: { timers: twice } })).rejects.toThrow(/same name/)
})

test.each([
  {},
  { advance: 0 },
  { advance: -1 },
  { advance: '5' },
  { set: 'tomorrow' },
  { set: 1, advance: 1 },
])('a clock is not moved by %j', async (body) => {
  expect(await cloud.admin('clock', body)).toMatchObject({ code: expect.stringMatching(/./) })
})

test('a timer that is not there cannot be run', async () => {
  expect((await cloud.admin('timers/run', { functionName: 'telling', name: 'other' })).code).toBe('NOT_FOUND')
})

test('as time passes each due time runs once, in Peking time, with the platform event and identity', async () => {
  await setClock('2027-03-01T17:59:30Z') // half a minute to two in the morning
  expect((await view('nightly')).nextRun).toBe('2027-03-01T18:00:00.000Z')
  await advance(60_000)
  const [first, ...more] = await told('nightly')
  expect(more).toEqual([])
  expect(first).toEqual({
    event: { Type: 'Timer', TriggerName: 'nightly', Time: '2027-03-01T18:00:00Z', Message: 'good night' },
    TRIGGER_SRC: 'timer',
    SOURCE: 'wx_trigger',
    told: 'timer',
  })
  await advance(60_000)
  expect(await told('nightly')).toHaveLength(1)
  expect(await view('nightly')).toMatchObject({
    nextRun: '2027-03-02T18:00:00.000Z',
    lastRun: { due: '2027-03-01T18:00:00.000Z', outcome: 'done', requestId: expect.stringMatching(/-/) },
  })
})

test('a whole day lets every hour strike', async () => {
  await setClock('2027-04-01T00:30:00Z')
  const before = (await told('hourly')).length
  await advance(24 * HOUR)
  const struck = (await told('hourly')).slice(before).map(({ event }) => event.Time)
  expect(struck).toHaveLength(24)
  expect([struck[0], struck[23]]).toEqual(['2027-04-01T01:00:00Z', '2027-04-02T00:00:00Z'])
})

test('what a set clock jumps over is missed and not made up for', async () => {
  await setClock('2027-05-01T00:30:00Z')
  const before = (await told('hourly')).length
  await setClock('2027-05-03T00:30:00Z')
  await advance(1000)
  expect((await told('hourly')).length).toBe(before)
  expect((await view('hourly')).nextRun).toBe('2027-05-03T01:00:00.000Z')
})

test('a clock set back does not run a due time a second time', async () => {
  await setClock('2027-06-01T00:59:30Z')
  await advance(60_000)
  const before = (await told('hourly')).length
  await setClock('2027-06-01T00:59:30Z')
  await advance(60_000)
  expect((await told('hourly')).length).toBe(before)
})

test('the timer of a function that is gone says so', async () => {
  await setClock('2027-12-25T04:29:30Z')
  await advance(60_000)
  expect((await view('lost')).lastRun).toMatchObject({ outcome: 'FUNCTION_NOT_FOUND' })
})

test('run now runs it whatever the time is', async () => {
  await setClock('2028-02-01T00:10:00Z')
  const before = (await told('nightly')).length
  const after: View = await cloud.admin('timers/run', { functionName: 'telling', name: 'nightly' })
  expect([after.lastRun?.outcome, (await told('nightly')).length]).toEqual(['done', before + 1])
})

test('a kill in the middle of a run does not make it run twice', async () => {
  await setClock('2028-12-31T20:59:30Z')
  const moved = advance(60_000).catch(() => 'killed')
  while (!cloud.errors().includes('began'))
    await new Promise((again) => cloud.child.stderr.once('data', again))
  await cloud.stop('SIGKILL')
  expect(await moved).toBe('killed')

  cloud = await startLocalCloud({ functionsDir, dataDir, settings: { timers } })
  expect((await view('stuck')).lastRun).toEqual({
    due: '2028-12-31T21:00:00.000Z',
    requestId: '',
    outcome: '',
  })
  await setClock('2028-12-31T20:59:30Z')
  await advance(60_000) // would hang for the function's twenty seconds and end with a code
  expect((await view('stuck')).lastRun).toMatchObject({ outcome: '' })
  expect(cloud.errors()).not.toContain('began')
})
