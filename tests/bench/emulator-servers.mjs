import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { CLOUD_FLAGS } from '../../config/centre.mjs'

const FRAMEWORK = 'node_modules/@cloudbase/functions-framework/bin/tcb-ff.js'
const EMPTY_FUNCTION = 'exports.main = () => ({})\n'

/** Of documents of 1.3 KB, which the store was chosen with (docs/decisions/0002). */
export const DECLARATION = {
  collections: {
    articles: {
      indexes: [
        {
          name: 'front',
          fields: [
            ['state', 1],
            ['rank', -1],
          ],
        },
        {
          name: 'column',
          fields: [
            ['columnId', 1],
            ['rank', -1],
          ],
        },
      ],
    },
  },
}

/**
 * Starts the built local cloud alone on `folder`, with one empty function, `empty`. Answers `{ pid, api, admin, readyAfterMs,
 * stop }`; `admin` is what `measure` needs to send the SDK's wire there.
 */
export async function startEmulator(folder, main = 'dist/emulator/main.js') {
  const functionsDir = join(folder, 'functions')
  mkdirSync(join(functionsDir, 'empty'), { recursive: true })
  writeFileSync(join(functionsDir, 'empty/index.js'), EMPTY_FUNCTION)
  const config = join(folder, 'cloud.json')
  const settings = { dataDir: join(folder, 'data'), functionsDir, declaration: DECLARATION, port: 0 }
  writeFileSync(config, JSON.stringify(settings))
  const startedAt = performance.now()
  const child = spawn(process.execPath, [...CLOUD_FLAGS, resolve(main), '--config', config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = new Promise((done) => child.once('exit', done))
  const line = await Promise.race([
    new Promise((done) => createInterface({ input: child.stdout }).once('line', done)),
    exited.then((code) => Promise.reject(new Error(`the local cloud ended with code ${code}`))),
  ])
  const { api, adminToken } = JSON.parse(line)
  return {
    pid: child.pid,
    api,
    readyAfterMs: performance.now() - startedAt,
    admin: { pid: child.pid, url: `${api}/admin`, headers: { authorization: `Bearer ${adminToken}` } },
    stop() {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** Starts Tencent's own framework over the same empty function; `null` where it is not installed. */
export async function startFramework(folder) {
  if (!existsSync(FRAMEWORK)) return null
  const source = join(folder, 'framework')
  mkdirSync(source, { recursive: true })
  writeFileSync(join(source, 'index.js'), EMPTY_FUNCTION)
  const port = await freePort()
  const child = spawn(process.execPath, [resolve(FRAMEWORK), '--source', source, '--port', String(port)], {
    stdio: 'ignore',
    cwd: source,
  })
  const url = `http://127.0.0.1:${port}/`
  await answers(url)
  return { pid: child.pid, url, stop: () => child.kill() }
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

async function answers(url) {
  for (const giveUpAt = Date.now() + 30_000; Date.now() < giveUpAt; ) {
    const answer = await fetch(url, { method: 'POST', body: '{}' }).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${url} does not answer`)
}

/** Megabytes of memory a process has resident. */
export function residentOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

const BATCH = 500
const WAITING = 4

/** Adds articles `from` to `to` by the SDK's wire. */
export async function fill({ admin }, from, to) {
  let next = from
  const sender = async () => {
    while (next < to) {
      const first = next
      next = Math.min(next + BATCH, to)
      const data = Array.from({ length: next - first }, (_, i) => JSON.stringify(article(first + i)))
      await ask(admin, { action: 'database.insertDocument', collectionName: 'articles', data })
    }
  }
  await Promise.all(Array.from({ length: WAITING }, sender))
}

async function ask({ url, headers }, body) {
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const reply = await answer.json()
  if (reply.code) throw new Error(`${body.action}: ${reply.code} ${reply.message}`)
}

const article = (number) => ({
  _id: `a${number}`,
  state: 'shown',
  columnId: `column-${number % 10}`,
  rank: number,
  title: `第 ${number} 篇：路面铺好了，路灯也亮了`,
  digest: '一句话说清这篇讲什么。'.repeat(4),
  body: '社区的路面昨天铺好，晚上路灯也亮了，居民说出门方便多了。'.repeat(11),
  readings: 0,
  publishedAt: { $date: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString() },
})
