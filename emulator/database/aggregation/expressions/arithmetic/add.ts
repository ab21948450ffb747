import { badRequest } from '../../../refusal'
import { isNumeric, toNumber } from '../../../values/numbers'
import { dateAfter } from '../date/moment'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'
import { type Numeric, sum } from './numeric'

/** Numbers, and among them one date at most, to which the others are milliseconds. */
export const $add: Operator = variadic('$add', 0, Number.POSITIVE_INFINITY, (values) => {
  let total: Numeric = 0
  let date: Date | null = null
  if (values.some((value) => value === null || value === undefined)) return null
  for (const value of values) {
    if (isNumeric(value)) total = sum(total, value)
    else if (value instanceof Date) {
      if (date) throw badRequest('only one date allowed in an $add expression')
      date = value
    } else throw badRequest(`$add only supports numeric or date types, not ${typeName(value)}`)
  }
  return date ? dateAfter(date, Math.round(toNumber(total))) : total
})
