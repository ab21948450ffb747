import { nearnessOf } from '../../geo/operands'
import { distanceTo } from '../../geo/relations'
import { shapeIn } from '../../geo/shape'
import { badRequest } from '../../refusal'
import { any, type FieldOperator } from '../test'

/** The distances asked for; that the nearest come first is the search's part (query/near.ts). */
export const $nearSphere: FieldOperator = (operand, _compiler, siblings) => {
  const { from, least, most } = nearnessOf(operand, siblings)
  return any((value) => {
    const shape = shapeIn(value)
    if (!shape) return false
    const distance = distanceTo(from, shape)
    return distance >= least && distance <= most
  })
}

/** Belongs to `$nearSphere`, which reads it. */
export const $maxDistance: FieldOperator = (_operand, _compiler, siblings) => {
  if (siblings.$nearSphere === undefined) throw badRequest('$maxDistance and $minDistance need a $nearSphere')
  return () => true
}
