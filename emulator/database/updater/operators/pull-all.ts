import { badRequest } from '../../refusal'
import { equals } from '../../values/compare'
import type { UpdateOperator } from '../operator'
import { arrayAt } from './array-target'

/** Takes away every element that is equal to one of these. */
export const $pullAll: UpdateOperator = {
  creates: false,
  prepare: (operand, path) => {
    if (!Array.isArray(operand)) throw badRequest('$pullAll requires an array argument')
    return (current) =>
      arrayAt(current, '$pullAll', path).filter((element) => !operand.some((item) => equals(element, item)))
  },
}
