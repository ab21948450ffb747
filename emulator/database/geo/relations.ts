import { arcsOf, arcsOfRing, isInPolygon, type Polygon, placesOf, type Shape } from './shape'
import { type Arc, angle, angleToArc, EARTH_RADIUS, isOnArc, meeting, type Vector, vectorOf } from './sphere'

/** A cap on the sphere: every place within `radius` radians of its centre. */
export interface Circle {
  readonly centre: Vector
  readonly radius: number
}

/** Less than this many radians is what arithmetic adds by itself. */
const SLACK = 1e-12

/** Whether all of a shape lies in a circle smaller than half the Earth; ways between its places then do too. */
export const isInCircle = (shape: Shape, { centre, radius }: Circle): boolean =>
  placesOf(shape).every((place) => angle(place, centre) <= radius + SLACK)

/** Whether all of a shape lies in one of these polygons, edges included. */
export function isWithin(shape: Shape, polygons: readonly Polygon[]): boolean {
  const pieces: Shape[] = [
    ...shape.points.map((point) => ({ points: [point], lines: [], polygons: [] })),
    ...shape.lines.map((line) => ({ points: [], lines: [line], polygons: [] })),
    ...shape.polygons.map((polygon) => ({ points: [], lines: [], polygons: [polygon] })),
  ]
  return pieces.every((piece) => polygons.some((polygon) => isPieceWithin(piece, polygon)))
}

function isPieceWithin(piece: Shape, polygon: Polygon): boolean {
  if (!placesOf(piece).every((place) => isInPolygon(place, polygon))) return false
  const edges = polygon.flatMap(arcsOfRing)
  if (arcsOf(piece).some((arc) => edges.some((edge) => crosses(arc, edge)))) return false
  // a hole of the outer one that lies whole within the inner one
  const holes = polygon.slice(1)
  return !piece.polygons.some((inner) =>
    holes.some((hole) => hole.every((place) => isInPolygon(vectorOf(place), inner))),
  )
}

/** Whether one goes from one side of the other to its other side; touching is not crossing. */
function crosses(arc: Arc, edge: Arc): boolean {
  const place = meeting(arc, edge)
  if (!place) return false
  const isEnd = (end: Vector) => angle(end, place) < SLACK * 10
  const touches =
    arc.some((end) => isEnd(end) || isOnArc(end, edge)) || edge.some((end) => isEnd(end) || isOnArc(end, arc))
  return !touches
}

/** Whether two shapes have a place in common. */
export function intersects(a: Shape, b: Shape): boolean {
  return touches(a, b) || touches(b, a) || meet(arcsOf(a), arcsOf(b))
}

/** Whether a named place of one lies on or in the other. */
function touches(a: Shape, b: Shape): boolean {
  const arcs = arcsOf({ ...b, polygons: [] })
  const points = b.points.map(vectorOf)
  return placesOf(a).some(
    (place) =>
      points.some((point) => angle(point, place) < SLACK * 10) ||
      arcs.some((arc) => isOnArc(place, arc)) ||
      b.polygons.some((polygon) => isInPolygon(place, polygon)),
  )
}

const meet = (arcs: readonly Arc[], others: readonly Arc[]): boolean =>
  arcs.some((arc) => others.some((other) => meeting(arc, other) !== null))

/** Metres from a place to the nearest place of a shape; 0 inside a polygon. */
export function distanceTo(place: Vector, shape: Shape): number {
  if (shape.polygons.some((polygon) => isInPolygon(place, polygon))) return 0
  const ends = placesOf(shape).map((end) => angle(end, place))
  const ways = arcsOf(shape).map((arc) => angleToArc(place, arc))
  return Math.min(...ends, ...ways) * EARTH_RADIUS
}
