import { startLocalCloud } from './local-cloud'

let cloud: Awaited<ReturnType<typeof startLocalCloud>>
beforeEach(async () => {
  const indexes = [
    {
      name: 'front',
      fields: [
        ['state', 1],
        ['rank', -1],
      ] as [string, 1 | -1][],
    },
    { name: 'slug', fields: [['slug', 1]] as [string, 1 | -1][], unique: true },
  ]
  cloud = await startLocalCloud({
    declaration: { collections: { articles: { indexes }, plain: { indexes: [] } } },
  })
})
afterEach(() => cloud.stop())

const rows = (list: unknown[]) => list as Record<string, unknown>[]
const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => ({ code: 'nothing was refused' }),
    (reason: { code: string }) => reason,
  )
  return error.code
}

describe('refusals', () => {
  test('a collection that is not there', async () => {
    const missing = cloud.db.collection('missing')
    expect(await refusal(missing.add({ a: 1 }))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await refusal(missing.get())).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await refusal(missing.doc('x').update({ a: 1 }))).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })

  test('a collection that is there already, or is misnamed', async () => {
    await cloud.db.createCollection('fresh')
    expect((await cloud.db.collection('fresh').get()).data).toEqual([])
    expect(await refusal(cloud.db.createCollection('fresh'))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
    expect(await refusal(cloud.db.createCollection('../etc'))).toBe('INVALID_PARAM')
  })

  test('a second document with the same _id or unique key', async () => {
    const articles = cloud.db.collection('articles')
    await articles.add({ _id: 'a', slug: 's' })
    expect(await refusal(articles.add({ _id: 'a', slug: 't' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await refusal(articles.add({ _id: 'b', slug: 's' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await articles.add({ _id: 'c', slug: 'u' })
    expect(await refusal(articles.doc('c').update({ slug: 's' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await articles.count()).total).toBe(2)
    expect(cloud.database.checkIntegrity()).toEqual([])
  })

  test('operators, texts and names the database does not take', async () => {
    const plain = cloud.db.collection('plain')
    await plain.add({ _id: 'a', n: 'text' })
    expect(await refusal(plain.where({ n: { $where: '1' } }).get())).toBe('DATABASE_REQUEST_FAILED')
    expect(await refusal(plain.doc('a').update({ n: cloud.db.command.inc(1) }))).toBe(
      'DATABASE_REQUEST_FAILED',
    )
    expect(await refusal(plain.add({ _hidden: 1 }))).toBe('INVALID_PARAM')
    expect(await refusal(plain.add({ 'a b': 1 }))).toBe('INVALID_PARAM')
    expect(await refusal(plain.add({ a: { $gt: '' } }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await refusal(plain.add({ big: 'x'.repeat(6 * 1024 * 1024) }))).toBe('INVALID_PARAM')
    expect((await plain.get()).data).toEqual([{ _id: 'a', n: 'text' }])
  })
})

describe('documents', () => {
  test('come back as they went in', async () => {
    const plain = cloud.db.collection('plain')
    const document = {
      _id: 'a',
      text: '昆都仑 "quoted" 🐎',
      int: 1,
      long: 3_000_000_000,
      double: 1.5,
      no: false,
      nothing: null,
      at: new Date('2019-09-04T08:00:00Z'),
      list: [1, 'two', { three: 3 }],
      deep: { er: { value: [] } },
    }
    expect(await plain.add(document)).toMatchObject({ id: 'a' })
    expect((await plain.doc('a').get()).data).toEqual([document])
    expect((await plain.where({ at: new Date('2019-09-04T08:00:00Z') }).get()).data).toEqual([document])
  })

  test('get ids of 32 hexadecimal characters, one each', async () => {
    const { ids } = (await cloud.db.collection('plain').add([{ a: 1 }, { a: 2 }])) as unknown as {
      ids: string[]
    }
    expect(ids).toHaveLength(2)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  })

  test('a missing one is an empty list', async () => {
    expect((await cloud.db.collection('plain').doc('nobody').get()).data).toEqual([])
  })

  test('set makes or replaces, update merges, remove removes', async () => {
    const plain = cloud.db.collection('plain')
    expect(await plain.doc('a').set({ n: 1, o: { p: 1, q: 2 } })).toMatchObject({
      updated: 0,
      upsertedId: 'a',
    })
    expect(await plain.doc('a').update({ o: { p: 9 } })).toMatchObject({ updated: 1 })
    expect((await plain.doc('a').get()).data).toEqual([{ _id: 'a', n: 1, o: { p: 9, q: 2 } }])
    expect(await plain.doc('a').update({ n: 1 })).toMatchObject({ updated: 0 })
    expect(await plain.doc('a').set({ m: 2 })).toMatchObject({ updated: 1 })
    expect((await plain.doc('a').get()).data).toEqual([{ _id: 'a', m: 2 }])
    expect(await plain.doc('b').update({ n: 1 })).toMatchObject({ updated: 0 })
    expect(await plain.doc('a').remove()).toMatchObject({ deleted: 1 })
    expect((await plain.count()).total).toBe(0)
  })

  test("the SDK's update commands do what they say", async () => {
    const plain = cloud.db.collection('plain')
    const _ = cloud.db.command
    await plain.add({ _id: 'a', n: 1, list: ['a', 'b'], gone: 1, o: { p: 1 }, old: 5 })
    await plain.doc('a').update({
      n: _.inc(2),
      list: _.push(['c']),
      gone: _.remove(),
      o: _.set({ whole: true }),
      old: _.rename('fresh'),
      most: _.max(7),
    })
    await plain.doc('a').update({ list: _.unshift(['z']) })
    await plain.doc('a').update({ list: _.pop() })
    await plain.doc('a').update({ list: _.addToSet('a') })
    await plain.doc('a').update({ list: _.pull('b'), at: cloud.db.serverDate({ offset: 1000 }) })
    const [row] = rows((await plain.doc('a').get()).data)
    expect(row).toEqual({
      _id: 'a',
      n: 3,
      list: ['z', 'a'],
      o: { whole: true },
      fresh: 5,
      most: 7,
      at: expect.any(Date),
    })
    expect(Math.abs(Number(row?.at) - Date.now() - 1000)).toBeLessThan(10_000)
  })

  test('updateAndReturn changes one and answers it', async () => {
    const plain = cloud.db.collection('plain')
    await plain.add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ])
    const counted = plain.where({ n: 1 }) as unknown as {
      updateAndReturn(data: object): Promise<{ updated: number; doc: unknown }>
    }
    expect(await counted.updateAndReturn({ n: cloud.db.command.inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', n: 2 },
    })
    const none = plain.where({ n: 99 }) as unknown as typeof counted
    expect(await none.updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null })
  })
})

describe('queries', () => {
  beforeEach(async () => {
    await cloud.db.collection('articles').add(
      Array.from({ length: 250 }, (_v, i) => ({
        _id: `a${i}`,
        slug: `s${i}`,
        state: i % 2 ? 'draft' : 'published',
        rank: i,
        tags: [i % 3, 'x'],
      })),
    )
  })

  test('100 rows by default, 1,000 at most, skip and limit', async () => {
    const articles = cloud.db.collection('articles')
    expect((await articles.get()).data).toHaveLength(100)
    expect((await articles.limit(1000).get()).data).toHaveLength(250)
    const page = await articles.where({ state: 'published' }).orderBy('rank', 'desc').skip(10).limit(3).get()
    expect(rows(page.data).map(({ rank }) => rank)).toEqual([228, 226, 224])
  })

  test('field() keeps only what is asked', async () => {
    const { data } = await cloud.db
      .collection('articles')
      .where({ rank: 7 })
      .field({ rank: true, _id: false })
      .get()
    expect(data).toEqual([{ rank: 7 }])
  })

  test('commands of the SDK, joined', async () => {
    const _ = cloud.db.command
    const articles = cloud.db.collection('articles')
    const total = async (where: object) => (await articles.where(where).count()).total
    expect(await total({ rank: _.gt(5).and(_.lt(9)) })).toBe(3)
    expect(await total({ rank: _.in([1, 2, 999]) })).toBe(2)
    expect(await total({ tags: 0 })).toBe(84)
    expect(await total({ tags: _.all([0, 'x']) })).toBe(84)
    expect(await total(_.or([{ rank: 1 }, { rank: 2 }]))).toBe(2)
    expect(await total({ slug: cloud.db.RegExp({ regexp: '^S1', options: 'i' }) })).toBe(111)
    expect(await total({ slug: _.nin(['s1']) })).toBe(249)
    expect(await total({ state: _.not(_.eq('draft')) })).toBe(125)
    expect(await total({ nothing: _.exists(false) })).toBe(250)
    expect(await total({ state: 'draft' })).toBe(125)
  })

  test('where().update and where().remove change all that match', async () => {
    const articles = cloud.db.collection('articles')
    expect(await articles.where({ state: 'draft' }).update({ state: 'gone' })).toMatchObject({ updated: 125 })
    expect(await articles.where({ state: 'gone' }).remove()).toMatchObject({ deleted: 125 })
    expect((await articles.count()).total).toBe(125)
    expect(cloud.database.checkIntegrity()).toEqual([])
  })

  test('aggregation: match, sort, skip, limit, project, group; writing stages are refused', async () => {
    const articles = cloud.db.collection('articles')
    const $ = cloud.db.command.aggregate
    const grouped = await articles
      .aggregate()
      .match({ rank: cloud.db.command.lt(10) })
      .group({ _id: '$state', count: $.sum(1), ranks: $.sum('$rank') })
      .sort({ _id: 1 })
      .end()
    expect(grouped.data).toEqual([
      { _id: 'draft', count: 5, ranks: 25 },
      { _id: 'published', count: 5, ranks: 20 },
    ])
    const listed = await articles
      .aggregate()
      .sort({ rank: -1 })
      .skip(1)
      .limit(2)
      .project({ _id: 0, name: '$slug' })
      .end()
    expect(listed.data).toEqual([{ name: 's248' }, { name: 's247' }])
    expect(
      await refusal(
        articles
          .options({ raw: true })
          .aggregate([{ $out: 'copy' }])
          .end(),
      ),
    ).toBe('DATABASE_REQUEST_FAILED')
  })
})
