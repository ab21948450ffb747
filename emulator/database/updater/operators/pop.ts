import { badRequest } from '../../refusal'
import { isNumeric, toNumber } from '../../values/numbers'
import type { UpdateOperator } from '../operator'
import { arrayAt } from './array-target'

/** Takes the last element away (1) or the first (-1). */
export const $pop: UpdateOperator = {
  creates: false,
  prepare: (operand, path) => {
    const end = isNumeric(operand) ? toNumber(operand) : 0
    if (end !== 1 && end !== -1) throw badRequest(`$pop expects 1 or -1: {${path}}`)
    return (current) => {
      const array = arrayAt(current, '$pop', path)
      return end === 1 ? array.slice(0, -1) : array.slice(1)
    }
  },
}
