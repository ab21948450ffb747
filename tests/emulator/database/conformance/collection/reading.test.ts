/**
 * get, count, doc, orderBy, skip, limit, field.
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/query
 * https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#projection
 */
import { _, date, decimal, double, held, oid, refuses, regex } from '../conformance'

type Row = Record<string, unknown>
const things = () => held.cloud.db.collection('bare')
const ids = ({ data }: { data: unknown[] }) => (data as Row[]).map(({ _id }) => _id)

async function fill(rows: readonly Row[]) {
  await things().where({}).remove()
  await things().add(rows.map((row) => ({ ...row })))
}

describe('pages', () => {
  beforeAll(() => fill(Array.from({ length: 1100 }, (_row, i) => ({ _id: i, n: i % 10, rank: 1099 - i }))))

  test.each<[string, () => Promise<{ data: unknown[] }>, number]>([
    ['100 by default', () => things().get(), 100],
    ['1,000 at most', () => things().limit(5000).get(), 1000],
    ['limit(0) is the default: the SDK does not send it', () => things().limit(0).get(), 100],
    ['limit(1)', () => things().limit(1).get(), 1],
    ['skip to the last', () => things().skip(1095).get(), 5],
    ['skip beyond the end', () => things().skip(2000).get(), 0],
    ['options({ limit, offset })', () => things().options({ limit: 7, offset: 1096 }).get(), 4],
  ])('%s', async (_name, get, count) => {
    expect((await get()).data).toHaveLength(count)
  })

  test('in order, then skipped, then limited', async () => {
    expect(ids(await things().orderBy('rank', 'asc').skip(2).limit(3).get())).toEqual([1097, 1096, 1095])
    expect(ids(await things().where({ n: 3 }).orderBy('rank', 'desc').skip(1).limit(2).get())).toEqual([
      13, 23,
    ])
  })

  test('without an order they come as they were added', async () => {
    expect(ids(await things().limit(3).get())).toEqual([0, 1, 2])
  })

  test('count takes no notice of skip and limit', async () => {
    expect((await things().where({ n: 3 }).count()).total).toBe(110)
    expect((await things().count()).total).toBe(1100)
    expect((await things().where({ n: 77 }).count()).total).toBe(0)
  })

  test('what is no page is refused', async () => {
    await refuses(() => things().limit(-1).get(), { code: 'INVALID_PARAM' })
    await refuses(() => things().skip(-1).get(), { code: 'INVALID_PARAM' })
    expect(() => things().limit(1.5)).toThrow()
    expect(() => things().orderBy('rank', 'up' as 'asc')).toThrow()
  })
})

describe('one document', () => {
  beforeAll(() =>
    fill([
      { _id: 'a', n: 1, list: [1, 2] },
      { _id: 5, n: 2 },
      { _id: oid('1'), n: 3 },
    ]),
  )

  test('by a text or a number', async () => {
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', n: 1, list: [1, 2] }])
    expect((await things().doc(5).get()).data).toEqual([{ _id: 5, n: 2 }])
    expect((await things().doc('5').get()).data).toEqual([])
  })

  test('an ObjectId goes out as its text, and is not found by it', async () => {
    const [found] = (await things().where({ n: 3 }).get()).data as Row[]
    expect(found).toEqual({ _id: '000000000000000000000001', n: 3 })
    expect((await things().doc('000000000000000000000001').get()).data).toEqual([])
    expect(
      (
        await things()
          .where({ _id: oid('1') })
          .get()
      ).data,
    ).toEqual([found])
  })

  test('with some of its fields', async () => {
    expect((await things().doc('a').field({ n: true }).get()).data).toEqual([{ _id: 'a', n: 1 }])
  })
})

