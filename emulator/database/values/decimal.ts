import { Decimal128 } from 'bson'

/**
 * Exact arithmetic on Decimal128 (IEEE 754-2008: 34 digits, rounded half to even). A finite value here is
 * `coefficient` × 10^`exponent`; the others are the doubles NaN and ±Infinity.
 */
type Exact = { readonly coefficient: bigint; readonly exponent: number } | number

const DIGITS = 34
const EXPONENT_MIN = -6176
const EXPONENT_MAX = 6111
/** MongoDB takes 15 digits of a double that meets a decimal. */
const DIGITS_OF_DOUBLE = 15
/** Enough for 34 digits of any quotient of two numbers of 34. */
const QUOTIENT_DIGITS = 2 * DIGITS + 2
/** Rounding away more digits than a number has leaves the same. */
const LONGEST = DIGITS + 2

export type DecimalOperand = Decimal128 | bigint | number

export function addDecimals(a: DecimalOperand, b: DecimalOperand): Decimal128 {
  const [x, y] = [exactOf(a), exactOf(b)]
  if (typeof x === 'number' || typeof y === 'number') return special(signed(x) + signed(y))
  const exponent = Math.min(x.exponent, y.exponent)
  return fitted(scaledTo(exponent, x) + scaledTo(exponent, y), exponent)
}

export function multiplyDecimals(a: DecimalOperand, b: DecimalOperand): Decimal128 {
  const [x, y] = [exactOf(a), exactOf(b)]
  if (typeof x === 'number' || typeof y === 'number') return special(signed(x) * signed(y))
  return fitted(x.coefficient * y.coefficient, x.exponent + y.exponent)
}

/** The quotient to 34 digits; the divisor is not zero. */
export function divideDecimals(a: DecimalOperand, b: DecimalOperand): Decimal128 {
  const [x, y] = [exactOf(a), exactOf(b)]
  if (typeof x === 'number' || typeof y === 'number') return special(doubleOf(x) / doubleOf(y))
  const [whole, rest] = divided(x.coefficient * power(QUOTIENT_DIGITS), y.coefficient)
  // An odd digit behind an inexact quotient keeps it from looking like a half when it is rounded.
  const exponent = x.exponent - y.exponent - QUOTIENT_DIGITS
  if (rest !== 0n) return fitted(whole * 10n + (whole < 0n ? -1n : 1n), exponent - 1)
  return fitted(...shortened(whole, exponent, x.exponent - y.exponent))
}

/** What is left of `a` after whole times `b`, with the sign of `a`; the divisor is not zero. */
export function remainderDecimals(a: DecimalOperand, b: DecimalOperand): Decimal128 {
  const [x, y] = [exactOf(a), exactOf(b)]
  if (typeof x === 'number' || typeof y === 'number') return special(doubleOf(x) % doubleOf(y))
  const exponent = Math.min(x.exponent, y.exponent)
  return fitted(scaledTo(exponent, x) % scaledTo(exponent, y), exponent)
}

export type Rounding = 'down' | 'up' | 'zero' | 'even'

/** To `place` digits behind the point (before it when negative). */
export function roundDecimal(value: Decimal128, place: number, rounding: Rounding): Decimal128 {
  const exact = exactOf(value)
  if (typeof exact === 'number') return value
  const dropped = -place - exact.exponent
  if (dropped <= 0) return value
  return fitted(roundedTo(exact.coefficient, Math.min(dropped, LONGEST), rounding), -place)
}

function roundedTo(coefficient: bigint, dropped: number, rounding: Rounding): bigint {
  if (rounding === 'even') return halfEven(coefficient, dropped)
  const [whole, rest] = divided(coefficient, power(dropped))
  if (rounding === 'up' && rest > 0n) return whole + 1n
  return rounding === 'down' && rest < 0n ? whole - 1n : whole
}

const divided = (a: bigint, b: bigint): [whole: bigint, rest: bigint] => [a / b, a % b]

/** An exact quotient without the zeros that only the division made. */
function shortened(coefficient: bigint, exponent: number, ideal: number): [bigint, number] {
  let kept = coefficient
  let shift = exponent
  for (; shift < ideal && kept !== 0n && kept % 10n === 0n; shift++) kept /= 10n
  return kept === 0n ? [0n, ideal] : [kept, shift]
}

