/**
 * createCollection, add, set, update, updateAndReturn, remove.
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/add
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/update
 * https://docs.cloudbase.net/api-reference/server/node-sdk/database/delete
 * https://docs.cloudbase.net/error-code/
 */
import { _, double, held, long, oid, refuses, sdk, stored } from '../conformance'

type Row = Record<string, unknown>
const things = () => held.cloud.db.collection('bare')
const returning = (where: object) =>
  things().where(where) as unknown as {
    updateAndReturn(data: object): Promise<{ updated: number; doc: Row | null }>
  }

beforeEach(async () => {
  await things().where({}).remove()
})

describe('a collection', () => {
  test('is made once', async () => {
    await held.cloud.db.createCollection('fresh')
    await refuses(() => held.cloud.db.createCollection('fresh'), {
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    })
    expect((await held.cloud.db.collection('fresh').get()).data).toEqual([])
  })

  test.each(['', '$x', 'a b', '../x', 'x'.repeat(64)])('is not called %j', async (name) => {
    await refuses(() => held.cloud.db.createCollection(name), { code: 'INVALID_PARAM' })
  })

  test('must be there: nothing makes it by the way', async () => {
    const missing = held.cloud.db.collection('missing')
    const code = { code: 'DATABASE_COLLECTION_NOT_EXIST' }
    await refuses(() => missing.add({ a: 1 }), code)
    await refuses(() => missing.get(), code)
    await refuses(() => missing.count(), code)
    await refuses(() => missing.doc('x').get(), code)
    await refuses(() => missing.doc('x').set({ a: 1 }), code)
    await refuses(() => missing.where({ a: 1 }).update({ a: 2 }), code)
    await refuses(() => missing.where({ a: 1 }).remove(), code)
  })
})

