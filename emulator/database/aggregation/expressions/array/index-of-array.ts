import { badRequest } from '../../../refusal'
import { equals } from '../../../values/compare'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'
import { searchBounds } from './bounds'

/** `[array, value, start, end]`; -1 when it is not there. */
export const $indexOfArray: Operator = variadic('$indexOfArray', 2, 4, ([items, value, start, end]) => {
  if (items === null || items === undefined) return null
  if (!Array.isArray(items)) {
    throw badRequest(`$indexOfArray requires an array as a first argument, found: ${typeName(items)}`)
  }
  const [from, to] = searchBounds('$indexOfArray', items.length, start, end)
  const found = items.slice(from, Math.max(from, to)).findIndex((item) => equals(item, value))
  return found < 0 ? -1 : from + found
})
