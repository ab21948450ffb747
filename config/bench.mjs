/**
 * `npm run bench`: what a request costs, as a ratio to a bare Node + libsql server that answers the same list on the same
 * machine in the same run. Bare times differ from machine to machine; the ratios should not.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from '../tests/bench/load.mjs'
import { build } from './build.mjs'
import { SAMPLE_PASSWORD, startCloud } from './centre.mjs'
import { ensureInstalled } from './install.mjs'
import { measureSizes } from './sizes.mjs'

ensureInstalled()
await build()
const { seedStaff } = await import('./seed.mjs')
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const rows = []

async function bareServer(count) {
  const child = spawn(
    process.execPath,
    ['tests/bench/bare-server.mjs', join(folder, `bare-${count}.db`), String(count)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line] = await new Promise((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk).split('\n'))),
  )
  return { pid: child.pid, url: JSON.parse(line).url, stop: () => child.kill() }
}

async function centreWith(count, env = {}) {
  const startedAt = performance.now()
  const cloud = await startCloud({
    dataDir: join(folder, `centre-${count}-${Object.keys(env).length}`),
    quiet: true,
    env: { RATE_LIMIT_FACTOR: '1000000', STAFF_PASSWORD_COST: '1024', ...env },
  })
  const readyAfterMs = performance.now() - startedAt
  const ask = async (name, action, input, token) => {
    const answer = await fetch(`${cloud.api}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ action, input, key: `bench-${Math.random().toString(36).slice(2)}` }),
    })
    const reply = await answer.json()
    if (!reply.ok) throw new Error(`${name}.${action}: ${JSON.stringify(reply.error)}`)
    return reply.data
  }
  const coldAt = performance.now()
  const first = await ask('articles', 'home', {})
  const coldMs = performance.now() - coldAt
  if (first.items.length) throw new Error('a new centre has articles')
  await seedStaff({ api: cloud.api, secret: cloud.secret })
  const { token } = await ask('people', 'enterStaff', { userName: 'admin', password: SAMPLE_PASSWORD })
  for (let start = 0; start < count; start += 50)
    await ask('stories', 'importBatch', { items: batch(start, Math.min(50, count - start)) }, token)
  const home = await ask('articles', 'home', {})
  return {
    ...cloud,
    ask,
    token,
    readyAfterMs,
    coldMs,
    articleIds: home.items.map(({ articleId }) => articleId),
  }
}

const batch = (start, length) =>
  Array.from({ length }, (_, index) => ({
    externalId: `bench-${start + index}`,
    title: `第 ${start + index} 篇`,
    digest: '一句话说清这篇讲什么。',
    columnId: 'news',
    unitId: 'media-centre',
    source: '示例',
    datedAt: new Date(Date.UTC(2026, 0, 1) + (start + index) * 60_000).toISOString(),
    text: '路面铺好了，路灯也亮了。\n'.repeat(20),
  }))

const event = (action, input) => JSON.stringify({ action, input, key: 'bench-read' })
let bare
const add = (what, { cpuMs, perSecond }, aimMs) => {
  rows.push({
    what,
    'CPU ms': cpuMs.toFixed(3),
    '/s': Math.round(perSecond),
    'CPU, bare = 1': (cpuMs / bare.cpuMs).toFixed(2),
    '/s, bare = 1': (perSecond / bare.perSecond).toFixed(2),
    aim: aimMs ? `${cpuMs <= aimMs ? 'met' : 'missed'} (${aimMs} ms)` : '',
  })
}

const yardstick = await bareServer(10_000)
bare = await measure({ ...yardstick, body: event('home', {}) })
add('bare Node + libsql, list of 20 of 10,000', bare)
yardstick.stop()

for (const count of [100, 10_000]) {
  const centre = await centreWith(count)
  const url = `${centre.api}/articles`
  const { pid } = centre
  add(`home, kept, ${count} articles`, await measure({ pid, url, body: event('home', {}) }), 0.3)
  const [articleId] = centre.articleIds
  add(
    `article, kept, ${count} articles`,
    await measure({ pid, url, body: event('read', { articleId }) }),
    0.3,
  )
  if (count === 100) {
    rows.push({ what: 'start-up of the built system, ms', 'CPU ms': Math.round(centre.readyAfterMs) })
    rows.push({ what: 'first call of a function (cold), ms', 'CPU ms': Math.round(centre.coldMs) })
  }
  const countUrl = `${centre.api}/_cloud/api/wechat/callFunction`
  const headers = { authorization: `Bearer ${centre.adminToken}` }
  const read = (number) =>
    JSON.stringify({
      name: 'articles',
      openid: `bench-${count}-${number}`,
      data: {
        action: 'countRead',
        input: { articleId },
        key: `bench-count-${number}-${Math.random().toString(36).slice(2)}`,
      },
    })
  add(
    `counted read, ${count} articles`,
    await measure({ pid, url: countUrl, body: read, headers, count: 1000 }),
  )
  await centre.stop()

  const unkept = await centreWith(count, { MEMO_FACTOR: '0' })
  const fresh = { pid: unkept.pid, url: `${unkept.api}/articles`, count: 1000 }
  add(`home, not kept, ${count} articles`, await measure({ ...fresh, body: event('home', {}) }), 2)
  add(
    `article, not kept, ${count} articles`,
    await measure({ ...fresh, body: event('read', { articleId: unkept.articleIds[0] }) }),
    2,
  )
  await unkept.stop()
}
console.table(rows)
console.table(
  measureSizes().map(({ name, bytes, limit }) => ({
    what: name,
    KB: (bytes / 1024).toFixed(1),
    'of budget': (bytes / limit).toFixed(2),
  })),
)
rmSync(folder, { recursive: true, force: true })
