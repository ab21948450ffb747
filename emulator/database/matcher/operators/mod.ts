import { badRequest } from '../../refusal'
import { toInteger } from '../../values/numbers'
import { any, type FieldOperator } from '../test'

/** `[divisor, remainder]` on numbers, cut to integers. */
export const $mod: FieldOperator = (operand) => {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw badRequest('malformed mod, needs [divisor, remainder]')
  const [divisor, remainder] = operand.map(toInteger)
  if (typeof divisor !== 'number' || typeof remainder !== 'number')
    throw badRequest('malformed mod, not numbers')
  if (divisor === 0) throw badRequest('divisor cannot be 0')
  return any((value) => {
    const whole = toInteger(value)
    return whole !== null && whole % divisor === remainder
  })
}
