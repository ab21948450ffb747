import { Decimal128 } from 'bson'
import { badRequest } from '../../../refusal'
import type { DecimalOperand } from '../../../values/decimal'
import { add, comparable, double, isNumeric, kindOf, long, multiply, toNumber } from '../../../values/numbers'
import type { Reached } from '../../../values/value'
import { typeName } from '../type-name'

export type Numeric = Parameters<typeof toNumber>[0]

const INT32_MAX = 2n ** 31n - 1n
const INT64_MAX = 2n ** 63n - 1n

export const isInteger = (value: Numeric): boolean => kindOf(value) === 'int' || kindOf(value) === 'long'
export const isDecimal = (value: Numeric): value is Decimal128 => value instanceof Decimal128

/** The sum; where 64 bits do not hold it, the nearest double. */
export const sum = (a: Numeric, b: Numeric): Numeric =>
  isInteger(a) && isInteger(b) ? integer(exact(a) + exact(b), a, b) : (add(a, b, '$add') as Numeric)

export const product = (a: Numeric, b: Numeric): Numeric =>
  isInteger(a) && isInteger(b) ? integer(exact(a) * exact(b), a, b) : (multiply(a, b, '$multiply') as Numeric)

export const difference = (a: Numeric, b: Numeric): Numeric =>
  isInteger(a) && isInteger(b) ? integer(exact(a) - exact(b), a, b) : sum(a, negated(b))

const negated = (value: Numeric): Numeric =>
  kindOf(value) === 'double' ? asDouble(-toNumber(value)) : product(value, -1)

/** A whole number with all its digits. */
export const exact = (value: Numeric): bigint => BigInt(comparable(value))

/** An integer as wide as its operands at least, wider where it must be, a double where no integer holds it. */
export function integer(value: bigint, ...operands: readonly Numeric[]): Numeric {
  const isLong = operands.some((operand) => kindOf(operand) === 'long')
  if (!isLong && value <= INT32_MAX && value >= -INT32_MAX - 1n) return Number(value)
  const fits = value <= INT64_MAX && value >= -INT64_MAX - 1n
  return fits ? asLong(value) : asDouble(Number(value))
}

export const asLong = (value: bigint): Numeric => long(value) as Numeric
export const asDouble = (value: number): Numeric => double(value) as Numeric

/** A result computed in doubles, as a decimal where a decimal went in. */
export const likeOperands = (result: number, ...operands: readonly Numeric[]): Numeric =>
  operands.some(isDecimal) ? Decimal128.fromString(String(result)) : asDouble(result)

/** What an operator that takes numbers alone makes of one; null and missing give null. */
export const ofNumber =
  (name: string, work: (value: Numeric) => Reached) =>
  (value: Reached): Reached => {
    if (value === null || value === undefined) return null
    if (!isNumeric(value)) throw badRequest(`${name} only supports numeric types, not ${typeName(value)}`)
    return work(value)
  }

export const ofNumbers =
  (name: string, work: (a: Numeric, b: Numeric) => Reached) =>
  (a: Reached, b: Reached): Reached => {
    if (a === null || a === undefined || b === null || b === undefined) return null
    if (isNumeric(a) && isNumeric(b)) return work(a, b)
    throw badRequest(`${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }

/** A number as decimal arithmetic takes it. */
export const asOperand = (value: Numeric): DecimalOperand =>
  isDecimal(value) ? value : isInteger(value) ? exact(value) : toNumber(value)
