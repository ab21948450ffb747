/**
 * `npm run bench`: what a request costs, as a ratio to a bare Node + libsql server that answers the same list on the same
 * machine. Both are measured in turns, so that what else the machine does meanwhile weighs on both alike: bare times differ
 * from machine to machine and from minute to minute, the ratios should not.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { measureBoard } from '../tests/bench/board.mjs'
import { measureEmulator } from '../tests/bench/emulator.mjs'
import { measureOrders } from '../tests/bench/orders.mjs'
import { startBare, startCentre } from '../tests/bench/servers.mjs'
import { compare } from '../tests/bench/turns.mjs'
import { build } from './build.mjs'
import { startCloud } from './centre.mjs'
import { ensureInstalled } from './install.mjs'
import { measureSizes } from './sizes.mjs'

/** What the issue asks of one request, in ms of CPU. */
const AIM_KEPT_MS = 0.3
const AIM_UNKEPT_MS = 2
/** "Warm" in the aim: a crowd of 16 wakes a dozen instances, and each compiles its code for itself. */
// each of the sixteen instances has to have met what it is measured by often enough to be compiled
const WARM_UP = { kept: 15_000, notKept: 6000 }

ensureInstalled()
await build()
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const bare = await startBare(join(folder, 'bare.db'), 10_000)
const rows = []

const event = (action, input) => JSON.stringify({ action, input, key: 'bench-read' })

async function add(what, load, aimMs) {
  const { cost, yardstick } = await compare(load, { ...bare, body: event('home', {}) })
  const row = {
    what,
    'CPU ms': cost.cpuMs.toFixed(3),
    'bare CPU ms': yardstick.cpuMs.toFixed(3),
    'CPU, bare = 1': (cost.cpuMs / yardstick.cpuMs).toFixed(2),
    '/s': Math.round(cost.perSecond),
    '/s, bare = 1': (cost.perSecond / yardstick.perSecond).toFixed(2),
    aim: aimMs ? `${cost.cpuMs <= aimMs ? 'met' : 'missed'} (${aimMs} ms)` : '',
  }
  rows.push(row)
  console.info(Object.values(row).join('  '))
}

/** Somebody new each time, so that every one of these reads counts. */
function countedRead(centre, articleId) {
  let reader = 0
  return {
    pid: centre.pid,
    url: `${centre.api}/_cloud/api/wechat/callFunction`,
    headers: { authorization: `Bearer ${centre.adminToken}` },
    count: 100,
    body: () => {
      reader++
      const data = { action: 'countRead', input: { articleId }, key: `bench-count-${reader}` }
      return JSON.stringify({ name: 'articles', openid: `bench-reader-${reader}`, data })
    },
  }
}

async function measureCentre(count) {
  const dataDir = join(folder, `centre-${count}`)
  const centre = await startCentre(dataDir, {}, count)
  const kept = { pid: centre.pid, url: `${centre.api}/articles`, warmUp: WARM_UP.kept }
  const { articleId } = centre
  await add(`home, kept, ${count} articles`, { ...kept, body: event('home', {}) }, AIM_KEPT_MS)
  await add(`article, kept, ${count} articles`, { ...kept, body: event('read', { articleId }) }, AIM_KEPT_MS)
  await add(`counted read, ${count} articles`, countedRead(centre, articleId))
  await centre.stop()

  const unkept = await startCentre(dataDir, { MEMO_FACTOR: '0' })
  const fresh = { pid: unkept.pid, url: `${unkept.api}/articles`, count: 500, warmUp: WARM_UP.notKept }
  await add(`home, not kept, ${count} articles`, { ...fresh, body: event('home', {}) }, AIM_UNKEPT_MS)
  await add(
    `article, not kept, ${count} articles`,
    { ...fresh, body: event('read', { articleId }) },
    AIM_UNKEPT_MS,
  )
  await add(
    `article of the archive, not kept, ${count} articles`,
    { ...fresh, body: event('read', { articleId: centre.oldId }) },
    AIM_UNKEPT_MS,
  )
  await unkept.stop()
  return centre
}

