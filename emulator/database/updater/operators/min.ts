import { checkNested } from '../../values/check'
import { compare } from '../../values/compare'
import type { UpdateOperator } from '../operator'

/** Takes the value where it is smaller in BSON's order, whatever the types. */
export const $min: UpdateOperator = {
  creates: true,
  prepare: (operand) => {
    checkNested(operand)
    return (current) => (current === undefined || compare(operand, current) < 0 ? operand : current)
  },
}
