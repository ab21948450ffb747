import type { Document } from '../../../emulator/database/values/value'
import { temporaryDatabase } from './local-cloud'

let cloud: ReturnType<typeof temporaryDatabase>
beforeEach(() => {
  const unique = [
    { name: 'slug', fields: [['slug', 1]] as [string, 1 | -1][], unique: true },
    {
      name: 'tags',
      fields: [
        ['tags', 1],
        ['other', 1],
      ] as [string, 1 | -1][],
    },
  ]
  cloud = temporaryDatabase({ declaration: { collections: { things: { indexes: unique } } } })
})
afterEach(() => cloud.remove())

const add = (...documents: Document[]) => cloud.database.insert({ collection: 'things', documents })
const change = (
  where: Document,
  data: Document,
  options: { upsert?: boolean; multi?: boolean; merges?: boolean } = {},
) =>
  cloud.database.change({
    collection: 'things',
    where,
    data,
    merges: true,
    upsert: false,
    multi: true,
    ...options,
  })
const all = () =>
  cloud.database
    .find({ collection: 'things', where: {}, sort: [['_id', 1]], skip: 0, limit: 100 })
    .texts.map((text) => JSON.parse(text) as Document)

describe('requests of one tick share a commit', () => {
  test('one that fails undoes only itself', async () => {
    const results = await Promise.allSettled([
      add({ _id: 'a', slug: 1 }),
      add({ _id: 'b', slug: 2 }, { _id: 'c', slug: 1 }),
      add({ _id: 'd', slug: 3 }),
      change({ _id: 'a' }, { $inc: { slug: 2 } }),
      change({ _id: 'a' }, { $set: { n: 1 } }),
    ])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(all()).toEqual([
      { _id: 'a', slug: 1, n: 1 },
      { _id: 'd', slug: 3 },
    ])
    expect(cloud.database.collections()).toEqual([{ name: 'things', count: 2 }])
    expect(cloud.database.checkIntegrity()).toEqual([])
  })

  test('a change of many that fails halfway leaves all as they were', async () => {
    await add({ _id: 'a', slug: 1, n: 1 }, { _id: 'b', slug: 2, n: 'text' })
    await expect(change({}, { $inc: { n: 1 } })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(all()).toEqual([
      { _id: 'a', slug: 1, n: 1 },
      { _id: 'b', slug: 2, n: 'text' },
    ])
  })

  test('a hundred increments at once all count', async () => {
    await add({ _id: 'a', n: 0 })
    await Promise.all(Array.from({ length: 100 }, () => change({ _id: 'a' }, { $inc: { n: 1 } })))
    expect(all()).toEqual([{ _id: 'a', n: 100 }])
  })
})

test('two arrays in one index are refused', async () => {
  await expect(add({ slug: 1, tags: [1, 2], other: [1, 2] })).rejects.toMatchObject({
    message: expect.stringContaining('parallel arrays'),
  })
  expect(cloud.database.checkIntegrity()).toEqual([])
})

test.each([
  ['an array', [1]],
  ['a document with an operator', { $gt: 1 }],
])('%s is no _id', async (_what, _id) => {
  await expect(add({ _id })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('one document is 16 MB at most', async () => {
  await expect(add({ text: 'x'.repeat(16 * 1024 * 1024) })).rejects.toMatchObject({
    message: expect.stringContaining('maximum size'),
  })
})

test('an upsert starts from what the query demands, with $setOnInsert', async () => {
  const made = await change(
    { slug: 'x', n: { $gt: 5 } },
    { $set: { a: 1 }, $setOnInsert: { b: 2 } },
    { upsert: true },
  )
  expect(made).toMatchObject({ updated: 0, upsertedId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(all()).toMatchObject([{ slug: 'x', a: 1, b: 2 }])
  await change({ slug: 'x' }, { $setOnInsert: { b: 3 }, $set: { a: 4 } }, { upsert: true })
  expect(all()).toMatchObject([{ a: 4, b: 2 }])
})

test('ids of any number type are one id', async () => {
  await add({ _id: 5 })
  await expect(add({ _id: 5 })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
  await change({ _id: 5 }, { $set: { n: 1 } })
  expect(all()).toEqual([{ _id: 5, n: 1 }])
})

test('documents are in order of insertion when no order is asked', async () => {
  await add({ _id: 'z', slug: 1 }, { _id: 'a', slug: 2 }, { _id: 'm', slug: 3 })
  const { texts } = cloud.database.find({ collection: 'things', where: {}, sort: [], skip: 0, limit: 10 })
  expect(texts.map((text) => (JSON.parse(text) as Document)._id)).toEqual(['z', 'a', 'm'])
})
