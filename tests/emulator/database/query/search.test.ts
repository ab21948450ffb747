import { join } from 'node:path'
import { openDatabase } from '../../../../emulator/database'
import type { SlowQuery } from '../../../../emulator/database/types'
import { decodeStored } from '../../../../emulator/database/values/decode'
import type { Document } from '../../../../emulator/database/values/value'
import { temporaryDatabase, temporaryFolder } from '../local-cloud'

type Sort = readonly (readonly [string, 1 | -1])[]

describe('with 3,000 documents', () => {
  const slow: SlowQuery[] = []
  const declaration = {
    collections: {
      rows: {
        indexes: [
          {
            name: 'front',
            fields: [
              ['state', 1],
              ['rank', -1],
            ] as [string, 1 | -1][],
          },
        ],
      },
    },
  }
  let cloud: ReturnType<typeof temporaryDatabase>
  beforeAll(async () => {
    cloud = temporaryDatabase({ declaration, onSlow: (query) => slow.push(query) })
    const documents = Array.from({ length: 3000 }, (_v, i) => ({
      _id: `r${i}`,
      state: i % 3 === 0 ? 'on' : 'off',
      rank: i,
      odd: i % 7,
    }))
    await cloud.database.insert({ collection: 'rows', documents })
  })
  afterAll(() => cloud.remove())
  beforeEach(() => slow.splice(0))
  const explain = (where: Document, sort: Sort, limit = 20) =>
    cloud.database.find({ collection: 'rows', where, sort, skip: 0, limit }).explain

  test('a sorted page of an index reads no more than the page', () => {
    expect(explain({ state: 'on' }, [['rank', -1]])).toEqual({
      method: 'index',
      index: 'front',
      keysScanned: 20,
      documentsScanned: 20,
      returned: 20,
      sortedInMemory: false,
    })
    expect(explain({ state: 'on' }, [['rank', 1]])).toMatchObject({
      documentsScanned: 20,
      sortedInMemory: false,
    })
    expect(explain({ state: 'on', rank: { $lt: 500 } }, [['rank', -1]])).toMatchObject({ keysScanned: 20 })
    expect(explain({ _id: { $in: ['r1', 'r2'] } }, [])).toMatchObject({ index: '_id_', keysScanned: 2 })
    expect(slow).toEqual([])
  })

  const ranks = (where: Document, sort: Sort, skip: number, limit: number) =>
    cloud.database
      .find({ collection: 'rows', where, sort, skip, limit })
      .texts.map((text) => decodeStored(text).rank)

  test('several states are merged in the order of their keys, and no more read than the page', () => {
    const where = { state: { $in: ['on', 'off', 'nowhere'] } }
    expect(explain(where, [['rank', -1]])).toMatchObject({
      method: 'merge',
      keysScanned: 20,
      documentsScanned: 20,
      sortedInMemory: false,
    })
    expect(ranks(where, [['rank', -1]], 1, 2)).toEqual([2998, 2997])
    expect(ranks(where, [['rank', 1]], 2990, 20)).toEqual([
      2990, 2991, 2992, 2993, 2994, 2995, 2996, 2997, 2998, 2999,
    ])
    const byState: Sort = [
      ['state', 1],
      ['rank', -1],
    ]
    expect(explain(where, byState)).toMatchObject({ documentsScanned: 20, sortedInMemory: false })
    expect(ranks(where, byState, 1999, 2)).toEqual([1, 2997])
  })

  test('what is skipped is not read where keys decide', () => {
    expect(
      cloud.database.explain({ collection: 'rows', where: { state: 'on' }, sort: [], skip: 900, limit: 5 }),
    ).toMatchObject({ explain: { keysScanned: 905, documentsScanned: 5, returned: 5 } })
    expect(ranks({ state: 'on' }, [['rank', -1]], 998, 20)).toEqual([3, 0])
    expect(ranks({ state: 'on' }, [['rank', -1]], 5000, 20)).toEqual([])
  })

  test('a $or is read by an index for each branch', () => {
    const where: Document = { $or: [{ state: 'on', rank: { $lt: 6 } }, { _id: { $in: ['r7', 'r3'] } }] }
    expect(explain(where, [['rank', -1]])).toMatchObject({
      method: 'union',
      index: 'front + _id_',
      documentsScanned: 3,
      sortedInMemory: true,
    })
    expect(ranks(where, [['rank', -1]], 0, 9)).toEqual([7, 3, 0])
    expect(explain({ $or: [{ state: 'on' }, { odd: 1 }] }, [])).toMatchObject({ method: 'scan' })
  })

  test('the page after a place, told by $or, reads no more than a page of each branch', () => {
    const after: Document = {
      $and: [{ $or: [{ state: { $gt: 'off' } }, { state: 'off', rank: { $lt: 4 } }] }, { odd: { $gte: 0 } }],
    }
    const order: Sort = [
      ['state', 1],
      ['rank', -1],
    ]
    expect(explain(after, order, 2)).toMatchObject({ method: 'union', documentsScanned: 4 })
    expect(ranks(after, order, 0, 4)).toEqual([2, 1, 2997, 2994])
  })

  test('the beginning of a text is a range of keys', () => {
    expect(explain({ state: { $regex: '^of+' } }, [])).toMatchObject({
      index: 'front',
      keysScanned: 20,
    })
    expect(explain({ state: { $regex: '^on', $options: 'i' } }, [])).toMatchObject({ method: 'scan' })
    expect(cloud.database.count({ collection: 'rows', where: { state: { $regex: '^on' } } }).total).toBe(1000)
  })

  test('a count of keys alone reads no document', () => {
    expect(cloud.database.count({ collection: 'rows', where: { state: 'on' } })).toMatchObject({
      total: 1000,
      explain: { documentsScanned: 0 },
    })
  })

  test('a query without an index is reported with the index it wanted', () => {
    expect(explain({ odd: 3, state: { $gt: 'a' } }, [['rank', -1]])).toMatchObject({ sortedInMemory: true })
    explain({ odd: 3 }, [])
    expect(slow).toMatchObject([
      {
        collection: 'rows',
        wanted: [
          ['odd', 1],
          ['rank', -1],
          ['state', 1],
        ],
      },
    ])
    expect(slow[0]?.explain.documentsScanned).toBeGreaterThan(1000)
  })
})

test('a changed declaration rebuilds what changed and drops what is gone', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'cloud.db')
  const open = (fields: [string, 1 | -1][] | null, unique = false) =>
    openDatabase({
      file,
      declaration: { collections: { rows: { indexes: fields ? [{ name: 'one', fields, unique }] : [] } } },
    })
  const explain = (database: ReturnType<typeof open>) =>
    database.find({ collection: 'rows', where: { n: 3 }, sort: [], skip: 0, limit: 10 }).explain.index
  let database = open(null)
  await database.insert({
    collection: 'rows',
    documents: [
      { n: 3, tags: [1, 2] },
      { n: 3, tags: [] },
    ],
  })
  database.close()
  for (const [fields, index] of [
    [[['n', -1]], 'one'],
    [[['tags', 1]], null],
    [
      [
        ['n', 1],
        ['tags', 1],
      ],
      'one',
    ],
    [null, null],
  ] as const) {
    database = open(fields as [string, 1 | -1][] | null)
    expect(explain(database)).toBe(index)
    expect(database.checkIntegrity()).toEqual([])
    database.close()
  }
  expect(() => open([['n', 1]], true)).toThrow('duplicate key')
  database = open(null)
  expect(database.collections()).toEqual([{ name: 'rows', count: 2 }])
  database.close()
  folder.remove()
})
