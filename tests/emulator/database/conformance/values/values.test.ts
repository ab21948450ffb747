/**
 * What is stored and comes back: types, names, order of fields, texts, sizes.
 * https://www.mongodb.com/docs/manual/reference/bson-types/
 * https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
 * https://www.mongodb.com/docs/manual/reference/limits/
 * https://docs.cloudbase.net/database/data-type
 */
import { _, date, decimal, double, held, long, oid, refuses, regex, sdk, stored } from '../conformance'

const things = () => held.cloud.db.collection('bare')

beforeEach(async () => {
  await things().where({}).remove()
})

describe('a value', () => {
  const now = new Date('2026-05-01T08:00:00.123Z')
  test.each<[name: string, value: unknown, kept: unknown, back?: unknown]>([
    ['null', null, null],
    ['true', true, true],
    ['an int32', 5, 5],
    ['an int64', 3_000_000_000, 3_000_000_000],
    ['a fraction', 1.5, 1.5],
    ['the largest safe integer', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['a whole double past it goes out as an int64, rounded', 2 ** 60, long('1152921504606847000')],
    ['an int64 past it', long('9007199254740993'), long('9007199254740993'), 9007199254740992],
    ['a small int64', long('5'), long('5'), 5],
    ['a whole double', double('5.0'), double('5.0'), 5],
    ['minus nought, which the SDK sends as 0', -0, 0, 0],
    ['a double that is minus nought', double('-0.0'), double('-0.0'), -0],
    ['NaN', Number.NaN, double('NaN')],
    ['infinity', Number.POSITIVE_INFINITY, double('Infinity')],
    ['a text', '昆都仑 "新闻" \\ \n 🐎', '昆都仑 "新闻" \\ \n 🐎'],
    ['an empty text', '', ''],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd', 'a\ufffd'],
    ['a Date', now, date(now.getTime()), now],
    ['a Date before 1970', new Date(-1), date(-1), new Date(-1)],
    ['a list of all sorts', [1, 'a', null, [2], { b: 3 }], [1, 'a', null, [2], { b: 3 }]],
    ['an empty list', [], []],
    ['an empty object', {}, {}],
    ['an object in its order', { z: 1, a: 2 }, { z: 1, a: 2 }],
    ['an ObjectId, sent back as its text', oid('1'), '000000000000000000000001', '000000000000000000000001'],
    [
      'an ObjectId of the SDK',
      sdk.ObjectId({ id: '5f0000000000000000000001' }),
      '5f0000000000000000000001',
      '5f0000000000000000000001',
    ],
  ])('%s', async (_name, value, kept, back = value) => {
    await things().add({ _id: 'x', v: value })
    expect(stored('bare')).toEqual([{ _id: 'x', v: kept }])
    const [found] = (await things().doc('x').get()).data as { v: unknown }[]
    expect(found?.v).toEqual(back)
    if (value !== null && !Number.isNaN(value))
      expect(
        (
          await things()
            .where({ v: _.eq(value) })
            .count()
        ).total,
      ).toBe(1)
  })

  test('geography is GeoJSON to the store and the SDK’s classes to the reader', async () => {
    const { Point, LineString } = sdk.Geo as unknown as Record<string, new (...parts: unknown[]) => object>
    if (!Point || !LineString) throw new Error('the SDK has no geography')
    await things().add({
      _id: 'x',
      at: new Point(109.8, 40.6),
      way: new LineString([new Point(0, 0), new Point(1, 1)]),
    })
    expect(stored('bare')).toEqual([
      {
        _id: 'x',
        at: { type: 'Point', coordinates: [109.8, 40.6] },
        way: {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        },
      },
    ])
    const [found] = (await things().get()).data as { at: unknown; way: unknown }[]
    expect(found?.at).toBeInstanceOf(Point)
    expect(found?.way).toBeInstanceOf(LineString)
  })

  test('undefined fields are left out, undefined elements become null', async () => {
    await things().add({ _id: 'x', a: undefined, o: { b: undefined }, l: [undefined, 1] })
    expect(stored('bare')).toEqual([{ _id: 'x', o: {}, l: [null, 1] }])
  })

  test.each<[string, unknown]>([
    ['a broken number', { $numberInt: '1.5' }],
    ['a number too long', { $numberLong: '99999999999999999999' }],
    ['a broken date', { $date: 'yesterday' }],
    ['a broken ObjectId', { $oid: 'xyz' }],
    ['a regular expression with unknown options', regex('a', 'q')],
    ['code', { $code: 'while (true) {}' }],
    ['a broken decimal', decimal('1.2.3')],
    ['what is nested deeper than 100 levels', JSON.parse(`${'['.repeat(120)}${']'.repeat(120)}`)],
  ])('%s is refused', async (_name, value) => {
    await refuses(() => things().add({ v: value }), { code: 'INVALID_PARAM' })
    expect(stored('bare')).toEqual([])
  })
})

describe('the order of fields', () => {
  test('stays through updates; a removed field that comes back comes last', async () => {
    await things().add({ _id: 'x', c: 1, a: 2, b: 3 })
    await things().doc('x').update({ a: 9 })
    expect(Object.keys(stored('bare')[0] ?? {})).toEqual(['_id', 'c', 'a', 'b'])
    await things().doc('x').update({ a: _.remove() })
    await things().doc('x').update({ a: 1 })
    expect(Object.keys(stored('bare')[0] ?? {})).toEqual(['_id', 'c', 'b', 'a'])
  })
})

describe('names', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'watch'])(
    '%s is a field like any other',
    async (name) => {
      expect(
        (
          await things()
            .where({ [name]: _.exists(true) })
            .count()
        ).total,
      ).toBe(0)
      await things().add({ _id: 'x', [name]: 1, o: { [name]: 2 } })
      expect(
        (
          await things()
            .where({ [name]: 1, [`o.${name}`]: 2 })
            .count()
        ).total,
      ).toBe(1)
      await things()
        .doc('x')
        .update({ $unset: { [`o.${name}`]: '' }, $inc: { [name]: 1 } })
      expect(stored('bare')).toEqual([{ _id: 'x', [name]: 2, o: {} }])
    },
  )
})
