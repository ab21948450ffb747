import { startLocalCloud } from '../local-cloud'

/**
 * What the SDK asks about places, held to MongoDB's documentation:
 * docs.mongodb.com/manual/reference/operator/query/{geoIntersects,geoWithin,nearSphere}, …/operator/aggregation/geoNear, …/geojson.
 */
const INDEXED = {
  indexes: [
    { name: 'at', fields: [['at', '2dsphere']] },
    {
      name: 'kindAt',
      fields: [
        ['kind', 1],
        ['at', '2dsphere'],
      ],
    },
  ],
} as const

type Local = Awaited<ReturnType<typeof startLocalCloud>>
let local: Local
let db: Local['db']
beforeAll(async () => {
  local = await startLocalCloud({
    declaration: { collections: { places: INDEXED, plain: { indexes: [] }, areas: INDEXED } },
  })
  db = local.db
  for (const place of PLACES) {
    await db.collection('places').add(place())
    await db.collection('plain').add(place())
  }
})
afterAll(() => local.stop())

/** The SDK declares Point only, and has all six. */
type Made = new (parts: unknown) => object
interface GeoMakers {
  readonly Point: new (longitude: number, latitude: number) => object
  readonly LineString: Made
  readonly Polygon: Made
  readonly MultiPoint: Made
  readonly MultiLineString: Made
  readonly MultiPolygon: Made
}
const geo = () => db.Geo as unknown as GeoMakers

const point = (longitude: number, latitude: number) => new (geo().Point)(longitude, latitude)
const ring = (...places: [number, number][]) =>
  new (geo().LineString)([...places, places[0] as [number, number]].map(([lng, lat]) => point(lng, lat)))

/** 昆都仑区 and around; the first is the square that all distances are taken from. */
const PLACES = [
  () => ({ _id: 'square', kind: 'park', at: point(109.8222, 40.6579) }),
  () => ({ _id: 'station', kind: 'transport', at: point(109.8231, 40.6268) }),
  () => ({ _id: 'works', kind: 'industry', at: point(109.7456, 40.665) }),
  () => ({ _id: 'qingshan', kind: 'park', at: point(109.9012, 40.6432) }),
  () => ({ _id: 'hohhot', kind: 'transport', at: point(111.7519, 40.8415) }),
  () => ({ _id: 'beijing', kind: 'transport', at: point(116.4074, 39.9042) }),
  () => ({ _id: 'fiji', kind: 'island', at: point(-179.9, -17.7) }),
  () => ({
    _id: 'river',
    kind: 'river',
    at: new (geo().LineString)([point(109.7, 40.7), point(109.75, 40.65), point(109.76, 40.55)]),
  }),
  () => ({
    _id: 'district',
    kind: 'district',
    at: new (geo().Polygon)([ring([109.7, 40.5], [110, 40.5], [110, 40.8], [109.7, 40.8])]),
  }),
  () => ({ _id: 'nowhere', kind: 'park' }),
]
const idsOf = async (query: { get(): Promise<{ data: { _id: string }[] }> }) =>
  (await query.get()).data.map(({ _id }) => _id)

