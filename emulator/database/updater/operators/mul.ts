import { badRequest } from '../../refusal'
import { isNumeric, multiply } from '../../values/numbers'
import type { UpdateOperator } from '../operator'

/** Multiplies; a missing field becomes 0 of the factor's type, a field that is no number is an error (null too). */
export const $mul: UpdateOperator = {
  creates: true,
  prepare: (factor, path) => {
    if (!isNumeric(factor)) throw badRequest(`Cannot multiply with non-numeric argument: {${path}}`)
    return (current) => {
      if (current !== undefined && !isNumeric(current)) {
        throw badRequest(`Cannot apply $mul to a value of non-numeric type: {${path}}`)
      }
      return multiply(current ?? 0, factor, '$mul')
    }
  },
}
