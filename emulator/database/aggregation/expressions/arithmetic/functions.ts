import { badRequest } from '../../../refusal'
import { kindOf, toNumber } from '../../../values/numbers'
import { binary, type Operator, unary } from '../operator'
import { show } from '../show'
import { logarithmOf } from './log'
import { asDouble, exact, integer, likeOperands, type Numeric, ofNumber, ofNumbers, product } from './numeric'

const of = (name: string, work: (value: Numeric) => Numeric): Operator => unary(name, ofNumber(name, work))

const computed = (name: string, work: (x: number) => number): Operator =>
  of(name, (value) => likeOperands(work(toNumber(value)), value))

/** One that is defined between two bounds only. */
const within = (name: string, least: number, most: number, work: (x: number) => number): Operator =>
  of(name, (value) => {
    const x = toNumber(value)
    if (x < least || x > most) {
      throw badRequest(`cannot apply ${name} to ${show(value)}, value must be in [${least},${most}]`)
    }
    return likeOperands(work(x), value)
  })

/** Of the least int64 there is no absolute value of the same type. */
function absolute(value: Numeric): Numeric {
  const kind = kindOf(value)
  if (kind === 'double') return asDouble(Math.abs(toNumber(value)))
  if (kind === 'decimal') return toNumber(value) < 0 ? product(value, -1) : value
  const whole = exact(value)
  if (whole === -(2n ** 63n)) throw badRequest("can't take $abs of long long min")
  return integer(whole < 0n ? -whole : whole, value)
}

function root(value: Numeric): Numeric {
  const x = toNumber(value)
  if (x < 0) throw badRequest("$sqrt's argument must be greater than or equal to 0")
  return likeOperands(Math.sqrt(x), value)
}

const DEGREES = 180 / Math.PI

/** One number to one number: a line each. */
export const FUNCTIONS: Readonly<Record<string, Operator>> = {
  $abs: of('$abs', absolute),
  $sqrt: of('$sqrt', root),
  $exp: computed('$exp', Math.exp),
  $ln: of('$ln', logarithmOf('$ln', Math.log)),
  $log10: of('$log10', logarithmOf('$log10', Math.log10)),
  $sin: within('$sin', -Number.MAX_VALUE, Number.MAX_VALUE, Math.sin),
  $cos: within('$cos', -Number.MAX_VALUE, Number.MAX_VALUE, Math.cos),
  $tan: within('$tan', -Number.MAX_VALUE, Number.MAX_VALUE, Math.tan),
  $asin: within('$asin', -1, 1, Math.asin),
  $acos: within('$acos', -1, 1, Math.acos),
  $atan: computed('$atan', Math.atan),
  $atan2: binary(
    '$atan2',
    ofNumbers('$atan2', (y, x) => likeOperands(Math.atan2(toNumber(y), toNumber(x)), y, x)),
  ),
  $sinh: computed('$sinh', Math.sinh),
  $cosh: computed('$cosh', Math.cosh),
  $tanh: computed('$tanh', Math.tanh),
  $asinh: computed('$asinh', Math.asinh),
  $acosh: within('$acosh', 1, Number.POSITIVE_INFINITY, Math.acosh),
  $atanh: within('$atanh', -1, 1, Math.atanh),
  $degreesToRadians: computed('$degreesToRadians', (x) => x / DEGREES),
  $radiansToDegrees: computed('$radiansToDegrees', (x) => x * DEGREES),
}
