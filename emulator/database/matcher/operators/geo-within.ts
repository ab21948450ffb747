import { isCircle, regionOf } from '../../geo/operands'
import { isInCircle, isWithin } from '../../geo/relations'
import { shapeIn } from '../../geo/shape'
import { any, type FieldOperator } from '../test'

/** All of the geometry lies in a polygon (edges included) or in a circle on the sphere. */
export const $geoWithin: FieldOperator = (operand) => {
  const region = regionOf(operand)
  return any((value) => {
    const shape = shapeIn(value)
    if (!shape) return false
    return isCircle(region) ? isInCircle(shape, region) : isWithin(shape, region.polygons)
  })
}
