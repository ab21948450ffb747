import { checkNested } from '../../values/check'
import { clone } from '../../values/value'
import type { UpdateOperator } from '../operator'

export const $set: UpdateOperator = {
  creates: true,
  prepare: (operand) => {
    checkNested(operand)
    return () => clone(operand)
  },
}
