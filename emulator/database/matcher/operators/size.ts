import { badRequest } from '../../refusal'
import { isNumeric, toNumber } from '../../values/numbers'
import { anyWhole, type FieldOperator } from '../test'

/** An array of just this many elements. */
export const $size: FieldOperator = (operand) => {
  const size = isNumeric(operand) ? toNumber(operand) : Number.NaN
  if (!Number.isInteger(size) || size < 0) throw badRequest('$size needs a whole number that is not negative')
  return anyWhole((value) => Array.isArray(value) && value.length === size)
}
