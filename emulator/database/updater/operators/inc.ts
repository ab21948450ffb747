import { badRequest } from '../../refusal'
import { add, isNumeric } from '../../values/numbers'
import type { UpdateOperator } from '../operator'

/** Adds; a missing field becomes the amount, a field that is no number is an error (null too). */
export const $inc: UpdateOperator = {
  creates: true,
  prepare: (amount, path) => {
    if (!isNumeric(amount)) throw badRequest(`Cannot increment with non-numeric argument: {${path}}`)
    return (current) => {
      if (current === undefined) return amount
      if (!isNumeric(current)) throw badRequest(`Cannot apply $inc to a value of non-numeric type: {${path}}`)
      return add(current, amount, '$inc')
    }
  },
}
