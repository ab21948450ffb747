import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type tcb from '@cloudbase/node-sdk'
import Libsql from 'libsql'
import { backUp } from '../../../emulator/keeping/backup'
import { checkData } from '../../../emulator/keeping/check'
import { restore } from '../../../emulator/keeping/restore'
import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud, temporaryFolder } from '../support'

const declaration = {
  collections: {
    notes: {
      indexes: [
        { name: 'n', fields: [['n', -1]], unique: true },
        { name: 'tags', fields: [['tags', 1]] },
      ],
    },
  },
}
const functionsDir = buildFixtures()
const folder = temporaryFolder('keeping')
const dataDir = join(folder, 'data')
const backup = join(folder, 'backup')
let cloud: LocalCloud
let app: ReturnType<typeof tcb.init>

const start = async (where: string) => {
  cloud = await startLocalCloud({ functionsDir, dataDir: where, settings: { declaration } })
  pointSdkAt(cloud)
  const { default: sdk } = await import('@cloudbase/node-sdk')
  app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })
}
const notes = () => app.database().collection('notes')
const add = (n: number) => notes().add({ _id: `note-${n}`, n, tags: ['a', n % 7] })
const upload = (cloudPath: string, fileContent: Buffer) => app.uploadFile({ cloudPath, fileContent })

beforeAll(async () => {
  await start(dataDir)
  for (let n = 0; n < 20; n++) await add(n)
  await upload('private/a.txt', Buffer.from('first'))
  await upload('private/b.txt', Buffer.from('second'))
})
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup of a running cloud', () => {
  const lost = async () => {
    const to = `${backup}-${Math.random()}`
    await expect(backUp(folder, to)).rejects.toThrow('no data')
    return to
  }

  test('is refused where there is no data, or where something stands already', async () => {
    await lost()
    await expect(backUp(dataDir, folder)).rejects.toThrow('not empty')
    expect(readdirSync(folder)).toEqual(['data'])
  })

  test('holds what was acknowledged before it, in one piece, though everything goes on', async () => {
    let n = 1000
    let writing = true
    const writer = async () => {
      while (writing) {
        const mine = n++
        await add(mine)
        await upload(`private/${mine % 5}.txt`, Buffer.from(`content ${mine}`))
      }
    }
    const writers = [writer(), writer(), writer()]
    await add(20)
    await backUp(dataDir, backup)
    writing = false
    await Promise.all(writers)
    expect(await checkData(backup)).toEqual([])
    expect(await checkData(dataDir)).toEqual([])
  })

  test('is not restored over a running cloud, nor over data, nor from what is no backup', async () => {
    await expect(restore(backup, dataDir, { replace: true })).rejects.toThrow('stop it first')
    await expect(restore(dataDir, join(folder, 'new'), { replace: false })).rejects.toThrow('is not a backup')
    const taken = join(folder, 'taken')
    await backUp(dataDir, taken)
    await expect(restore(backup, taken, { replace: false })).rejects.toThrow('--replace')
  })

  test('brings everything back, and puts aside what it replaces', async () => {
    await cloud.stop()
    await start(dataDir)
    await notes().where({}).remove()
    await cloud.stop()
    const aside = await restore(backup, dataDir, { replace: true })
    await start(dataDir)
    expect(
      (
        await notes()
          .where({ n: app.database().command.lte(20) })
          .count()
      ).total,
    ).toBe(21)
    const { fileContent } = await app.downloadFile({ fileID: await fileIdOf('private/b.txt') })
    expect(String(fileContent)).toBe('second')
    expect(await checkData(aside ?? '')).toEqual([])
  })
})

const fileIdOf = async (path: string) => {
  const { fileID } = await upload('private/probe.txt', Buffer.from('probe'))
  return fileID.replace('private/probe.txt', path)
}

describe('the check', () => {
  let broken = ''
  beforeEach(async () => {
    broken = join(folder, `broken-${Math.random()}`)
    await backUp(dataDir, broken)
  })
  const sql = (file: string, text: string) => {
    const database = new Libsql(join(broken, file))
    database.exec(text)
    database.close()
  }
  const contents = () => {
    const root = join(broken, 'storage/contents')
    return readdirSync(root).flatMap((prefix) =>
      readdirSync(join(root, prefix)).map((hash) => join(root, prefix, hash)),
    )
  }

  test.each([
    ['a key that is missing', 'DELETE FROM i_1 WHERE rid = 3', /notes row 3 is missing in n/],
    ['a key that is too many', "INSERT INTO i_2 VALUES (x'20', 3)", /tags has a stray key 20\/3/],
    ['a mark that is missing', 'UPDATE indexes SET multikey = 0', /tags is not marked multikey/],
    ['another _id', "UPDATE c_1 SET id = x'00' WHERE rid = 3", /notes row 3 stands under another _id/],
    ['a document without keys', 'UPDATE c_1 SET body = \'{"_id":"note-2"}\' WHERE rid = 3', /row 3/],
    ['a table of nobody', 'CREATE TABLE c_9 (a)', /c_9 belongs to no collection/],
    ['a document that is none', "UPDATE c_1 SET body = '{' WHERE rid = 3", /cannot be read/],
  ])('names %s', async (_what, text, expected) => {
    sql('documents.db', text)
    expect((await checkData(broken)).join('\n')).toMatch(expected)
  })

  test('names content that is missing, changed, or nobody names', async () => {
    const [first = '', second = ''] = contents()
    rmSync(first)
    writeFileSync(second, 'x'.repeat(readFileSync(second).length))
    const stray = join(broken, 'storage/contents/ab')
    const { mkdirSync, utimesSync } = await import('node:fs')
    mkdirSync(stray, { recursive: true })
    writeFileSync(join(stray, 'abc'), '')
    utimesSync(join(stray, 'abc'), 0, 0)
    const problems = (await checkData(broken)).join('\n')
    expect(problems.match(/missing, or not what was stored/g)).toHaveLength(2)
    expect(problems).toContain('no path names the content abc')
  })

  test('names records that cannot be read, and a missing database', async () => {
    sql('outbox.db', "INSERT INTO messages VALUES (1, 'sms', '', '', '', '{', '')")
    expect(await checkData(broken)).toEqual(['outbox.db: 1 records of messages cannot be read'])
    rmSync(join(broken, 'documents.db'))
    expect((await checkData(broken)).join()).toMatch('documents.db is missing')
    await expect(restore(broken, join(folder, 'never'), { replace: false })).rejects.toThrow('not sound')
  })
})