describe('field()', () => {
  const row = {
    _id: 'x',
    a: 1,
    o: { p: 1, q: { r: 2, s: 3 } },
    list: [{ k: 'x', v: 1, w: 1 }, 5, { k: 'y', v: 2 }],
    n: [1, 2, 3, 4],
    deep: { n: [1, 2, 3] },
  }
  beforeAll(() => fill([row, { _id: 'none' }]))
  const shown = async (projection: object, where: object) =>
    ((await things().where(where).field(projection).get()).data as Row[])[0]

  const { _id, a, o, list, n, deep } = row
  test.each<[string, object, object, object?]>([
    ['some', { a: 1 }, { _id, a }],
    ['true and false', { a: true, _id: false }, { a }],
    ['all but some', { o: 0, list: 0, deep: false }, { _id, a, n }],
    ['all but the id', { _id: 0 }, { a, o, list, n, deep }],
    ['the id alone', { _id: 1 }, { _id }],
    ['a path', { 'o.p': 1 }, { _id, o: { p: 1 } }],
    ['two paths of one object', { 'o.p': 1, 'o.q.r': 1 }, { _id, o: { p: 1, q: { r: 2 } } }],
    ['all but a path', { 'o.q': 0, list: 0, n: 0, deep: 0 }, { _id, a, o: { p: 1 } }],
    ['into lists: documents only', { 'list.k': 1 }, { _id, list: [{ k: 'x' }, { k: 'y' }] }],
    [
      'out of lists',
      { 'list.k': 0, a: 0, o: 0, n: 0, deep: 0 },
      { _id, list: [{ v: 1, w: 1 }, 5, { v: 2 }] },
    ],
    ['what is not there', { zz: 1 }, { _id }],
    ['a path through a number', { 'a.b': 1 }, { _id }],
    ['any number above 0 is 1: the SDK says so', { a: 7 }, { _id, a }],
    ['the first of a list, and all else', { n: _.project.slice(2) }, { _id, a, o, list, n: [1, 2], deep }],
    ['the last', { n: _.project.slice(-1), _id: 0, a: 0 }, { o, list, n: [4], deep }],
    ['a part', { n: _.project.slice([1, 2]), a: 1 }, { _id, a, n: [2, 3] }],
    ['a part from the end', { n: _.project.slice([-2, 1]), a: 1 }, { _id, a, n: [3] }],
    ['a list further in', { 'deep.n': _.project.slice(1), a: 1 }, { _id, a, deep: { n: [1] } }],
    ['slice of what is no list', { a: _.project.slice(1), 'deep.n': 1 }, { _id, a, deep }],
    [
      'the first element that matches',
      { list: _.project.elemMatch({ v: { $gt: 1 } }) },
      { _id, list: [{ k: 'y', v: 2 }] },
    ],
    [
      'a command inside goes out as an object: beware',
      { list: _.project.elemMatch({ v: _.gt(1) }) },
      { _id },
    ],
    ['the first scalar that matches', { n: { $elemMatch: { $gt: 2 } } }, { _id, n: [3] }],
    ['no element matches', { list: _.project.elemMatch({ k: 'z' }), a: 1 }, { _id, a }],
    ['elemMatch of what is no list', { a: _.project.elemMatch({ k: 'z' }) }, { _id }],
    ['the element the query found', { 'list.$': 1 }, { _id, list: [{ k: 'y', v: 2 }] }, { 'list.k': 'y' }],
    ['found by its value', { 'n.$': true, a: 1 }, { _id, a, n: [3] }, { n: _.gt(2) }],
    ['found further in', { 'deep.n.$': 1 }, { _id, deep: { n: [2] } }, { 'deep.n': 2 }],
  ])('%s', async (_name, projection, expected, where = { _id: 'x' }) => {
    expect(await shown(projection, where)).toEqual(expected)
  })

  test.each<[string, object, string]>([
    ['some, and all but some', { a: 1, n: 0 }, 'Cannot mix'],
    ['a slice by a text', { n: { $slice: 'x' } }, '$slice'],
    ['a part of less than one', { n: { $slice: [1, 0] } }, '$slice'],
    ['elemMatch further in', { 'deep.n': { $elemMatch: { $gt: 1 } } }, 'nested field'],
    ['another operator', { n: { $first: 1 } }, 'Unsupported projection'],
    ['an element without a query on its list', { 'n.$': 1 }, "couldn't find a matching element"],
    ['two such elements', { 'n.$': 1, 'list.$': 1 }, 'more than one'],
    ['all but such an element', { 'n.$': 0 }, 'cannot leave out'],
    ['a name that begins with $', { $a: 1 }, 'field paths'],
  ])('%s is refused', async (_name, projection, message) => {
    await refuses(() => shown(projection, { _id: 'x' }), message)
  })
})

