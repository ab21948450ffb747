import { badRequest } from '../../../refusal'
import { toNumber } from '../../../values/numbers'
import { binary, type Operator } from '../operator'
import { exact, integer, isInteger, likeOperands, ofNumbers } from './numeric'

/** Beyond this exponent no power of a base other than 0, 1 and -1 fits into 64 bits. */
const LARGEST_EXPONENT = 63n

/** Integers to a natural power stay integers while 64 bits hold them. */
export const $pow: Operator = binary(
  '$pow',
  ofNumbers('$pow', (base, exponent) => {
    const [x, y] = [toNumber(base), toNumber(exponent)]
    if (x === 0 && y < 0) throw badRequest('$pow cannot take a base of 0 and a negative exponent')
    if (!isInteger(base) || !isInteger(exponent)) return likeOperands(x ** y, base, exponent)
    const power = exact(exponent)
    if (x === 1 || (x === -1 && power % 2n === 0n)) return integer(1n, base, exponent)
    if (x === -1) return integer(-1n, base, exponent)
    if (power >= 0n && power <= LARGEST_EXPONENT) return integer(exact(base) ** power, base, exponent)
    return x === 0 ? integer(0n, base, exponent) : likeOperands(x ** y)
  }),
)
