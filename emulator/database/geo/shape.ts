import { badRequest } from '../refusal'
import { isNumeric, toNumber } from '../values/numbers'
import { field, isDocument, type Reached, type Value } from '../values/value'
import { type Arc, isOnArc, meeting, unit, type Vector, vectorOf } from './sphere'

export type Position = readonly [longitude: number, latitude: number]

/** A closed line, its last place not repeated. */
export type Ring = readonly Position[]
/** The outer ring first, then the holes. */
export type Polygon = readonly Ring[]

/** Any geometry: GeoJSON's kinds are these three, one or many. */
export interface Shape {
  readonly points: readonly Position[]
  readonly lines: readonly (readonly Position[])[]
  readonly polygons: readonly Polygon[]
}

/** Geometry as documents hold it: GeoJSON, or MongoDB's older pair `[longitude, latitude]`. `null` for anything else. */
export function shapeIn(value: Reached): Shape | null {
  try {
    return shapeOf(value)
  } catch {
    return null
  }
}

/** The same, refusing what is no geometry with MongoDB's reason. */
export function shapeOf(value: Reached): Shape {
  if (Array.isArray(value)) return { points: [positionOf(value)], lines: [], polygons: [] }
  if (!isDocument(value)) throw badRequest('geo element must be an array or object')
  const coordinates = field(value, 'coordinates')
  const none = { points: [], lines: [], polygons: [] }
  switch (field(value, 'type')) {
    case 'Point':
      return { ...none, points: [positionOf(coordinates)] }
    case 'MultiPoint':
      return { ...none, points: listOf(coordinates).map(positionOf) }
    case 'LineString':
      return { ...none, lines: [lineOf(coordinates)] }
    case 'MultiLineString':
      return { ...none, lines: listOf(coordinates).map(lineOf) }
    case 'Polygon':
      return { ...none, polygons: [polygonOf(coordinates)] }
    case 'MultiPolygon':
      return { ...none, polygons: listOf(coordinates).map(polygonOf) }
    default:
      throw badRequest(`unknown GeoJSON type: ${JSON.stringify(field(value, 'type') ?? null)}`)
  }
}

function listOf(value: Reached): readonly Value[] {
  if (Array.isArray(value) && value.length > 0) return value
  throw badRequest('GeoJSON coordinates must be a nonempty array')
}

/** A third number, a height, is let be. */
export function positionOf(value: Reached): Position {
  const [longitude, latitude] = Array.isArray(value) && value.length >= 2 ? value.map(degrees) : []
  if (longitude === undefined || latitude === undefined) {
    throw badRequest('Point must be an array of two numbers: longitude, latitude')
  }
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    throw badRequest(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  }
  return [longitude, latitude]
}

function degrees(value: Value): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN
  if (Number.isFinite(number)) return number
  throw badRequest('Point must only contain numeric elements')
}

const isSame = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]

/** Without places that repeat the one before them. */
function lineOf(value: Reached): Position[] {
  const places = listOf(value).map(positionOf)
  const line = places.filter((place, index) => !isSame(place, places[index - 1]))
  if (line.length < 2) throw badRequest('GeoJSON LineString must have at least 2 vertices')
  return line
}

function polygonOf(value: Reached): Polygon {
  return listOf(value).map(ringOf)
}

function ringOf(value: Reached): Ring {
  const places = listOf(value).map(positionOf)
  if (!isSame(places[0], places.at(-1))) {
    throw badRequest('Loop is not closed: the last place of a polygon ring must be its first')
  }
  const ring = places.slice(1).filter((place, index) => !isSame(place, places[index]))
  if (ring.length < 3) throw badRequest('Loop must have at least 3 different vertices')
  const arcs = arcsOfRing(ring)
  if (crossesItself(arcs)) throw badRequest('Loop is not valid: its edges cross')
  return ring
}

/** A ring longer than this is taken as it is: comparing every edge with every other would take too long. */
const MOST_COMPARED = 500

function crossesItself(arcs: readonly Arc[]): boolean {
  if (arcs.length > MOST_COMPARED) return false
  return arcs.some((arc, index) =>
    arcs.some((other, at) => {
      const isNeighbour = at <= index + 1 || (index === 0 && at === arcs.length - 1)
      return !isNeighbour && meeting(arc, other) !== null
    }),
  )
}

export function arcsOfLine(line: readonly Position[]): Arc[] {
  const places = line.map(vectorOf)
  return places.slice(1).map((place, index) => [places[index] as Vector, place])
}

export const arcsOfRing = (ring: Ring): Arc[] => arcsOfLine([...ring, ring[0] as Position])

export const arcsOf = ({ lines, polygons }: Shape): Arc[] => [
  ...lines.flatMap(arcsOfLine),
  ...polygons.flat().flatMap(arcsOfRing),
]

/** Every place that is named in a shape. */
export const placesOf = ({ points, lines, polygons }: Shape): Vector[] =>
  [...points, ...lines.flat(), ...polygons.flat(2)].map(vectorOf)

/** Whether a place lies in a polygon; its edges belong to it. A ring encloses the smaller of the two sides. */
export function isInPolygon(place: Vector, [outer, ...holes]: Polygon): boolean {
  if (!outer || !isInRing(place, outer)) return false
  return !holes.some((hole) => isInRing(place, hole) && !arcsOfRing(hole).some((arc) => isOnArc(place, arc)))
}

/** Seen from within, the ring's places go once around; from the other side of the Earth they do so too. */
function isInRing(place: Vector, ring: Ring): boolean {
  const arcs = arcsOfRing(ring)
  if (arcs.some((arc) => isOnArc(place, arc))) return true
  const places = arcs.map(([from]) => from)
  const centre = unit(
    places.reduce<Vector>((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0]),
  )
  if (place[0] * centre[0] + place[1] * centre[1] + place[2] * centre[2] <= 0) return false
  return Math.abs(arcs.reduce((turn, arc) => turn + turnSeenFrom(place, arc), 0)) > Math.PI
}

/** Radians by which one turns who stands at a place and looks along an arc. */
function turnSeenFrom(place: Vector, [from, to]: Arc): number {
  const flat = (v: Vector): Vector => {
    const up = v[0] * place[0] + v[1] * place[1] + v[2] * place[2]
    return [v[0] - up * place[0], v[1] - up * place[1], v[2] - up * place[2]]
  }
  const [a, b] = [flat(from), flat(to)]
  const across =
    place[0] * (a[1] * b[2] - a[2] * b[1]) +
    place[1] * (a[2] * b[0] - a[0] * b[2]) +
    place[2] * (a[0] * b[1] - a[1] * b[0])
  return Math.atan2(across, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
}
