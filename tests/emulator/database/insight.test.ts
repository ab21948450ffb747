import type { IndexDeclaration } from '../../../emulator/database/types'
import { temporaryDatabase } from './local-cloud'

/** What people may ask about the database. */

const indexes: IndexDeclaration[] = [
  { name: 'slug', fields: [['slug', 1]], unique: true },
  {
    name: 'front',
    fields: [
      ['state', 1],
      ['rank', -1],
    ],
  },
]
let clock = 1000
let cloud: ReturnType<typeof temporaryDatabase>
beforeEach(async () => {
  clock = 1000
  cloud = temporaryDatabase({ declaration: { collections: { rows: { indexes } } }, now: () => clock })
})
afterEach(() => cloud.remove())

const change = (id: string, set: object, unset = {}) =>
  cloud.database.change({
    collection: 'rows',
    where: { _id: id },
    data: { $set: { ...set }, ...unset },
    merges: true,
    upsert: false,
    multi: false,
  })

test('history holds the versions since the start, without what was refused', async () => {
  const { database } = cloud
  await database.insert({ collection: 'rows', documents: [{ _id: 'a', slug: 'one' }] })
  await database.insert({ collection: 'rows', documents: [{ _id: 'b', slug: 'two' }] })
  clock = 2000
  await change('a', { n: 1 })
  await expect(change('a', { slug: 'two' })).rejects.toThrow('duplicate key')
  clock = 3000
  await database.remove({ collection: 'rows', where: { _id: 'a' }, multi: false })
  expect(database.history('rows', 'a')).toEqual([
    { at: 3000, document: null },
    { at: 2000, document: { _id: 'a', slug: 'one', n: 1 } },
    { at: 1000, document: { _id: 'a', slug: 'one' } },
  ])
  expect(database.history('rows', 'nobody')).toEqual([])
  expect(() => database.history('nowhere', 'a')).toThrow('not exist')
})

test('the indexes are described with the keys in them', async () => {
  await cloud.database.insert({ collection: 'rows', documents: [{ slug: 'one', state: ['a', 'b'] }] })
  expect(cloud.database.indexes('rows')).toEqual([
    { name: '_id_', fields: [['_id', 1]], unique: true, multikey: [], entries: 1 },
    { name: 'slug', fields: [['slug', 1]], unique: true, multikey: [], entries: 1 },
    { name: 'front', fields: indexes[1]?.fields, unique: false, multikey: ['state'], entries: 2 },
  ])
})

test('explain says what was used, what else was thought of, and what would be wanted', async () => {
  const documents = Array.from({ length: 30 }, (_v, rank) => ({ slug: `s${rank}`, state: 'on', rank }))
  await cloud.database.insert({ collection: 'rows', documents })
  const where = { state: 'on', slug: { $gt: 's' } }
  expect(
    cloud.database.explain({ collection: 'rows', where, sort: [['rank', -1]], skip: 0, limit: 5 }),
  ).toEqual({
    explain: {
      method: 'index',
      index: 'front',
      keysScanned: 5,
      documentsScanned: 5,
      returned: 5,
      sortedInMemory: false,
    },
    considered: [
      { index: '_id_', fixedFields: 0, ranged: false, ordered: false, keyRanges: 1, chosen: false },
      { index: 'slug', fixedFields: 0, ranged: true, ordered: false, keyRanges: 1, chosen: false },
      { index: 'front', fixedFields: 1, ranged: false, ordered: true, keyRanges: 1, chosen: true },
    ],
    wanted: [
      ['state', 1],
      ['rank', -1],
      ['slug', 1],
    ],
  })
})

test('slow queries are kept once a kind, with how often they came', async () => {
  const { database } = cloud
  const documents = Array.from({ length: 1001 }, (_v, n) => ({ slug: `s${n}`, n }))
  await database.insert({ collection: 'rows', documents })
  for (const n of [1, 2]) database.count({ collection: 'rows', where: { n: { $gt: n } } })
  clock = 5000
  database.find({ collection: 'rows', where: {}, sort: [['n', 1]], skip: 0, limit: 1 })
  database.find({ collection: 'rows', where: { slug: 's7' }, sort: [], skip: 0, limit: 1 })
  expect(database.slowQueries()).toMatchObject([
    { collection: 'rows', where: '{}', sort: [['n', 1]], wanted: [['n', 1]], times: 3, lastAt: 5000 },
  ])
})
