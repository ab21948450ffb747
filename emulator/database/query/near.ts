import { type Nearness, nearnessOf } from '../geo/operands'
import { distanceTo } from '../geo/relations'
import { shapeIn } from '../geo/shape'
import { EARTH_RADIUS } from '../geo/sphere'
import { badRequest } from '../refusal'
import type { Collection } from '../store/collection'
import { someAt, splitPath } from '../values/path'
import { type Document, isDocument, type Value } from '../values/value'

/** A demand for what is near a place, and the field that says where things are. */
export interface Near extends Nearness {
  readonly path: string
}

/** The `$nearSphere` of a query, wherever `$and` puts it; there may be one. */
export function nearOf(where: Document): Near | null {
  const found = gather(where)
  if (found.length > 1) throw badRequest('geo near: only one may stand in a query')
  return found[0] ?? null
}

function gather(where: Document): Near[] {
  return Object.keys(where).flatMap((path): Near[] => {
    const operand = where[path] as Value
    if (path === '$and' && Array.isArray(operand))
      return operand.flatMap((part) => (isDocument(part) ? gather(part) : []))
    if (isBuried(path, operand)) throw badRequest('geo $nearSphere must be top-level expr')
    if (path.startsWith('$') || !isDocument(operand) || operand.$nearSphere === undefined) return []
    return [{ path, ...nearnessOf(operand.$nearSphere, operand) }]
  })
}

/** In a branch, a denial or an element it could order nothing. */
function isBuried(path: string, operand: Value): boolean {
  if (path === '$or' || path === '$nor')
    return Array.isArray(operand) && operand.some((part) => isDocument(part) && gather(part).length > 0)
  if (path.startsWith('$') || !isDocument(operand)) return false
  return [operand.$not, operand.$elemMatch].some(
    (inner) =>
      isDocument(inner) &&
      (inner.$nearSphere !== undefined || isBuried(path, inner) || gather(inner).length > 0),
  )
}

/** MongoDB orders by distance through a geo index only. */
export function requireGeoIndex(collection: Collection, path: string): void {
  if (collection.indexes.some((index) => index.fields.some((field, at) => field === path && index.isGeo(at))))
    return
  throw badRequest(
    `unable to find index for $geoNear query on ${collection.name}.${path}: it wants a 2dsphere index`,
  )
}

/** Metres to the nearest geometry that a document holds at the path. */
export function distanceIn(document: Document, { path, from }: Pick<Near, 'path' | 'from'>): number {
  let nearest = Number.POSITIVE_INFINITY
  someAt(document, splitPath(path), true, (value) => {
    const shape = shapeIn(value)
    if (shape) nearest = Math.min(nearest, distanceTo(from, shape))
    return false
  })
  return nearest
}

/** The query narrowed to what lies no farther than so many metres. */
export function narrowed(where: Document, { path, from }: Near, metres: number): Document {
  const coordinates = [Math.atan2(from[1], from[0]), Math.asin(from[2])].map(
    (radians) => (radians * 180) / Math.PI,
  )
  const ring = { $nearSphere: { $geometry: { type: 'Point', coordinates }, $maxDistance: metres } }
  return { $and: [{ [path]: ring }, where] }
}

const FIRST_RING_METRES = 500
const RING_GROWTH = 4
const HALF_AROUND_METRES = Math.PI * EARTH_RADIUS

/** Larger and larger circles within what is asked for: most who ask want the few that are nearest. */
export function* rings({ most }: Near): Generator<number> {
  const last = Math.min(most, HALF_AROUND_METRES)
  for (let radius = FIRST_RING_METRES; radius < last; radius *= RING_GROWTH) yield radius
}