/** Whether a cost meets every figure of its aim, and which. */
function verdict(aim, cost) {
  const told = {
    cpuMs: [cost.cpuMs, (is, wanted) => is <= wanted, 'ms'],
    perSecond: [cost.perSecond, (is, wanted) => is >= wanted, '/s'],
    perCpuSecond: [1000 / cost.cpuMs, (is, wanted) => is >= wanted, '/s of one core'],
  }
  return Object.entries(aim ?? {})
    .map(([name, wanted]) => {
      const [is, holds, unit] = told[name]
      return `${holds(is, wanted) ? 'met' : 'missed'} (${wanted} ${unit})`
    })
    .join(', ')
}

const emulatorRows = []
function reportEmulator({ what, against, aim, cost, yardstick }) {
  const row = {
    what,
    'CPU ms': cost.cpuMs.toFixed(3),
    '/s': Math.round(cost.perSecond),
    against,
    'CPU, that = 1': (cost.cpuMs / yardstick.cpuMs).toFixed(2),
    '/s, that = 1': (cost.perSecond / yardstick.perSecond).toFixed(2),
    aim: verdict(aim, cost),
  }
  emulatorRows.push(row)
  console.info(Object.values(row).join('  '))
}

/** `npm run bench -- centre`, `-- emulator`, `-- board` or `-- orders` measures one of the four. */
const [only] = process.argv.slice(2)

try {
  if (only === undefined || only === 'emulator') {
    const alone = await measureEmulator({
      folder: join(folder, 'emulator'),
      bare: { ...bare, body: event('home', {}) },
      report: reportEmulator,
      main: resolve('dist/emulator/main.js'),
    })
    console.table(emulatorRows)
    console.table([
      { what: 'start with 100,000 documents', is: `${Math.round(alone.readyAfterMs)} ms`, aim: '500 ms' },
      { what: 'resident at rest after that load', is: `${Math.round(alone.residentMb)} MB`, aim: '150 MB' },
      {
        what: `a page of ${alone.most.toLocaleString('en')} documents, of 10,000 = 1`,
        is: alone.growth.toFixed(2),
        aim: '1.5',
      },
    ])
  }
  if (only === undefined || only === 'centre') await measureProduct()
  if (only === undefined || only === 'board') {
    const dataDir = join(folder, 'board')
    const env = { RATE_LIMIT_FACTOR: '1000000', STAFF_PASSWORD_COST: '1024' }
    const start = () => startCloud({ dataDir, quiet: true, env })
    const { table, asked } = await measureBoard({
      start,
      dataDir,
      bare: { ...bare, body: event('home', {}) },
    })
    console.table(table)
    console.info(`asked of the database, a time:\n${asked.join('\n')}`)
  }
  if (only === undefined || only === 'orders') {
    const dataDir = join(folder, 'orders')
    const env = { RATE_LIMIT_FACTOR: '1000000', STAFF_PASSWORD_COST: '1024' }
    const { table, sweep } = await measureOrders({
      start: () => startCloud({ dataDir, quiet: true, env }),
      dataDir,
    })
    console.table(table)
    console.table(sweep)
  }
} finally {
  bare.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measureProduct() {
  const { readyAfterMs, coldMs } = await measureCentre(100)
  await measureCentre(10_000)
  console.table(rows)
  console.table([
    { what: 'start-up of the built system', ms: Math.round(readyAfterMs) },
    { what: 'first call of a function (cold)', ms: Math.round(coldMs) },
  ])
  console.table(
    measureSizes().map(({ name, bytes, limit }) => ({
      what: name,
      KB: (bytes / 1024).toFixed(1),
      'of budget': (bytes / limit).toFixed(2),
    })),
  )
}
