import * as fc from 'fast-check'
import { distanceTo, intersects, isWithin } from '../../../../emulator/database/geo/relations'
import { type Shape, shapeOf } from '../../../../emulator/database/geo/shape'
import { vectorOf } from '../../../../emulator/database/geo/sphere'
import type { Document } from '../../../../emulator/database/values/value'

/** Houses and paths: where edges are a few metres long the sphere is a plane, and school geometry says what is true. */
const METRES_A_DEGREE = 6_378_100 * (Math.PI / 180)
const [LONGITUDE, LATITUDE] = [109.82, 40.66]
type Metres = readonly [east: number, north: number]

const place = ([east, north]: Metres): [number, number] => [
  LONGITUDE + east / METRES_A_DEGREE / Math.cos((LATITUDE * Math.PI) / 180),
  LATITUDE + north / METRES_A_DEGREE,
]
const read = (type: string, coordinates: unknown): Shape => shapeOf({ type, coordinates } as Document)
const line = (...way: Metres[]) => read('LineString', way.map(place))
const house = (...corners: Metres[]) => read('Polygon', [[...corners, corners[0] as Metres].map(place)])
const tree = (at: Metres) => read('Point', place(at))
const square = (east: number, north: number, side: number) =>
  house([east, north], [east + side, north], [east + side, north + side], [east, north + side])

test('a house whose walls cross is refused', () => {
  expect(() => house([0, 0], [6, 0], [0, 3], [6, 3])).toThrow('its edges cross')
})

test.each<[string, Metres[]]>([
  [
    'an L',
    [
      [0, 0],
      [6, 0],
      [6, 2],
      [2, 2],
      [2, 6],
      [0, 6],
    ],
  ],
  [
    'a roof narrower than its floor',
    [
      [0, 0],
      [6, 0],
      [4, 3],
      [2, 3],
    ],
  ],
  [
    'a U with walls in one line',
    [
      [0, 0],
      [2, 0],
      [2, 3],
      [4, 3],
      [4, 0],
      [6, 0],
      [6, 5],
      [0, 5],
    ],
  ],
])('a house may be %s', (_shape, corners) => {
  expect(house(...corners).polygons).toHaveLength(1)
})

test.each<[string, Shape, Shape, boolean]>([
  ['a path that ends 5 m before another', line([0, 0], [4, 0]), line([9, -2], [9, 2]), false],
  ['a path that goes on in line 2 m further', line([0, 0], [4, 0]), line([6, 0], [9, 0]), false],
  ['a path that begins where one ends', line([0, 0], [4, 0]), line([4, 0], [4, 7]), true],
  ['crossing paths', line([0, 0], [4, 0]), line([2, -1], [2, 1]), true],
  ['a path over part of another', line([0, 0], [4, 0]), line([1, 0], [3, 0]), true],
  ['houses 5 m apart', square(0, 0, 3), square(8, 1, 3), false],
  ['houses one into the other', square(0, 0, 3), square(2, 1, 3), true],
  ['a path through a house', square(0, 0, 3), line([-1, 1], [4, 1]), true],
  [
    'a tree in the corner of an L',
    house([0, 0], [6, 0], [6, 2], [2, 2], [2, 6], [0, 6]),
    tree([4, 4]),
    false,
  ],
  ['a tree beyond the end of a wall', square(0, 0, 3), tree([5, 0]), false],
])('%s', (_pair, one, other, meets) => {
  expect([intersects(one, other), intersects(other, one)]).toEqual([meets, meets])
})

test('a small house stands within a yard, and not half outside', () => {
  const [yard] = square(0, 0, 10).polygons
  expect(isWithin(square(2, 2, 3), yard ? [yard] : [])).toBe(true)
  expect(isWithin(square(8, 2, 3), yard ? [yard] : [])).toBe(false)
})

const metre = fc.integer({ min: -30, max: 30 })
const spot = fc.tuple(metre, metre)

test('metres to a path are those of the plane', () => {
  fc.assert(
    fc.property(spot, spot, spot, (at, from, to) => {
      fc.pre(from[0] !== to[0] || from[1] !== to[1])
      const way = [to[0] - from[0], to[1] - from[1]] as const
      const along = ((at[0] - from[0]) * way[0] + (at[1] - from[1]) * way[1]) / (way[0] ** 2 + way[1] ** 2)
      const share = Math.max(0, Math.min(1, along))
      const expected = Math.hypot(at[0] - from[0] - share * way[0], at[1] - from[1] - share * way[1])
      expect(distanceTo(vectorOf(place(at)), line(from, to))).toBeCloseTo(expected, 2)
    }),
  )
})

test('paths cross where the plane says so', () => {
  const side = (a: Metres, b: Metres, c: Metres) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  fc.assert(
    fc.property(spot, spot, spot, spot, (a, b, c, d) => {
      const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
      fc.pre(!sides.includes(0)) // who touches is asked above
      const expected = sides[0] !== sides[1] && sides[2] !== sides[3]
      expect(intersects(line(a, b), line(c, d))).toBe(expected)
    }),
    { numRuns: 1000 },
  )
})
