import { badRequest } from '../../../refusal'
import { divideDecimals } from '../../../values/decimal'
import { toNumber } from '../../../values/numbers'
import { binary, type Operator } from '../operator'
import { asDouble, asOperand, isDecimal, ofNumbers } from './numeric'

/** Always a double, of integers too; a decimal of decimals. */
export const $divide: Operator = binary(
  '$divide',
  ofNumbers('$divide', (a, b) => {
    if (toNumber(b) === 0) throw badRequest("can't $divide by zero")
    if (isDecimal(a) || isDecimal(b)) return divideDecimals(asOperand(a), asOperand(b))
    return asDouble(toNumber(a) / toNumber(b))
  }),
)