describe('refused', () => {
  const raw = (at: object) => db.collection('places').options({ raw: true }).where({ at }).get()
  test.each([
    ['no geometry', { $geoIntersects: {} }],
    ['an unknown type', { $geoIntersects: { $geometry: { type: 'Circle', coordinates: [1, 2] } } }],
    ['a place off the Earth', { $geoIntersects: { $geometry: { type: 'Point', coordinates: [200, 40] } } }],
    ['a place with one number', { $geoIntersects: { $geometry: { type: 'Point', coordinates: [109] } } }],
    [
      'a ring that is not closed',
      {
        $geoWithin: {
          $geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
              ],
            ],
          },
        },
      },
    ],
    [
      'a ring of two places',
      {
        $geoWithin: {
          $geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [0, 0],
              ],
            ],
          },
        },
      },
    ],
    [
      'a ring that crosses itself',
      {
        $geoWithin: {
          $geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 1],
                [1, 0],
                [0, 1],
                [0, 0],
              ],
            ],
          },
        },
      },
    ],
    [
      'within a line',
      {
        $geoWithin: {
          $geometry: {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [1, 1],
            ],
          },
        },
      },
    ],
    ['a negative radius', { $geoWithin: { $centerSphere: [[0, 0], -1] } }],
    [
      'a negative distance',
      { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] }, $maxDistance: -1 } },
    ],
    [
      'near a line',
      {
        $nearSphere: {
          $geometry: {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [1, 1],
            ],
          },
        },
      },
    ],
    ['a distance from nowhere', { $maxDistance: 5 }],
  ])('%s', async (_, at) => {
    await expect(raw(at)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })

  test('nearness without a geo index', async () => {
    const query = db.collection('plain').where({ at: db.command.geoNear({ geometry: point(109.8, 40.6) }) })
    await expect(query.get()).rejects.toThrow(/unable to find index/)
  })

  test.each<[string, (near: object) => object]>([
    ['one branch of several', (near) => ({ $or: [{ at: near }, { kind: 'park' }] })],
    ['what shall not be', (near) => ({ $nor: [{ at: near }] })],
    ['a denial', (near) => ({ at: { $not: near } })],
    ['an element', (near) => ({ at: { $elemMatch: near } })],
    ['a branch within what must all be', (near) => ({ $and: [{ $or: [{ at: near }] }] })],
  ])('nearness as %s: nothing could be ordered by it', async (_, where) => {
    const near = { $nearSphere: { $geometry: { type: 'Point', coordinates: [109.8, 40.6] } } }
    const query = db.collection('places').options({ raw: true }).where(where(near))
    await expect(query.get()).rejects.toThrow(/must be top-level/)
  })

  test('a document with no geometry in an indexed field, and then it is not there', async () => {
    const bad = { _id: 'bad', at: { type: 'Point', coordinates: [109.8, 140] } }
    await expect(db.collection('areas').options({ raw: true }).add(bad)).rejects.toThrow(/geo keys/)
    expect((await db.collection('areas').doc('bad').get()).data).toEqual([])
  })

  test.each([
    ['without a distanceField', { near: { longitude: 109.8, latitude: 40.6 } }],
    [
      'with an unknown option',
      { near: { longitude: 109.8, latitude: 40.6 }, distanceField: 'd', fast: true },
    ],
    [
      'by a field without an index',
      { near: { longitude: 109.8, latitude: 40.6 }, distanceField: 'd', key: 'home' },
    ],
  ])('$geoNear %s', async (_, options) => {
    await expect(db.collection('places').aggregate().geoNear(options).end()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })

  test('$geoNear behind another stage', async () => {
    const stages = db
      .collection('places')
      .aggregate()
      .match({})
      .geoNear({ near: { longitude: 1, latitude: 1 }, distanceField: 'd' })
    await expect(stages.end()).rejects.toThrow(/first stage/)
  })
})

describe.each(['places', 'plain'])('in %s', (name) => {
  const where = (at: unknown) => idsOf(db.collection(name).where({ at }).orderBy('_id', 'asc') as never)

  test('within a polygon lies what lies in it with all its parts, edges included', async () => {
    const geometry = new (geo().Polygon)([ring([109.7, 40.5], [110, 40.5], [110, 40.8], [109.7, 40.8])])
    expect(await where(db.command.geoWithin({ geometry }))).toEqual([
      'district',
      'qingshan',
      'river',
      'square',
      'station',
      'works',
    ])
  })

  test('a hole lets through what lies in it', async () => {
    const geometry = new (geo().Polygon)([
      ring([109.6, 40.4], [110.1, 40.4], [110.1, 40.9], [109.6, 40.9]),
      ring([109.81, 40.62], [109.83, 40.62], [109.83, 40.63], [109.81, 40.63]),
    ])
    const found = await where(db.command.geoWithin({ geometry }))
    expect(found).toContain('square')
    expect(found).not.toContain('station')
    expect(found).not.toContain('district')
  })

  test('of several polygons one is enough', async () => {
    const around = (lng: number, lat: number) =>
      new (geo().Polygon)([
        ring([lng - 0.1, lat - 0.1], [lng + 0.1, lat - 0.1], [lng + 0.1, lat + 0.1], [lng - 0.1, lat + 0.1]),
      ])
    const geometry = new (geo().MultiPolygon)([around(111.75, 40.84), around(116.4, 39.9)])
    expect(await where(db.command.geoWithin({ geometry }))).toEqual(['beijing', 'hohhot'])
  })

  test('within a circle, by radians', async () => {
    const kilometres = (km: number) => (km * 1000) / 6_378_100
    expect(
      await where(db.command.geoWithin({ centerSphere: [point(109.8222, 40.6579), kilometres(3.5)] })),
    ).toEqual(['square', 'station'])
    expect(await where(db.command.geoWithin({ centerSphere: [[109.8222, 40.6579], kilometres(0)] }))).toEqual(
      ['square'],
    )
  })

  test('a polygon across the date line holds what lies on either side', async () => {
    const geometry = new (geo().Polygon)([ring([179, -19], [-179, -19], [-179, -16], [179, -16])])
    expect(await where(db.command.geoWithin({ geometry }))).toEqual(['fiji'])
  })

  test.each<[string, () => unknown, string[]]>([
    ['a point on the district’s edge', () => point(109.7, 40.6), ['district']],
    ['the square itself', () => point(109.8222, 40.6579), ['district', 'square']],
    [
      'a line over the river',
      () => new (geo().LineString)([point(109.6, 40.6), point(109.9, 40.6)]),
      ['district', 'river'],
    ],
    ['a line beside it all', () => new (geo().LineString)([point(100, 30), point(101, 31)]), []],
    ['several points', () => new (geo().MultiPoint)([point(116.4074, 39.9042), point(0, 0)]), ['beijing']],
    [
      'several lines',
      () =>
        new (geo().MultiLineString)([
          new (geo().LineString)([point(111, 40.8415), point(112.5038, 40.8415)]),
          new (geo().LineString)([point(0, 0), point(1, 1)]),
        ]),
      [],
    ],
  ])('%s meets', async (_, geometry, expected) => {
    expect(await where(db.command.geoIntersects({ geometry: geometry() as never }))).toEqual(expected)
  })

  test('with another condition beside it', async () => {
    const geometry = new (geo().Polygon)([ring([109.7, 40.5], [110, 40.5], [110, 40.8], [109.7, 40.8])])
    const query = db.collection(name).where({ kind: 'park', at: db.command.geoWithin({ geometry }) })
    expect((await idsOf(query as never)).sort()).toEqual(['qingshan', 'square'])
  })
})