describe('orderBy', () => {
  const byType = [
    { _id: 'min', v: { $minKey: 1 } },
    { _id: 'empty', v: [] },
    { _id: 'missing' },
    { _id: 'null', v: null },
    { _id: 'nan', v: double('NaN') },
    { _id: 'minus', v: double('-Infinity') },
    { _id: 'negative', v: -1 },
    { _id: 'tenth', v: decimal('0.1') },
    { _id: 'double tenth', v: 0.1 },
    { _id: 'one', v: 1 },
    { _id: 'large', v: 3_000_000_000 },
    { _id: 'text', v: 'B' },
    { _id: 'lower', v: 'a' },
    { _id: 'object', v: { a: 1 } },
    { _id: 'object2', v: { a: 1, b: 1 } },
    { _id: 'binary', v: { $binary: { base64: 'BA==', subType: '00' } } },
    { _id: 'id', v: oid('1') },
    { _id: 'false', v: false },
    { _id: 'true', v: true },
    { _id: 'date', v: date(-5) },
    { _id: 'late', v: date(5) },
    { _id: 'stamp', v: { $timestamp: { t: 1, i: 1 } } },
    { _id: 'regex', v: regex('a') },
    { _id: 'max', v: { $maxKey: 1 } },
  ]
  /** Null and missing are equal in order; so are those that come as they were added. */
  const expected = byType.map(({ _id }) => _id)

  test('types in BSON’s order, upward and downward', async () => {
    await fill([...byType.slice(9), ...byType.slice(0, 9)])
    expect(ids(await things().orderBy('v', 'asc').get())).toEqual(expected)
    const down = [...expected].reverse()
    down.splice(down.indexOf('null'), 2, 'missing', 'null')
    expect(ids(await things().orderBy('v', 'desc').get())).toEqual(down)
  })

  test('a list counts as its least element upward, as its greatest downward', async () => {
    await fill([
      { _id: 'wide', v: [1, 9] },
      { _id: 'five', v: 5 },
      { _id: 'seven', v: [7] },
      { _id: 'none', v: [] },
    ])
    expect(ids(await things().orderBy('v', 'asc').get())).toEqual(['none', 'wide', 'five', 'seven'])
    expect(ids(await things().orderBy('v', 'desc').get())).toEqual(['wide', 'seven', 'five', 'none'])
  })

  test('by several fields, by a path, by the id', async () => {
    await fill([
      { _id: 'c', s: 1, o: { t: 2 } },
      { _id: 'a', s: 1, o: { t: 3 } },
      { _id: 'b', s: 0, o: { t: 1 } },
    ])
    expect(ids(await things().orderBy('s', 'desc').orderBy('o.t', 'desc').get())).toEqual(['a', 'c', 'b'])
    expect(ids(await things().orderBy('o.t', 'asc').get())).toEqual(['b', 'c', 'a'])
    expect(ids(await things().orderBy('_id', 'desc').get())).toEqual(['c', 'b', 'a'])
    expect(
      ids(
        await things()
          .options({ order: { s: 1, _id: 1 } as never })
          .get(),
      ),
    ).toEqual(['b', 'a', 'c'])
  })
})
