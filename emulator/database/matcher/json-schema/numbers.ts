import { badRequest } from '../../refusal'
import { compareNumbers, isNumeric, toNumber } from '../../values/numbers'
import type { Value } from '../../values/value'
import { always, flagOf, type Keyword } from './keyword'

/** Numbers only; what is no number obeys. NaN is within no bound. */
const bound =
  (name: string, exclusive: string, sign: 1 | -1): Keyword =>
  (operand, schema) => {
    const limit = numberOf(operand, name)
    const strict = schema[exclusive] !== undefined && flagOf(schema[exclusive], exclusive)
    return (value) => {
      if (!isNumeric(value)) return true
      if (Number.isNaN(toNumber(value))) return false
      const order = compareNumbers(value, limit) * sign
      return strict ? order > 0 : order >= 0
    }
  }

export const minimum = bound('minimum', 'exclusiveMinimum', 1)
export const maximum = bound('maximum', 'exclusiveMaximum', -1)

/** Draft 4: a flag beside the bound, which reads it. */
export const exclusive =
  (name: string, of: 'minimum' | 'maximum'): Keyword =>
  (operand, schema) => {
    flagOf(operand, name)
    if (schema[of] === undefined)
      throw badRequest(`$jsonSchema keyword '${of}' must be a present if ${name} is present`)
    return always
  }

export const multipleOf: Keyword = (operand) => {
  const divisor = toNumber(numberOf(operand, 'multipleOf'))
  if (!(divisor > 0)) throw badRequest("$jsonSchema keyword 'multipleOf' must have a positive value")
  return (value) => !isNumeric(value) || toNumber(value) % divisor === 0
}

function numberOf(operand: Value, name: string) {
  if (isNumeric(operand)) return operand
  throw badRequest(`$jsonSchema keyword '${name}' must be a number`)
}
