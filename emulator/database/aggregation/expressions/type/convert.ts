import { Decimal128, ObjectId } from 'bson'
import { CloudError } from '../../../../admin-api/cloud-error'
import { badRequest } from '../../../refusal'
import { roundDecimal } from '../../../values/decimal'
import { isNumeric, toNumber } from '../../../values/numbers'
import type { Reached, Value } from '../../../values/value'
import { asDouble, asLong, exact, isDecimal, isInteger, type Numeric } from '../arithmetic/numeric'
import { dateFromString } from '../date/date-from-string'
import { momentOf } from '../date/moment'
import { textOf } from '../string/text-of'
import { isTrue } from '../truth'
import { typeName } from '../type-name'

/** A value that cannot become another type: what `onError` is for. */
export class Unconvertible extends CloudError {}

const SUFFIX = 'in $convert with no onError value'

function unconvertible(message: string): Unconvertible {
  const { code } = badRequest(message)
  return new Unconvertible(code, message)
}

const unsupported = (value: Value, to: string) =>
  unconvertible(`Unsupported conversion from ${typeName(value)} to ${to} ${SUFFIX}`)

const unreadable = (value: string, to: string) => unconvertible(`Failed to parse ${to} '${value}' ${SUFFIX}`)

type Conversion = (value: Value) => Value

/** By the target's name in `$type`; null and missing never come here. */
export const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  double: (value) => {
    if (typeof value === 'string') return asDouble(numberIn(value))
    if (typeof value === 'boolean') return asDouble(Number(value))
    if (value instanceof Date) return asDouble(value.getTime())
    if (isNumeric(value)) return asDouble(toNumber(value))
    throw unsupported(value, 'double')
  },
  decimal: (value) => {
    if (typeof value === 'string') return decimalIn(value)
    if (typeof value === 'boolean') return Decimal128.fromString(String(Number(value)))
    if (value instanceof Date) return Decimal128.fromString(String(value.getTime()))
    if (isNumeric(value)) return isDecimal(value) ? value : decimalOf(value)
    throw unsupported(value, 'decimal')
  },
  int: (value) => Number(whole(value, 'int', 31n)),
  long: (value) => asLong(value instanceof Date ? BigInt(value.getTime()) : whole(value, 'long', 63n)),
  bool: (value) => isTrue(value),
  string: (value) => {
    if (typeof value === 'boolean') return String(value)
    if (value instanceof ObjectId) return value.toHexString()
    if (typeof value === 'string' || isNumeric(value) || value instanceof Date) return textOf(value)
    throw unsupported(value, 'string')
  },
  objectId: (value) => {
    if (value instanceof ObjectId) return value
    if (typeof value !== 'string') throw unsupported(value, 'objectId')
    if (/^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value)
    throw unreadable(value, 'objectId')
  },
  date: (value) => {
    if (typeof value === 'string') return dateIn(value)
    if (isNumeric(value) && !(typeof value === 'number' && isInt(value))) return dateOf(value)
    if (typeof value === 'boolean' || isNumeric(value) || typeof value !== 'object')
      throw unsupported(value, 'date')
    try {
      return momentOf(value) as Date
    } catch {
      throw unsupported(value, 'date')
    }
  },
}

const isInt = (value: number) => typeName(value) === 'int'

function numberIn(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text)
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text)
  if (!special) throw unreadable(text, 'number')
  if (special[2]?.toLowerCase() === 'nan') return Number.NaN
  return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function decimalIn(text: string): Decimal128 {
  try {
    return Decimal128.fromString(text)
  } catch {
    throw unreadable(text, 'decimal')
  }
}

/** Of a double MongoDB takes 15 digits. */
const decimalOf = (value: Numeric): Decimal128 =>
  Decimal128.fromString(isInteger(value) ? String(exact(value)) : doubleDigits(toNumber(value)))

const doubleDigits = (value: number) => (Number.isFinite(value) ? value.toPrecision(15) : String(value))

/** An integer of so many bits: fractions are cut off, texts must be whole. */
function whole(value: Value, to: string, bits: bigint): bigint {
  const number = wholeOf(value, to)
  if (number <= 2n ** bits - 1n && number >= -(2n ** bits)) return number
  if (typeof value === 'string') throw unreadable(value, 'number')
  throw unconvertible(`Conversion would overflow target type ${SUFFIX}: ${number}`)
}

function wholeOf(value: Value, to: string): bigint {
  if (typeof value === 'boolean') return BigInt(value)
  if (typeof value === 'string') {
    if (/^[+-]?\d+$/.test(value)) return BigInt(value.replace('+', ''))
    throw unreadable(value, 'number')
  }
  if (!isNumeric(value)) throw unsupported(value, to)
  if (isInteger(value)) return exact(value)
  const number = toNumber(value)
  if (!Number.isFinite(number)) {
    throw unconvertible(`Attempt to convert ${number} value to integer type ${SUFFIX}`)
  }
  return isDecimal(value) ? BigInt(plain(roundDecimal(value, 0, 'zero'))) : BigInt(Math.trunc(number))
}

/** A whole decimal's digits without an exponent. */
function plain(value: Decimal128): string {
  const [digits = '0', exponent = '0'] = value.toString().split('E')
  const [front = '0', fraction = ''] = digits.split('.')
  return front + fraction.padEnd(Number(exponent), '0').slice(0, Math.max(Number(exponent), 0))
}

function dateIn(text: string): Date {
  try {
    return dateFromString(text, undefined, 'UTC', false)
  } catch {
    throw unreadable(text, 'date')
  }
}

function dateOf(value: Numeric): Date {
  const date = new Date(Math.trunc(toNumber(value)))
  if (Number.isNaN(date.getTime())) throw unconvertible(`Conversion would overflow target type ${SUFFIX}`)
  return date
}

const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
}

/** The conversion to a type by its name or number. */
export function conversionTo(to: Reached): Conversion {
  const name = isNumeric(to) ? BY_NUMBER[toNumber(to)] : to
  if (typeof name === 'string' && Object.hasOwn(CONVERSIONS, name)) return CONVERSIONS[name] as Conversion
  if (typeof name === 'string') throw badRequest(`Unknown type name: ${name}`)
  throw badRequest(`$convert's 'to' argument must be a string or number, but is ${typeName(to)}`)
}