describe('add', () => {
  test.each<[string, Row, string]>([
    ['a hidden name', { _secret: 1 }, 'INVALID_PARAM'],
    ['a name with a space', { 'a b': 1 }, 'INVALID_PARAM'],
    ['a name of 33 letters', { ['x'.repeat(33)]: 1 }, 'INVALID_PARAM'],
    ['an operator', { $set: { a: 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['an operator inside', { a: { $gt: 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['a dot inside', { a: { 'b.c': 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['a list as id', { _id: [1] }, 'DATABASE_REQUEST_FAILED'],
    ['a regular expression as id', { _id: /a/ }, 'DATABASE_REQUEST_FAILED'],
    ['more than 5 MB', { a: 'x'.repeat(5 * 1024 * 1024) }, 'INVALID_PARAM'],
  ])('refuses %s', async (_name, row, code) => {
    await refuses(() => things().add(row), { code })
    expect(stored('bare')).toEqual([])
  })

  test('refuses an id that is taken, and then adds none of the list', async () => {
    await things().add({ _id: 'a' })
    await refuses(() => things().add({ _id: 'a' }), { code: 'DATABASE_DUPLICATE_WRITE' })
    await refuses(() => things().add([{ _id: 'b' }, { _id: 'a' }]), { code: 'DATABASE_DUPLICATE_WRITE' })
    await refuses(() => things().add([{ _id: 1 }, { _id: double('1.0') }]), {
      code: 'DATABASE_DUPLICATE_WRITE',
    })
    expect(stored('bare')).toEqual([{ _id: 'a' }])
  })

  test('answers the id: one of 32 hexadecimal characters, or the one given', async () => {
    expect(await things().add({ a: 1 })).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(await things().add({ _id: 7 })).toMatchObject({ id: 7 })
    expect(await things().add({ _id: oid('1') })).toMatchObject({ id: '000000000000000000000001' })
    const several = (await things().add([{ _id: 'b' }, { a: 2 }])) as unknown as { ids: string[] }
    expect(several.ids).toEqual(['b', expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  test('puts the id first and keeps the order of the rest', async () => {
    await things().add({ z: 1, a: 2, _id: 'x', m: 3 })
    expect(Object.keys(stored('bare')[0] ?? {})).toEqual(['_id', 'z', 'a', 'm'])
  })

  test('_openid is no hidden name, and functions write it themselves', async () => {
    await things().add({ _id: 'x', _openid: 'o1' })
    expect(stored('bare')).toEqual([{ _id: 'x', _openid: 'o1' }])
  })
})

describe('doc().set', () => {
  test('makes what is not there and answers its id', async () => {
    expect(await things().doc('x').set({ a: 1 })).toMatchObject({ updated: 0, upsertedId: 'x' })
    expect(await things().doc(7).set({ a: 1 })).toMatchObject({ updated: 0, upsertedId: 7 })
    expect(stored('bare')).toEqual([
      { _id: 'x', a: 1 },
      { _id: 7, a: 1 },
    ])
  })

  test('replaces all of what is there', async () => {
    await things().add({ _id: 'x', a: 1, b: 2 })
    expect(
      await things()
        .doc('x')
        .set({ c: { d: 3 } }),
    ).toMatchObject({ updated: 1 })
    expect(stored('bare')).toEqual([{ _id: 'x', c: { d: 3 } }])
    expect(
      await things()
        .doc('x')
        .set({ c: { d: 3 } }),
    ).toMatchObject({ updated: 0 })
    expect(await things().doc('x').set({})).toMatchObject({ updated: 1 })
    expect(stored('bare')).toEqual([{ _id: 'x' }])
  })

  test('takes no operators, no id, no hidden names', async () => {
    await things().add({ _id: 'x', a: 1 })
    await refuses(
      () =>
        things()
          .doc('x')
          .set({ a: _.inc(1) }),
      'update operator complicit',
    )
    await refuses(
      () =>
        things()
          .doc('x')
          .set({ o: { a: _.push([1]) } }),
      'update operator complicit',
    )
    await refuses(() => things().doc('x').set({ _id: 'y' }), { code: 'INVALID_PARAM' })
    await refuses(
      () =>
        things()
          .doc('x')
          .set({ $inc: { a: 1 } }),
      true,
    )
    await refuses(
      () =>
        things()
          .doc('x')
          .set({ o: { $inc: 1 } }),
      true,
    )
    await refuses(() => things().doc('x').set({ _secret: 1 }), { code: 'INVALID_PARAM' })
    expect(stored('bare')).toEqual([{ _id: 'x', a: 1 }])
  })
})

describe('update', () => {
  beforeEach(async () => {
    await things().add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
  })

  test('of a document that is not there makes none', async () => {
    expect(await things().doc('zz').update({ n: 1 })).toMatchObject({ updated: 0 })
    expect(stored('bare')).toHaveLength(3)
  })

  test('counts what is other than before', async () => {
    expect(
      await things()
        .where({ n: _.gte(1) })
        .update({ n: 2 }),
    ).toMatchObject({ updated: 2 })
    expect(await things().where({ n: 9 }).update({ n: 2 })).toMatchObject({ updated: 0 })
  })

  test('of all that match, or with multiple: false of one', async () => {
    expect(await things().where({ n: 1 }).options({ multiple: false }).update({ n: 5 })).toMatchObject({
      updated: 1,
    })
    expect(stored('bare').map(({ n }) => n)).toEqual([5, 1, 2])
    expect(
      await things()
        .where({})
        .update({ n: _.inc(1) }),
    ).toMatchObject({ updated: 3 })
  })

  test('that fails for one changes none', async () => {
    await things().doc('b').update({ n: 'text' })
    await refuses(
      () =>
        things()
          .where({})
          .update({ n: _.inc(1) }),
      true,
    )
    expect(stored('bare').map(({ n }) => n)).toEqual([1, 'text', 2])
  })

  test('takes no id', async () => {
    await refuses(() => things().doc('a').update({ _id: 'y' }), { code: 'INVALID_PARAM' })
    await refuses(() => things().where({ n: 1 }).update({ _id: 'y' }), { code: 'INVALID_PARAM' })
  })

  test('of a missing document by set with a number of int64', async () => {
    await things()
      .doc('a')
      .set({ n: long('9007199254740993') })
    expect(
      (
        await things()
          .where({ n: long('9007199254740993') })
          .count()
      ).total,
    ).toBe(1)
  })
})

describe('updateAndReturn', () => {
  beforeEach(async () => {
    await things().add([
      { _id: 'a', n: 1, list: [1, 2] },
      { _id: 'b', n: 1 },
    ])
  })

  test('changes the first and answers it as it is now', async () => {
    expect(await returning({ n: 1 }).updateAndReturn({ n: _.inc(5) })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', n: 6, list: [1, 2] },
    })
    expect(stored('bare').map(({ n }) => n)).toEqual([6, 1])
  })

  test('that changes nothing still answers the document', async () => {
    expect(await returning({ n: 1 }).updateAndReturn({ n: 1 })).toMatchObject({
      updated: 0,
      doc: { _id: 'a' },
    })
  })

  test('that finds nothing answers null and makes nothing', async () => {
    expect(await returning({ n: 99 }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null })
    expect(stored('bare')).toHaveLength(2)
  })

  test('knows the place in a list', async () => {
    const { doc } = await returning({ list: 2 }).updateAndReturn({ 'list.$': 9 })
    expect(doc?.list).toEqual([1, 9])
  })

  test('refuses what update refuses', async () => {
    await refuses(() => returning({ n: 1 }).updateAndReturn({ list: _.inc(1) }), 'non-numeric')
    await refuses(() => returning({ n: 1 }).updateAndReturn({ _id: 'y' }), { code: 'INVALID_PARAM' })
  })
})

describe('doc().create and doc().delete', () => {
  const more = (id: string) =>
    things().doc(id) as unknown as Record<'create' | 'delete', (data?: object) => Promise<object>>

  test('are add with an id, and remove', async () => {
    expect(await more('x').create({ a: 1 })).toMatchObject({ id: 'x' })
    await refuses(() => more('x').create({ a: 2 }), { code: 'DATABASE_DUPLICATE_WRITE' })
    expect(stored('bare')).toEqual([{ _id: 'x', a: 1 }])
    expect(await more('x').delete()).toMatchObject({ deleted: 1 })
  })
})

describe('remove', () => {
  beforeEach(async () => {
    await things().add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
  })

  test('of one, of one that is gone, of all that match', async () => {
    expect(await things().doc('a').remove()).toMatchObject({ deleted: 1 })
    expect(await things().doc('a').remove()).toMatchObject({ deleted: 0 })
    expect(
      await things()
        .where({ n: _.gt(0) })
        .remove(),
    ).toMatchObject({ deleted: 2 })
  })

  test('of one among several with multiple: false', async () => {
    expect(await things().where({ n: 1 }).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
    expect(stored('bare').map(({ _id }) => _id)).toEqual(['b', 'c'])
  })

  test('by a query that is refused removes nothing', async () => {
    await refuses(
      () =>
        things()
          .where({ n: { $frob: 1 } })
          .remove(),
      true,
    )
    expect(stored('bare')).toHaveLength(3)
  })
})

describe('the server’s date', () => {
  const near = (at: unknown, offset = 0) =>
    expect(Math.abs(Number(at) - Date.now() - offset)).toBeLessThan(60_000)
  const hour = 3_600_000

  test('stands anywhere in what is added, set and updated, with an offset', async () => {
    await things().add({
      _id: 'a',
      at: sdk.serverDate(),
      o: { at: sdk.serverDate({ offset: hour }) },
      l: [sdk.serverDate()],
    })
    await things()
      .doc('b')
      .set({ o: { at: sdk.serverDate({ offset: -hour }) } })
    await things().doc('c').set({ n: 1 })
    await things()
      .doc('c')
      .update({
        at: sdk.serverDate(),
        o: { at: sdk.serverDate() },
        l: _.push([sdk.serverDate()]),
        f: _.unshift(sdk.serverDate()),
      })
    const [a, b, c] = (await things().get()).data as Record<string, { at: Date } & Date[]>[]
    near(a?.at)
    near(a?.o?.at, hour)
    near(a?.l?.[0])
    near(b?.o?.at, -hour)
    for (const at of [c?.at, c?.o?.at, c?.l?.[0], c?.f?.[0]]) near(at)
  })

  test('is a date to compare with', async () => {
    await things().add([
      { _id: 'past', at: new Date(0) },
      { _id: 'future', at: sdk.serverDate({ offset: hour }) },
    ])
    const { data } = await things()
      .where({ at: _.lt(sdk.serverDate()) })
      .get()
    expect((data as Row[]).map(({ _id }) => _id)).toEqual(['past'])
    expect(
      (
        await things()
          .where({ at: _.gt(sdk.serverDate({ offset: 2 * hour })) })
          .count()
      ).total,
    ).toBe(0)
  })

  test('inside _.set and push({ each }) the SDK sends something else: beware', async () => {
    await things().add({ _id: 'a', l: [] })
    await things()
      .doc('a')
      .update({ at: _.set({ now: sdk.serverDate() }), l: _.push({ each: [sdk.serverDate()] as never[] }) })
    expect(stored('bare')).toEqual([{ _id: 'a', l: [{ offset: 0 }], at: { now: { offset: 0 } } }])
  })

  test('by $currentDate as well', async () => {
    await things().add({ _id: 'a' })
    await things()
      .doc('a')
      .update({ $currentDate: { at: true, o: { $type: 'date' } } })
    const [a] = (await things().get()).data as Row[]
    near(a?.at)
    near(a?.o)
  })
})
