import * as fc from 'fast-check'
import type { Document } from '../../../../emulator/database/values/value'
import { temporaryDatabase } from '../local-cloud'

/**
 * An index makes an answer faster and never different: random geometries and questions, answered with a geo index and by
 * looking at everything. `SEED=…` repeats a run.
 */
const ROUNDS = 800
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000)

const { database, remove } = temporaryDatabase({
  declaration: {
    collections: {
      indexed: { indexes: [{ name: 'at', fields: [['at', '2dsphere']] }] },
      plain: { indexes: [] },
    },
  },
})
afterAll(remove)

/** Mostly around one town, so that things meet; some all over the Earth, at the poles and the date line too. */
const longitude = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 109.6, max: 110.1, noNaN: true }) },
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, 180, 0, 179.99),
)
const latitude = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 40.4, max: 40.9, noNaN: true }) },
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(-90, 90, 0, 89.99),
)
const position = fc.tuple(longitude, latitude)
const size = fc.oneof(
  fc.double({ min: 0.001, max: 0.3, noNaN: true }),
  fc.double({ min: 1, max: 40, noNaN: true }),
)
const wrap = (degrees: number) => (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees)

const pointOf = position.map((coordinates) => ({ type: 'Point', coordinates }))
const lineOf = fc.tuple(position, size, size).map(([[lng, lat], dx, dy]) => ({
  type: 'LineString',
  coordinates: [
    [lng, lat],
    [wrap(lng + dx), Math.max(-90, lat - dy)],
  ],
}))
const polygonOf = fc
  .tuple(longitude, fc.double({ min: -80, max: 80, noNaN: true }), size)
  .map(([lng, lat, side]) => {
    const [south, north] = [Math.max(-89, lat - side / 2), Math.min(89, lat + side / 2)]
    const [west, east] = [wrap(lng - side / 2), wrap(lng + side / 2)]
    return {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    }
  })
const geometry = fc.oneof({ weight: 3, arbitrary: pointOf }, lineOf, polygonOf)
const question = fc.oneof(
  geometry.map(($geometry) => ({ $geoIntersects: { $geometry } })),
  polygonOf.map(($geometry) => ({ $geoWithin: { $geometry } })),
  fc
    .tuple(position, fc.double({ min: 0, max: 1.5, noNaN: true }))
    .map(($centerSphere) => ({ $geoWithin: { $centerSphere } })),
)

const ids = (collection: string, at: object) =>
  database
    .find({ collection, where: { at } as Document, sort: [['_id', 1]], skip: 0, limit: 1000 })
    .texts.map((text) => (JSON.parse(text) as { _id: string })._id)

test(`${ROUNDS} questions about random places (SEED=${seed})`, async () => {
  const documents = fc
    .sample(geometry, { numRuns: 150, seed })
    .map((at, n) => ({ _id: `p${n}`, at }) as unknown as Document)
  for (const collection of ['indexed', 'plain']) await database.insert({ collection, documents })
  let found = 0
  fc.assert(
    fc.property(question, (at) => {
      const byIndex = ids('indexed', at)
      found += byIndex.length
      expect(byIndex).toEqual(ids('plain', at))
    }),
    { numRuns: ROUNDS, seed },
  )
  expect(found).toBeGreaterThan(ROUNDS)
  expect(database.checkIntegrity()).toEqual([])
})