describe('near', () => {
  const near = (options: object = {}) => ({
    at: db.command.geoNear({ geometry: point(109.8222, 40.6579), ...options }),
  })

  test('the nearest come first; an area that one stands in is no way off, and who is nowhere is left out', async () => {
    const found = await idsOf(db.collection('places').where(near()) as never)
    expect(found.slice(0, 2).sort()).toEqual(['district', 'square'])
    expect(found.slice(2)).toEqual(['station', 'river', 'works', 'qingshan', 'hohhot', 'beijing', 'fiji'])
  })

  test('pages of the same order fit together', async () => {
    const page = (skip: number) => idsOf(db.collection('places').where(near()).skip(skip).limit(3) as never)
    expect([...(await page(0)), ...(await page(3)), ...(await page(6))]).toEqual(
      await idsOf(db.collection('places').where(near()) as never),
    )
  })

  test('not nearer and not farther than asked, in metres', async () => {
    const found = await idsOf(
      db.collection('places').where(near({ minDistance: 100, maxDistance: 7000 })) as never,
    )
    expect(found).toEqual(['station', 'river', 'works', 'qingshan'])
  })

  test('another order may be asked for', async () => {
    const query = db
      .collection('places')
      .where(near({ maxDistance: 7000 }))
      .orderBy('_id', 'desc')
    expect(await idsOf(query as never)).toEqual([
      'works',
      'station',
      'square',
      'river',
      'qingshan',
      'district',
    ])
  })

  test('inside a transaction what it wrote itself is found too', async () => {
    await db
      .runTransaction(async (transaction: { collection: typeof db.collection }) => {
        await transaction
          .collection('places')
          .add({ _id: 'stall', kind: 'shop', at: point(109.8223, 40.6579) })
        const found = await idsOf(
          transaction.collection('places').where({ ...near({ maxDistance: 50 }), kind: 'shop' }) as never,
        )
        expect(found).toEqual(['stall'])
        throw new Error('as it was')
      })
      .catch((error: Error) => expect(error.message).toContain('as it was'))
  })
})

describe('$geoNear', () => {
  const run = async (options: object) =>
    (
      await db
        .collection('places')
        .aggregate()
        .geoNear({ near: { longitude: 109.8222, latitude: 40.6579 }, key: 'at', spherical: true, ...options })
        .end()
    ).data as Record<string, unknown>[]

  test('adds the distance in metres, a query narrows and a limit ends it', async () => {
    const found = await run({ distanceField: 'far.metres', query: { kind: 'transport' }, limit: 2 })
    expect(found.map(({ _id }) => _id)).toEqual(['station', 'hohhot'])
    const [station, hohhot] = found.map(({ far }) => (far as { metres: number }).metres)
    expect(station).toBeCloseTo(3463, -1)
    expect(hohhot).toBeCloseTo(164_000, -4)
  })

  test('multiplies, bounds, and tells the place it took', async () => {
    const [found, ...others] = await run({
      distanceField: 'km',
      distanceMultiplier: 0.001,
      includeLocs: 'where',
      minDistance: 100,
      maxDistance: 4000,
    })
    expect(others).toEqual([])
    expect(found).toMatchObject({
      _id: 'station',
      where: { type: 'Point', coordinates: [109.8231, 40.6268] },
    })
    expect(found?.km).toBeCloseTo(3.46, 1)
  })
})
