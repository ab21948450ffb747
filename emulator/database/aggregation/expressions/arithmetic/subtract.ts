import { badRequest } from '../../../refusal'
import { isNumeric, toNumber } from '../../../values/numbers'
import { dateAfter } from '../date/moment'
import { binary, type Operator } from '../operator'
import { typeName } from '../type-name'
import { asLong, difference } from './numeric'

/** Numbers; two dates give milliseconds, a date and a number an earlier date. */
export const $subtract: Operator = binary('$subtract', (a, b) => {
  if (a === null || a === undefined || b === null || b === undefined) return null
  if (isNumeric(a) && isNumeric(b)) return difference(a, b)
  if (a instanceof Date && b instanceof Date) return asLong(BigInt(a.getTime() - b.getTime()))
  if (a instanceof Date && isNumeric(b)) return dateAfter(a, -Math.round(toNumber(b)))
  throw badRequest(`can't $subtract ${typeName(b)} from ${typeName(a)}`)
})
