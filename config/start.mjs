/** `npm start`: from a fresh clone to a running centre. `--watch` (npm run dev) rebuilds what changes; `--fresh` begins anew. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { build, PARTS } from './build.mjs'
import { SAMPLE_SIGN_INS, startCloud } from './centre.mjs'
import { ensureInstalled } from './install.mjs'

const DATA = '.local'
const RUNNING = `${DATA}/running.json`
const LOG = `${DATA}/cloud.log`
const PORTS = { cloud: 8790, h5: 10086, console: 10087 }
const options = new Set(process.argv.slice(2))

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function stopIfRunning() {
  if (!existsSync(RUNNING)) return
  const running = JSON.parse(readFileSync(RUNNING, 'utf8'))
  if (isAlive(running.pid)) {
    console.info(
      `已经在运行了（进程 ${running.pid}）：\n  手机页面 ${running.h5}\n  工作台   ${running.console}`,
    )
    process.exit(0)
  }
  rmSync(RUNNING)
}

async function beginAnew() {
  if (!existsSync(`${DATA}/cloud`)) return
  if (!options.has('--yes')) {
    if (!process.stdin.isTTY) {
      console.error(`${DATA}/ 里有数据。要删掉重来，请写明：npm start -- --fresh --yes`)
      process.exit(1)
    }
    const prompt = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await prompt.question(
      `${DATA}/ 里的稿件、账号和图片都会删掉，不能恢复。要重来就输入 yes：`,
    )
    prompt.close()
    if (answer.trim() !== 'yes') {
      console.info('没有动任何数据。')
      process.exit(0)
    }
  }
  rmSync(DATA, { recursive: true, force: true })
}

function announce(cloud) {
  const moved = [
    ['本地云', PORTS.cloud, cloud.api],
    ['手机页面', PORTS.h5, cloud.sites.h5],
    ['工作台', PORTS.console, cloud.sites.console],
  ].filter(([, port, address]) => new URL(address).port !== String(port))
  for (const [name, port, address] of moved)
    console.info(`  端口 ${port} 有别的程序在用，${name}改到 ${new URL(address).port}`)
  console.info(`
融媒体中心起来了。
  手机页面（H5）  ${cloud.sites.h5}
  工作台          ${cloud.sites.console}
  本地云          ${cloud.page ?? `${cloud.api}/_cloud/`}
  小程序          用微信开发者工具打开 ${resolve('.')} ，页面在 ${resolve('dist/weapp')}

示例账号（密码都是 ${SAMPLE_SIGN_INS[0].password}）：
${SAMPLE_SIGN_INS.map(({ label, userName }) => `  ${userName.padEnd(8)} ${label}`).join('\n')}

停下来按 Ctrl-C，数据都在 ${DATA}/ 里；函数日志在 ${LOG} 和本地云的页面上。`)
}

/** Builds a part again when one of its inputs changes; changes that come meanwhile are taken in one go afterwards. */
async function watch() {
  const { default: chokidar } = await import('chokidar')
  const changed = new Set()
  let busy = false
  const rebuild = async () => {
    if (busy) return
    busy = true
    while (changed.size) {
      const names = Object.keys(PARTS).filter((name) => changed.has(name))
      changed.clear()
      await build(names).catch((error) => console.error(error.message))
    }
    busy = false
  }
  for (const [name, part] of Object.entries(PARTS)) {
    chokidar.watch(part.inputs, { ignoreInitial: true }).on('all', () => {
      changed.add(name)
      setTimeout(rebuild, 100)
    })
  }
  console.info('改了源文件会自动重建；手机页面和工作台刷新一下就是新的。')
}

stopIfRunning()
ensureInstalled()
if (options.has('--fresh')) await beginAnew()
const built = await build()
if (!built.length) console.info('都是最新的，直接启动。')
mkdirSync(DATA, { recursive: true })
// the console offers these as one-click sign-ins; only a local start writes the file
writeFileSync('dist/console/sample.json', JSON.stringify(SAMPLE_SIGN_INS))
const cloud = await startCloud({ dataDir: DATA, ports: PORTS, watch: options.has('--watch'), logFile: LOG })

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  rmSync(RUNNING, { force: true })
  await cloud.stop()
  console.info('\n停好了，数据都存着。')
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
cloud.exited.then(({ code }) => {
  if (stopping) return
  rmSync(RUNNING, { force: true })
  console.error(`本地云自己停了（${code}），原因在 ${LOG}。`)
  process.exit(1)
})

const { seed } = await import('./seed.mjs')
const { seedNewsroom } = await import('./seed-newsroom.mjs')
const { seedOrders } = await import('./seed-orders.mjs')
await seed({ api: cloud.api, secret: cloud.secret, dataDir: DATA, say: console.info })
await seedNewsroom({ api: cloud.api, dataDir: DATA })
await seedOrders({ api: cloud.api, adminToken: cloud.adminToken, dataDir: DATA })
writeFileSync(
  RUNNING,
  JSON.stringify(
    {
      h5: cloud.sites.h5,
      console: cloud.sites.console,
      api: cloud.api,
      cloud: cloud.page ?? `${cloud.api}/_cloud/`,
      pid: process.pid,
      signIns: SAMPLE_SIGN_INS,
    },
    null,
    2,
  ),
)
announce(cloud)
if (options.has('--watch')) await watch()
