import { badRequest } from '../../../refusal'
import { isNumeric } from '../../../values/numbers'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'
import { type Numeric, product } from './numeric'

export const $multiply: Operator = variadic('$multiply', 0, Number.POSITIVE_INFINITY, (values) => {
  let total: Numeric = 1
  if (values.some((value) => value === null || value === undefined)) return null
  for (const value of values) {
    if (!isNumeric(value)) {
      throw badRequest(`$multiply only supports numeric types, not ${typeName(value)}`)
    }
    total = product(total, value)
  }
  return total
})
