import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { ask, Refusal } from './api.mjs'
import { batches } from './batches.mjs'

/**
 * `npm run import -- file.jsonl [--user admin] [--api http://…]`: brings articles in, one JSON object a line
 * (the fields are `ImportItem` in cloudfunctions/stories/contract.ts). Every item is taken once, however often the file
 * is sent; a run that was cut off goes on where it stopped.
 */
const USAGE = '用法：npm run import -- 文件.jsonl [--user admin] [--api http://127.0.0.1:8790]'
const WAIT_MS = 10_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { user: { type: 'string', default: 'admin' }, api: { type: 'string' } },
})
const file = positionals[0]
if (!file || !existsSync(file)) stop(file ? `没有这个文件：${file}` : USAGE)
const api = values.api ?? runningApi()
const token = await signIn()
const stateFile = `.local/import-${await hashOf(file)}.json`
mkdirSync('.local', { recursive: true })
const state = existsSync(stateFile)
  ? JSON.parse(readFileSync(stateFile, 'utf8'))
  : { line: 0, imported: 0, alreadyThere: 0, refused: 0 }
if (state.line > 0) console.info(`上次到第 ${state.line} 行，接着来。`)

const startedAt = Date.now()
for await (const batch of batches(itemsAfter(state.line))) {
  const readable = batch.filter(({ refused }) => !refused)
  const results = readable.length > 0 ? (await send(readable.map(({ item }) => item))).results : []
  for (const entry of batch) {
    const { outcome, fields } = entry.refused ?? results[readable.indexOf(entry)]
    note(outcome, fields, entry.line)
  }
  reached(batch.at(-1).line)
}
rmSync(stateFile, { force: true })
const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
console.info(`\n导完了，用了 ${seconds} 秒：${summary()}。`)
process.exitCode = state.refused > 0 ? 1 : 0

function stop(why) {
  console.error(why)
  process.exit(2)
}

function runningApi() {
  if (!existsSync('.local/running.json')) stop('本地云没有开。先运行 npm start，或者用 --api 说明地址。')
  return JSON.parse(readFileSync('.local/running.json', 'utf8')).api
}

/** The password comes from IMPORT_PASSWORD or is asked for; a second factor is asked for when the account has one. */
async function signIn() {
  const userName = values.user
  const password = process.env.IMPORT_PASSWORD ?? (await question(`${userName} 的密码：`, true))
  try {
    return (await ask(api, 'people', 'enterStaff', { userName, password })).token
  } catch (error) {
    if (!(error instanceof Refusal) || !error.fields.totp) return stop(`没登录上：${sentence(error)}`)
  }
  const totp = await question('动态码：')
  try {
    return (await ask(api, 'people', 'enterStaff', { userName, password, totp })).token
  } catch (error) {
    return stop(`没登录上：${sentence(error)}`)
  }
}

/** Asks at the terminal; what is typed for a hidden answer does not appear. */
async function question(prompt, hidden = false) {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const output = hidden ? nowhere : process.stdout
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  process.stdout.write(prompt)
  const answer = await lines.question('')
  lines.close()
  if (hidden) process.stdout.write('\n')
  return answer
}

function sentence(error) {
  if (!(error instanceof Refusal)) return `连不上 ${api}（${error.cause?.code ?? error.message}）`
  return Object.values(error.fields).join(' ') || error.code
}

async function hashOf(path) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex').slice(0, 16)
}

/** The items after a line, each with its number; a line that is no JSON is refused here. */
async function* itemsAfter(line) {
  let number = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++
    if (number > line && text.trim() !== '') yield { line: number, ...parse(text) }
  }
}

function refusedLine(why) {
  return { refused: { outcome: 'refused', fields: { '': why } } }
}

function parse(text) {
  if (text.includes('\uFFFD')) return refusedLine('这一行不是 UTF-8 编码的文字')
  try {
    return { item: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return refusedLine('这一行不是 JSON')
  }
}

/** Sends a batch; waits when the centre asks for it, and leaves the place noted when it cannot be reached. */
async function send(items) {
  for (;;) {
    try {
      return await ask(api, 'stories', 'importBatch', { items }, token)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'too_many_requests') {
        stop(`\n停在第 ${state.line} 行之后：${sentence(error)}\n再运行一次同样的命令，会接着来。`)
      }
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
}

function note(outcome, fields, line) {
  if (outcome === 'imported') state.imported++
  else if (outcome === 'already_there') state.alreadyThere++
  else {
    state.refused++
    const reasons = Object.entries(fields).map(([field, why]) => (field ? `${field}：${why}` : why))
    console.error(`${process.stdout.isTTY ? '\r\x1b[K' : ''}第 ${line} 行没收：${reasons.join('；')}`)
  }
}

function summary() {
  return `收进 ${state.imported} 篇，原来就有 ${state.alreadyThere} 篇，没收 ${state.refused} 行`
}

function reached(line) {
  const thousands = Math.floor(line / 1000) > Math.floor(state.line / 1000)
  state.line = line
  writeFileSync(stateFile, JSON.stringify(state))
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K到第 ${line} 行：${summary()}`)
  else if (thousands) console.info(`到第 ${line} 行：${summary()}`)
}
