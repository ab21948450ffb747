import { cellsOfCircle, cellsOfShape } from '../geo/cells'
import { geometryOf, isCircle, nearnessOf, regionOf } from '../geo/operands'
import { EARTH_RADIUS } from '../geo/sphere'
import type { Document, Value } from '../values/value'

export const GEO = new Set(['$geoWithin', '$geoIntersects', '$nearSphere'])

/** A circle larger than a quarter of the way around is no narrower than everything. */
const WIDEST = Math.PI / 2

/** The cells in which whatever fulfils the operator must lie; `null` when that may be anywhere. */
export function cellsFor(name: string, operand: Value, siblings: Document): readonly string[] | null {
  if (name === '$geoIntersects') return cellsOfShape(geometryOf(name, operand))
  const region = name === '$geoWithin' ? regionOf(operand) : circleOf(operand, siblings)
  if (!isCircle(region)) return cellsOfShape(region)
  return region.radius < WIDEST ? cellsOfCircle(region) : null
}

function circleOf(operand: Value, siblings: Document) {
  const { from, most } = nearnessOf(operand, siblings)
  return { centre: from, radius: most / EARTH_RADIUS }
}
