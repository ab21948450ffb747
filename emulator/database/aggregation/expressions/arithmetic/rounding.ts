import { Decimal128 } from 'bson'
import { badRequest } from '../../../refusal'
import { type Rounding, roundDecimal } from '../../../values/decimal'
import { isNumeric, toNumber } from '../../../values/numbers'
import type { Reached } from '../../../values/value'
import { type Operator, unary, variadic } from '../operator'
import { typeName } from '../type-name'
import { asDouble, exact, integer, isDecimal, isInteger, type Numeric, ofNumber } from './numeric'

const whole = (name: string, rounding: Rounding, work: (x: number) => number): Operator =>
  unary(
    name,
    ofNumber(name, (value) => {
      if (isInteger(value)) return value
      return isDecimal(value) ? roundDecimal(value, 0, rounding) : asDouble(work(toNumber(value)))
    }),
  )

/** `[number, place]`, from 20 digits before the point to 100 behind it. */
const placed = (name: string, rounding: Rounding): Operator =>
  variadic(name, 1, 2, ([value, place = 0]) =>
    place === null
      ? null
      : ofNumber(name, (number) => rounded(number, placeOf(name, place), rounding))(value),
  )

function placeOf(name: string, place: Reached): number {
  const digits = isNumeric(place) ? toNumber(place) : Number.NaN
  if (!Number.isInteger(digits)) {
    throw badRequest(`precision argument to  ${name} must be a integral value, found ${typeName(place)}`)
  }
  if (digits >= -20 && digits <= 100) return digits
  throw badRequest(`cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`)
}

function rounded(value: Numeric, place: number, rounding: Rounding): Numeric {
  if (isDecimal(value)) return roundDecimal(value, place, rounding)
  if (!isInteger(value)) return asDouble(roundDouble(toNumber(value), place, rounding))
  if (place >= 0) return value
  const unit = 10n ** BigInt(-place)
  const number = exact(value)
  const kept = number / unit
  const rest = number % unit
  const twice = 2n * (rest < 0n ? -rest : rest)
  const up = rounding === 'even' && (twice > unit || (twice === unit && kept % 2n !== 0n))
  return integer((up ? kept + (number < 0n ? -1n : 1n) : kept) * unit, value)
}

/** By the double's true digits: 2.675 lies a hair below, and becomes 2.67. */
function roundDouble(value: number, place: number, rounding: Rounding): number {
  if (!Number.isFinite(value)) return value
  return toNumber(roundDecimal(Decimal128.fromString(value.toPrecision(34)), place, rounding))
}

/** To whole numbers, or to a place: halves go to the even neighbour. */
export const ROUNDING: Readonly<Record<string, Operator>> = {
  $ceil: whole('$ceil', 'up', Math.ceil),
  $floor: whole('$floor', 'down', Math.floor),
  $trunc: placed('$trunc', 'zero'),
  $round: placed('$round', 'even'),
}
