import { badRequest } from '../../refusal'
import { isNumeric, kindOf, long, toInt64 } from '../../values/numbers'
import { isDocument, type Reached, type Value } from '../../values/value'
import type { UpdateOperator } from '../operator'

const OPERATIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

/** `{ and | or | xor: integer }` on an integer, one after another; a missing field counts as 0. */
export const $bit: UpdateOperator = {
  creates: true,
  prepare: (operand, path) => {
    if (!isDocument(operand) || Object.keys(operand).length === 0) {
      throw badRequest(`The $bit modifier needs at least one bitwise operation: {${path}}`)
    }
    const steps = Object.entries(operand).map(([name, mask]) => {
      const operation = OPERATIONS[name]
      if (!operation)
        throw badRequest(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
      return { operation, mask: integer(mask, path), isLong: isLong(mask) }
    })
    return (current) => {
      let bits = current === undefined ? 0n : integer(current, path)
      for (const { operation, mask } of steps) bits = operation(bits, mask)
      return isLong(current) || steps.some((step) => step.isLong) ? long(bits) : Number(bits)
    }
  },
}

const isLong = (value: Reached) => isNumeric(value) && kindOf(value) === 'long'

function integer(value: Value, path: string): bigint {
  const whole = isNumeric(value) && /^(int|long)$/.test(kindOf(value)) ? toInt64(value) : null
  if (whole === null) throw badRequest(`The $bit modifier works on integers of 32 or 64 bits only: {${path}}`)
  return whole
}
