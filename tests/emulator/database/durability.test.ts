import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'
import { openDatabase } from '../../../emulator/database'
import { temporaryFolder } from './local-cloud'

const declaration = {
  collections: {
    rows: {
      indexes: [
        { name: 'n', fields: [['n', -1]] as [string, 1 | -1][], unique: true },
        { name: 'tags', fields: [['tags', 1]] as [string, 1 | -1][] },
      ],
    },
  },
}

/** Writes without end: rows, and a counter; says each row that was acknowledged. */
const writer = (file: string) => `
  import { openDatabase } from './emulator/database'
  const database = openDatabase({ file: ${JSON.stringify(file)}, declaration: ${JSON.stringify(declaration)} })
  const add = async (n) => {
    await database.insert({ collection: 'rows', documents: [{ _id: 'r' + n, n, tags: [n % 5, 'x'], text: 'x'.repeat(500) }] })
    await database.change({ collection: 'rows', where: { _id: 'counter' }, data: { $inc: { acknowledged: 1 } }, merges: true, upsert: true, multi: false })
    process.stdout.write(n + '\\n')
  }
  const lane = async (n) => { for (;; n += 4) await add(n) }
  for (const start of [0, 1, 2, 3]) lane(start)
`

test('a process killed while it writes loses nothing it acknowledged, and its indexes agree', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'cloud.db')
  const script = join(folder.path, 'writer.cjs')
  buildSync({
    stdin: { contents: writer(file), resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql'],
    outfile: script,
  })
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: number[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line))
    if (acknowledged.length === 300) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')

  const database = openDatabase({ file, declaration })
  for (const n of acknowledged) {
    expect(
      database.find({ collection: 'rows', where: { n }, sort: [], skip: 0, limit: 2 }).texts,
    ).toHaveLength(1)
  }
  const [counter = '{}'] = database.find({
    collection: 'rows',
    where: { _id: 'counter' },
    sort: [],
    skip: 0,
    limit: 1,
  }).texts
  expect((JSON.parse(counter) as { acknowledged: number }).acknowledged).toBeGreaterThanOrEqual(
    acknowledged.length,
  )
  expect(database.checkIntegrity()).toEqual([])
  database.close()
  folder.remove()
}, 60_000)

test('a database is open in one place at a time, and free as soon as it is closed', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'cloud.db')
  for (const n of [0, 1, 2]) {
    const database = openDatabase({ file, declaration })
    await database.insert({ collection: 'rows', documents: [{ n }] })
    expect(() => openDatabase({ file, declaration })).toThrow('in use')
    expect(database.collections()).toEqual([{ name: 'rows', count: n + 1 }])
    database.close()
  }
  folder.remove()
})
