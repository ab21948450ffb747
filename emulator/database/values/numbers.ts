import { Decimal128, Double, Long } from 'bson'
import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import { addDecimals, compareDecimals, type DecimalOperand, multiplyDecimals, wholePartOf } from './decimal'
import type { Reached, Value } from './value'

type Numeric = number | Long | Double | Decimal128
type Kind = 'int' | 'long' | 'double' | 'decimal'

const INT32_MAX = 2 ** 31 - 1
const INT32_MIN = -(2 ** 31)
const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)

export function isNumeric(value: Reached): value is Numeric {
  if (typeof value === 'number') return true
  if (typeof value !== 'object' || value === null) return false
  return (
    (value instanceof Long && value._bsontype === 'Long') ||
    value instanceof Double ||
    value instanceof Decimal128
  )
}

export function kindOf(value: Numeric): Kind {
  if (value instanceof Long) return 'long'
  if (value instanceof Double) return 'double'
  if (value instanceof Decimal128) return 'decimal'
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double'
  return isInt32(value) ? 'int' : 'long'
}

const isInt32 = (value: number) => value <= INT32_MAX && value >= INT32_MIN

/** A double as this store holds it: wrapped only when a plain number would read as an integer. */
export function double(value: number): Value {
  return Number.isSafeInteger(value) ? new Double(value) : value
}

/** An int64 as this store holds it. */
export function long(value: bigint): Value {
  const number = Number(value)
  return Number.isSafeInteger(number) && !isInt32(number) ? number : Long.fromBigInt(value)
}

/**
 * Exact where JS can be: `<` between a bigint and a number compares the true values. Of a decimal, the nearest double or,
 * where int64 is finer than doubles are, the whole part.
 */
export function comparable(value: Numeric): number | bigint {
  if (typeof value === 'number') return value
  if (value instanceof Double) return value.value
  if (value instanceof Decimal128) return comparableDecimal(value)
  const exact = value.toBigInt()
  const number = Number(exact)
  return Number.isSafeInteger(number) ? number : exact
}

function comparableDecimal(value: Decimal128): number | bigint {
  const nearest = Number(value.toString())
  const size = Math.abs(nearest)
  return size > Number.MAX_SAFE_INTEGER && size <= 2 ** 63 ? wholePartOf(value) : nearest
}

function operand(value: Numeric): DecimalOperand {
  if (value instanceof Decimal128) return value
  return kindOf(value) === 'double' ? toNumber(value) : BigInt(comparable(value))
}

export const toNumber = (value: Numeric): number => Number(comparable(value))

/** Orders numbers of all types by value; NaN stands before all others and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (a instanceof Decimal128 || b instanceof Decimal128) return compareWithDecimal(a, b)
  const left = comparable(a)
  const right = comparable(b)
  if (left < right) return -1
  if (left > right) return 1
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint and a number of the same value are equal
  return left == right ? 0 : nanFirst(left, right)
}

const nanFirst = (left: number | bigint, right: number | bigint) =>
  (Number.isNaN(right) ? 1 : 0) - (Number.isNaN(left) ? 1 : 0)

/** The nearest doubles decide nearly always; only where they are equal are all digits looked at. */
function compareWithDecimal(a: Numeric, b: Numeric): number {
  const left = toNumber(a)
  const right = toNumber(b)
  if (Number.isNaN(left) || Number.isNaN(right)) return nanFirst(left, right)
  return left < right ? -1 : left > right ? 1 : compareDecimals(operand(a), operand(b))
}

export const add = (a: Numeric, b: Numeric, operator: string): Value =>
  calculate(a, b, operator, { doubles: (x, y) => x + y, integers: (x, y) => x + y, decimals: addDecimals })

export const multiply = (a: Numeric, b: Numeric, operator: string): Value =>
  calculate(a, b, operator, {
    doubles: (x, y) => x * y,
    integers: (x, y) => x * y,
    decimals: multiplyDecimals,
  })

/** One operation for each kind of number; the result is of the widest kind among the two. */
interface Arithmetic {
  doubles(x: number, y: number): number
  integers(x: bigint, y: bigint): bigint
  decimals(x: DecimalOperand, y: DecimalOperand): Decimal128
}

function calculate(
  a: Numeric,
  b: Numeric,
  operator: string,
  { doubles, integers, decimals }: Arithmetic,
): Value {
  const kinds = [kindOf(a), kindOf(b)]
  if (kinds.includes('decimal')) return decimals(operand(a), operand(b))
  if (kinds.includes('double')) return double(doubles(toNumber(a), toNumber(b)))
  const result = integers(BigInt(comparable(a)), BigInt(comparable(b)))
  if (result > INT64_MAX || result < INT64_MIN) {
    throw new CloudError(
      CODES.requestFailed,
      `Failed to apply ${operator}: the result does not fit into 64 bits`,
    )
  }
  const staysInt = !kinds.includes('long') && isInt32(Number(result))
  return staysInt ? Number(result) : long(result)
}

/** The integer part, as `$size` and `$slice` take it; `null` for what is no finite number. */
export function toInteger(value: Reached): number | null {
  if (!isNumeric(value)) return null
  const number = Math.trunc(toNumber(value))
  return Number.isFinite(number) ? number : null
}

/** The integer part with all its digits, as `$mod` and `$bit` take it; `null` for what is none or beyond 64 bits. */
export function toInt64(value: Reached): bigint | null {
  if (!isNumeric(value)) return null
  const exact = comparable(value)
  if (typeof exact === 'number' && !Number.isFinite(exact)) return null
  const whole = typeof exact === 'bigint' ? exact : BigInt(Math.trunc(exact))
  return whole > INT64_MAX || whole < INT64_MIN ? null : whole
}
