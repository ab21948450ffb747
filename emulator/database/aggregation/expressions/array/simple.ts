import { badRequest } from '../../../refusal'
import { type Operator, unary } from '../operator'
import { typeName } from '../type-name'

/** One array in: a few lines each. */
export const ARRAY_FUNCTIONS: Readonly<Record<string, Operator>> = {
  $isArray: unary('$isArray', Array.isArray),
  $size: unary('$size', (items) => {
    if (Array.isArray(items)) return items.length
    throw badRequest(`The argument to $size must be an array, but was of type: ${typeName(items)}`)
  }),
  $reverseArray: unary('$reverseArray', (items) => {
    if (items === null || items === undefined) return null
    if (Array.isArray(items)) return items.toReversed()
    throw badRequest(`The argument to $reverseArray must be an array, but was of type: ${typeName(items)}`)
  }),
}
