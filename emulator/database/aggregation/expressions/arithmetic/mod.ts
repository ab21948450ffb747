import { badRequest } from '../../../refusal'
import { remainderDecimals } from '../../../values/decimal'
import { toNumber } from '../../../values/numbers'
import { binary, type Operator } from '../operator'
import { asDouble, asOperand, exact, integer, isDecimal, isInteger, ofNumbers } from './numeric'

/** The remainder with the dividend's sign. */
export const $mod: Operator = binary(
  '$mod',
  ofNumbers('$mod', (a, b) => {
    if (toNumber(b) === 0) throw badRequest("can't $mod by zero")
    if (isDecimal(a) || isDecimal(b)) return remainderDecimals(asOperand(a), asOperand(b))
    if (isInteger(a) && isInteger(b)) return integer(exact(a) % exact(b), a, b)
    return asDouble(toNumber(a) % toNumber(b))
  }),
)
