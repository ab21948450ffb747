import { badRequest } from '../../../refusal'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'
import { wholeNumber } from './whole-number'

/** `[array, n]`: the first (or, negative, the last) n; `[array, position, n]`. */
export const $slice: Operator = variadic('$slice', 2, 3, (values) => {
  if (values.some((value) => value === null || value === undefined)) return null
  const [items, first, count] = values
  if (!Array.isArray(items)) {
    throw badRequest(`First argument to $slice must be an array, but is of type: ${typeName(items)}`)
  }
  const number = wholeNumber('Second argument to $slice', first)
  if (values.length === 2) return number < 0 ? items.slice(number) : items.slice(0, number)
  const length = wholeNumber('Third argument to $slice', count)
  if (length <= 0) throw badRequest(`Third argument to $slice must be positive: ${length}`)
  const from = number < 0 ? Math.max(items.length + number, 0) : number
  return items.slice(from, from + length)
})
