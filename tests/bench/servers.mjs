import { spawn } from 'node:child_process'
import { SAMPLE_PASSWORD, startCloud } from '../../config/centre.mjs'
import { seedStaff } from '../../config/seed.mjs'

/** Starts the yardstick over `count` rows; answers `{ pid, url, stop }`. */
export async function startBare(file, count) {
  const child = spawn(process.execPath, ['tests/bench/bare-server.mjs', file, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)))
    child.once('exit', (code) => reject(new Error(`the yardstick ended with code ${code}`)))
  })
  return { pid: child.pid, url: JSON.parse(line).url, stop: () => child.kill() }
}

/**
 * Starts the built system on `dataDir`, brings `articles` articles in and finds the newest and the oldest of them. Answers what
 * `startCloud` does, `articleId`, `oldId`, and in ms `readyAfterMs` and `coldMs` (the first call of a function).
 */
export async function startCentre(dataDir, env = {}, articles = 0) {
  const startedAt = performance.now()
  const cloud = await startCloud({
    dataDir,
    quiet: true,
    env: { RATE_LIMIT_FACTOR: '1000000', STAFF_PASSWORD_COST: '1024', ...env },
  })
  const readyAfterMs = performance.now() - startedAt
  const ask = asker(cloud.api)
  const coldAt = performance.now()
  await ask('articles', 'home', {})
  const coldMs = performance.now() - coldAt
  const oldId = articles > 0 ? await bringIn(cloud, ask, articles) : null
  return { ...cloud, readyAfterMs, coldMs, articleId: await newest(ask), oldId }
}

let asked = 0
const asker = (api) => async (name, action, input, token) => {
  const answer = await fetch(`${api}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ action, input, key: `bench-set-up-${asked++}` }),
  })
  const reply = await answer.json()
  if (!reply.ok) throw new Error(`${name}.${action}: ${JSON.stringify(reply.error)}`)
  return reply.data
}

const BATCH = 50

async function bringIn(cloud, ask, articles) {
  await seedStaff(cloud)
  const { token } = await ask('people', 'enterStaff', { userName: 'admin', password: SAMPLE_PASSWORD })
  let oldId = null
  for (let start = 0; start < articles; start += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, articles - start) }, (_, index) => item(start + index))
    const { results } = await ask('stories', 'importBatch', { items }, token)
    const failed = results.find(({ outcome }) => outcome !== 'imported')
    if (failed) throw new Error(`an article did not come in: ${JSON.stringify(failed)}`)
    oldId ??= `a${results[0].storyId}`
  }
  return oldId
}

const item = (number) => ({
  externalId: `bench-${number}`,
  title: `第 ${number} 篇`,
  digest: '一句话说清这篇讲什么。',
  columnId: 'news',
  unitId: 'media-centre',
  source: '示例',
  datedAt: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
  text: '路面铺好了，路灯也亮了。\n'.repeat(20),
})

/** The home page may be some seconds old: asks until it has something to read. */
async function newest(ask) {
  for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; ) {
    const { items } = await ask('articles', 'home', {})
    if (items.length > 0) return items[0].articleId
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the home page stays empty')
}
