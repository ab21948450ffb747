import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import Libsql from 'libsql'
import { type Database, openDatabase } from '../../../../emulator/database'
import { checkDatabaseFile } from '../../../../emulator/database/store/integrity'
import { temporaryFolder } from '../local-cloud'

const declaration = {
  collections: { rows: { indexes: [{ name: 'n', fields: [['n', 1]] as [string, 1][], unique: true }] } },
}
const KILOBYTE = 'x'.repeat(1000)

let folder: ReturnType<typeof temporaryFolder>
let file = ''
beforeEach(() => {
  folder = temporaryFolder()
  file = `${folder.path}/cloud.db`
})
afterEach(() => folder.remove())

const add = (database: Database, n: number) =>
  database.insert({ collection: 'rows', documents: [{ _id: `r${n}`, n, text: KILOBYTE }] })
const read = (database: Database, n: number) =>
  database.find({ collection: 'rows', where: { n }, sort: [], skip: 0, limit: 1 }).texts

describe('when the disk is full', () => {
  test('a write says so and leaves nothing, what was acknowledged is there, and reading goes on', async () => {
    const small = openDatabase({ file, declaration, largestFile: 400 * 1024 })
    const acknowledged: number[] = []
    const refusals: { code: string; message: string }[] = []
    for (let from = 0; from < 600; from += 20) {
      const writes = Array.from({ length: 20 }, (_v, i) =>
        add(small, from + i).then(
          () => acknowledged.push(from + i),
          (error) => refusals.push(error),
        ),
      )
      await Promise.all(writes)
    }
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(refusals.length).toBeGreaterThan(100)
    expect(refusals[0]).toMatchObject({ code: 'SYS_ERR', message: expect.stringContaining('disk is full') })
    const check = (database: Database) => {
      for (const n of acknowledged) expect(read(database, n)).toHaveLength(1)
      expect(database.count({ collection: 'rows', where: {} }).total).toBe(acknowledged.length)
      expect(database.checkIntegrity()).toEqual([])
    }
    check(small)
    await small.remove({ collection: 'rows', where: { _id: `r${acknowledged[0]}` }, multi: false })
    small.close()

    acknowledged.shift()
    const roomy = openDatabase({ file, declaration })
    check(roomy)
    await add(roomy, 1000)
    roomy.close()
  })
})

describe('when the file is damaged', () => {
  beforeEach(async () => {
    const database = openDatabase({ file, declaration })
    const documents = Array.from({ length: 1000 }, (_v, n) => ({ _id: `r${n}`, n, text: KILOBYTE }))
    await database.insert({ collection: 'rows', documents })
    database.close()
    const plain = new Libsql(file)
    plain.exec('PRAGMA wal_checkpoint(TRUNCATE)') // what is spoiled must not stand in the log as well
    plain.close()
  })

  const PAGE = 4096
  const spoil = (page: number, bytes = PAGE) => {
    const handle = openSync(file, 'r+')
    const content = Buffer.alloc(bytes)
    readSync(handle, content, 0, bytes, page * PAGE)
    for (let i = 0; i < bytes; i++) content[i] = ~(content[i] as number) & 0xff
    writeSync(handle, content, 0, bytes, page * PAGE)
    closeSync(handle)
  }

  test.each([
    ['the beginning of the file', () => 0],
    [
      'the root of a table',
      () => {
        const database = new Libsql(file)
        const [row] = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'c_1'").all() as {
          rootpage: number
        }[]
        database.close()
        return (row?.rootpage ?? 0) - 1
      },
    ],
  ])('%s: it does not start, and says what to do', (_what, page) => {
    spoil(page())
    expect(() => openDatabase({ file, declaration })).toThrow(/damaged.*bring a backup back/)
    expect(() => openDatabase({ file, declaration })).toThrow(/damaged/) // and not: in use
  })

  test('a page within: what lies there is refused when it is read, and everything else is read', () => {
    spoil(Math.floor(statSync(file).size / PAGE / 2), 64)
    const database = openDatabase({ file, declaration })
    const outcomes = Array.from({ length: 1000 }, (_v, n) => {
      try {
        return read(database, n).length === 1 ? 'read' : 'lost'
      } catch (error) {
        return (error as Error).message.includes('damaged') ? 'refused' : String(error)
      }
    })
    expect(new Set(outcomes)).toEqual(new Set(['read', 'refused']))
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThan(900)
    database.close()
    expect(checkDatabaseFile(file).length).toBeGreaterThan(0)
  })
})
