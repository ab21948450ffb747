import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { type Centre, startCentre } from '../support/centre'

jest.setTimeout(120_000)

let centre: Centre
let folder: string

beforeAll(async () => {
  centre = await startCentre()
  folder = mkdtempSync(join(tmpdir(), 'import-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await centre.close()
})

const item = (number: number, change: object = {}) =>
  JSON.stringify({
    externalId: `item-${number}`,
    title: `导入的第 ${number} 篇`,
    columnId: 'news',
    unitId: 'publicity',
    source: '旧网站',
    datedAt: '2022-05-01T00:00:00.000Z',
    text: '正文。',
    ...change,
  })

interface Run {
  code: number | null
  out: string
  errors: string
}

/** The command as somebody types it, in a folder of its own; `stopAt` kills it when that text has come. */
function run(
  lines: readonly string[] | Buffer,
  options: { password?: string; stopAt?: string } = {},
): Promise<Run> {
  const file = join(folder, 'items.jsonl')
  writeFileSync(file, Buffer.isBuffer(lines) ? lines : lines.join('\n'))
  const child = spawn(process.execPath, [resolve('config/import.mjs'), file, '--api', centre.api], {
    cwd: folder,
    env: { ...process.env, IMPORT_PASSWORD: options.password ?? SAMPLE_PASSWORD },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
    if (options.stopAt && said.out.includes(options.stopAt)) child.kill('SIGKILL')
  })
  child.stderr.on('data', (chunk) => (said.errors += chunk))
  return new Promise((done) => child.on('close', (code) => done({ code, ...said })))
}

it('says so and brings nothing in when the password is wrong or the file is not there', async () => {
  expect(await run([item(1)], { password: 'wrong-password' })).toMatchObject({
    code: 2,
    errors: expect.stringContaining('没登录上'),
  })
  const { rows } = await centre.ask('stories', 'list', {}, { token: await centre.signIn('admin') })
  expect(rows).toEqual([])
})

it('names every refused line with its reason, takes the others, and ends with code 1', async () => {
  const notText = Buffer.concat([
    Buffer.from(`${item(1)}\n{"title":"`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}\n'),
  ])
  const rest = Buffer.from(
    ['', 'no json', item(2, { title: '' }), item(3, { columnId: 'nowhere' }), item(4)].join('\n'),
  )
  const { code, errors, out } = await run(Buffer.concat([notText, rest]))
  expect(code).toBe(1)
  expect(errors.trim().split('\n')).toEqual([
    '第 2 行没收：这一行不是 UTF-8 编码的文字',
    '第 4 行没收：这一行不是 JSON',
    '第 5 行没收：title：要有标题',
    '第 6 行没收：columnId：没有这个栏目，换一个。',
  ])
  expect(out).toContain('收进 2 篇，原来就有 0 篇，没收 4 行')
})

it('takes nothing twice, and goes on after being killed', async () => {
  const lines = Array.from({ length: 1_600 }, (_, number) => item(100 + number))
  const killed = await run(lines, { stopAt: '到第 1000 行' })
  expect(killed.code).toBeNull()
  const resumed = await run(lines)
  expect(resumed).toMatchObject({ code: 0, errors: '' })
  expect(resumed.out).toMatch(/上次到第 1\d{3} 行，接着来/)
  expect(resumed.out).toContain('没收 0 行')
  expect(readdirSync(join(folder, '.local'))).toEqual([])
  const again = await run(lines)
  expect(again.out).toContain('收进 0 篇，原来就有 1600 篇')
  const admin = await centre.signIn('admin')
  const { columns } = await centre.ask('articles', 'columns', {}, { token: admin })
  expect(columns.find(({ columnId }: { columnId: string }) => columnId === 'news').articles).toBe(1_602)
})