const doubleOf = (value: Exact): number =>
  typeof value === 'number' ? value : Number(`${value.coefficient}e${value.exponent}`)

/** Orders by true value; neither may be NaN. Doubles count with all their digits here. */
export function compareDecimals(a: DecimalOperand, b: DecimalOperand): number {
  const [x, y] = [fractionOf(a), fractionOf(b)]
  if (typeof x === 'number' || typeof y === 'number') return ahead(signed(x), signed(y))
  return ahead(x[0] * y[1], y[0] * x[1])
}

const ahead = <T extends number | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** True when the nearest double is not the value itself, so that what holds doubles holds this one only nearly. */
export function isBetweenDoubles(value: Decimal128): boolean {
  const double = Number(value.toString())
  return !Number.isNaN(double) && compareDecimals(value, double) !== 0
}

/** The integer part of a finite value. */
export function wholePartOf(value: Decimal128): bigint {
  const [numerator, denominator] = fractionOf(value) as readonly [bigint, bigint]
  return numerator / denominator
}

function exactOf(value: DecimalOperand): Exact {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? parsed(value.toPrecision(DIGITS_OF_DOUBLE)) : value
  }
  return parsed(value.toString())
}

function parsed(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text)
  if (!match) return Number(text)
  const [, minus, whole, fraction = '', exponent = '0'] = match
  const coefficient = BigInt(`${whole}${fraction}`)
  return { coefficient: minus ? -coefficient : coefficient, exponent: Number(exponent) - fraction.length }
}

/** Enough of a value to meet an infinity or NaN. */
const signed = (value: Exact | Fraction): number => {
  if (typeof value === 'number') return value
  const top = 'coefficient' in value ? value.coefficient : value[0]
  return top > 0n ? 1 : top < 0n ? -1 : 0
}

const special = (value: number): Decimal128 => Decimal128.fromString(String(value))

const power = (exponent: number): bigint => 10n ** BigInt(exponent)
const lengthOf = (coefficient: bigint): number => String(coefficient < 0n ? -coefficient : coefficient).length

const scaledTo = (exponent: number, value: Exclude<Exact, number>): bigint =>
  value.coefficient * power(value.exponent - exponent)

/** The nearest value that 34 digits and the range of exponents can say; too large is infinite. */
function fitted(coefficient: bigint, exponent: number): Decimal128 {
  const surplus = Math.max(lengthOf(coefficient) - DIGITS, EXPONENT_MIN - exponent, 0)
  let kept = halfEven(coefficient, surplus)
  let shift = exponent + surplus
  if (lengthOf(kept) > DIGITS) {
    kept /= 10n // 99…9 was rounded up to 1 and zeros
    shift++
  }
  const padding = Math.max(shift - EXPONENT_MAX, 0)
  if (kept !== 0n && lengthOf(kept) + padding > DIGITS) return special(kept > 0n ? Infinity : -Infinity)
  return Decimal128.fromString(`${kept * power(padding)}E${shift - padding}`)
}

function halfEven(coefficient: bigint, dropped: number): bigint {
  if (dropped === 0) return coefficient
  const unit = power(dropped)
  const kept = coefficient / unit
  const rest = coefficient % unit
  const twice = 2n * (rest < 0n ? -rest : rest)
  const up = twice > unit || (twice === unit && kept % 2n !== 0n)
  return up ? kept + (coefficient < 0n ? -1n : 1n) : kept
}

type Fraction = readonly [numerator: bigint, denominator: bigint] | number

function fractionOf(value: DecimalOperand): Fraction {
  if (typeof value === 'bigint') return [value, 1n]
  if (typeof value === 'number') return Number.isFinite(value) ? fractionOfDouble(value) : value
  const exact = exactOf(value)
  if (typeof exact === 'number') return exact
  const { coefficient, exponent } = exact
  return exponent < 0 ? [coefficient, power(-exponent)] : [coefficient * power(exponent), 1n]
}

function fractionOfDouble(value: number): Fraction {
  let numerator = value
  let denominator = 1n
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    denominator *= 2n
  }
  return [BigInt(numerator), denominator]
}
