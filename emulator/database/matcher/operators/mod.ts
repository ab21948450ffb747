import { badRequest } from '../../refusal'
import { toInt64 } from '../../values/numbers'
import { any, type FieldOperator } from '../test'

/** `[divisor, remainder]` on numbers, cut to integers. */
export const $mod: FieldOperator = (operand) => {
  if (!Array.isArray(operand)) throw badRequest('malformed mod, needs to be an array')
  if (operand.length !== 2)
    throw badRequest(`malformed mod, ${operand.length < 2 ? 'not enough' : 'too many'} elements`)
  const [divisor, remainder] = operand.map(toInt64)
  if (typeof divisor !== 'bigint' || typeof remainder !== 'bigint')
    throw badRequest('malformed mod, divisor and remainder must be numbers of 64 bits')
  if (divisor === 0n) throw badRequest('divisor cannot be 0')
  return any((value) => {
    const whole = toInt64(value)
    return whole !== null && whole % divisor === remainder
  })
}
