import { geometryOf } from '../../geo/operands'
import { intersects } from '../../geo/relations'
import { shapeIn } from '../../geo/shape'
import { any, type FieldOperator } from '../test'

/** The two geometries have a place in common. */
export const $geoIntersects: FieldOperator = (operand) => {
  const asked = geometryOf('$geoIntersects', operand)
  return any((value) => {
    const shape = shapeIn(value)
    return shape !== null && intersects(shape, asked)
  })
}
