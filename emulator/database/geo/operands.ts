import { badRequest } from '../refusal'
import { isNumeric, toNumber } from '../values/numbers'
import { type Document, field, isDocument, type Reached } from '../values/value'
import type { Circle } from './relations'
import { positionOf, type Shape, shapeOf } from './shape'
import { EARTH_RADIUS, type Vector, vectorOf } from './sphere'

/** `{ $geometry: GeoJSON }` as `$geoIntersects` takes it. */
export function geometryOf(name: string, operand: Reached): Shape {
  const geometry = isDocument(operand) ? field(operand, '$geometry') : undefined
  if (geometry === undefined) throw badRequest(`${name} needs a $geometry`)
  return shapeOf(geometry)
}

/** What `$geoWithin` is asked for: polygons, or a circle. */
export function regionOf(operand: Reached): Shape | Circle {
  const sphere = isDocument(operand) ? field(operand, '$centerSphere') : undefined
  if (sphere !== undefined) return circleOf(sphere)
  const shape = geometryOf('$geoWithin', operand)
  if (shape.points.length > 0 || shape.lines.length > 0) {
    throw badRequest(
      '$geoWithin not supported with provided geometry: it must be a Polygon or a MultiPolygon',
    )
  }
  return shape
}

/** `[[longitude, latitude], radians]` */
function circleOf(operand: Reached): Circle {
  const [centre, radius] = Array.isArray(operand) ? operand : []
  const radians = isNumeric(radius) ? toNumber(radius) : Number.NaN
  if (!(radians >= 0)) throw badRequest('radius must be a non-negative number')
  return { centre: vectorOf(positionOf(centre)), radius: radians }
}

export const isCircle = (region: Shape | Circle): region is Circle => 'radius' in region

/** How far from where. */
export interface Nearness {
  readonly from: Vector
  /** Metres. */
  readonly least: number
  readonly most: number
}

/** `{ $geometry: a Point, $maxDistance, $minDistance }` in metres, or the older pair with radians beside it. */
export function nearnessOf(operand: Reached, siblings: Document): Nearness {
  const pair = Array.isArray(operand)
  const limits = pair || !isDocument(operand) ? siblings : operand
  const scale = pair ? EARTH_RADIUS : 1
  return {
    from: placeOf(pair ? operand : isDocument(operand) ? field(operand, '$geometry') : undefined),
    least: distanceOf('$minDistance', field(limits, '$minDistance'), 0) * scale,
    most: distanceOf('$maxDistance', field(limits, '$maxDistance'), Number.POSITIVE_INFINITY) * scale,
  }
}

/** One place: a GeoJSON Point or a pair. */
export function placeOf(value: Reached): Vector {
  const { points, lines, polygons } = shapeOf(value)
  const [point] = points
  if (point && points.length === 1 && lines.length === 0 && polygons.length === 0) return vectorOf(point)
  throw badRequest('near needs one point')
}

export function distanceOf(name: string, value: Reached, standard: number): number {
  if (value === undefined || value === null) return standard
  const distance = isNumeric(value) ? toNumber(value) : Number.NaN
  if (distance >= 0) return distance
  throw badRequest(`${name} must be a non-negative number`)
}
