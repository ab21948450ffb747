import { badRequest } from '../../../refusal'
import { isNumeric, toNumber } from '../../../values/numbers'
import type { Reached } from '../../../values/value'
import { show } from '../show'
import { typeName } from '../type-name'

const INT32_MAX = 2 ** 31 - 1

/** A number that an int32 can hold; `what` begins the refusal. */
export function wholeNumber(what: string, value: Reached): number {
  if (!isNumeric(value)) throw badRequest(`${what} must be a numeric value, but is ${typeName(value)}`)
  const number = toNumber(value)
  if (Number.isInteger(number) && Math.abs(number) <= INT32_MAX) return number
  throw badRequest(`${what} must be representable as a 32-bit integer: ${show(value)}`)
}
