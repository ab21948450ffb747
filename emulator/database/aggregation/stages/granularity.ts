import { badRequest } from '../../refusal'
import { isNumeric, toNumber } from '../../values/numbers'
import type { Value } from '../../values/value'
import { asDouble } from '../expressions/arithmetic/numeric'
import { show } from '../expressions/show'
import { typeName } from '../expressions/type-name'

/** Bounds of a series of preferred numbers: the next above and the next below a value, never the value itself. */
export interface Granularity {
  up(value: Value): Value
  down(value: Value): Value
}

/** Renard's R80 (ISO 3); every second, fourth, … number of it makes the coarser series. */
const R80 = [
  1.0, 1.03, 1.06, 1.09, 1.12, 1.15, 1.18, 1.22, 1.25, 1.28, 1.32, 1.36, 1.4, 1.45, 1.5, 1.55, 1.6, 1.65, 1.7,
  1.75, 1.8, 1.85, 1.9, 1.95, 2.0, 2.06, 2.12, 2.18, 2.24, 2.3, 2.36, 2.43, 2.5, 2.58, 2.65, 2.72, 2.8, 2.9,
  3.0, 3.07, 3.15, 3.25, 3.35, 3.45, 3.55, 3.65, 3.75, 3.87, 4.0, 4.12, 4.25, 4.37, 4.5, 4.62, 4.75, 4.87,
  5.0, 5.15, 5.3, 5.45, 5.6, 5.8, 6.0, 6.15, 6.3, 6.5, 6.7, 6.9, 7.1, 7.3, 7.5, 7.75, 8.0, 8.25, 8.5, 8.75,
  9.0, 9.25, 9.5, 9.75,
]
const E24 = [
  1.0, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2.0, 2.2, 2.4, 2.7, 3.0, 3.3, 3.6, 3.9, 4.3, 4.7, 5.1, 5.6, 6.2, 6.8,
  7.5, 8.2, 9.1,
]
/** IEC 60063: the 192nd roots of ten to three digits, but for this one number. */
const E192 = Array.from({ length: 192 }, (_number, i) =>
  i === 185 ? 9.2 : Math.round(10 ** (i / 192) * 100) / 100,
)

const every = (series: readonly number[], step: number) => series.filter((_number, i) => i % step === 0)

const SERIES: Readonly<Record<string, readonly number[]>> = {
  R5: every(R80, 16),
  R10: every(R80, 8),
  R20: every(R80, 4),
  R40: every(R80, 2),
  R80,
  '1-2-5': [1, 2, 5],
  E6: every(E24, 4),
  E12: every(E24, 2),
  E24,
  E48: every(E192, 4),
  E96: every(E192, 2),
  E192,
}

export function granularityOf(name: Value): Granularity {
  if (typeof name !== 'string') {
    throw badRequest(
      `The $bucketAuto 'granularity' field must be a string, but found type: ${typeName(name)}.`,
    )
  }
  if (name === 'POWERSOF2') return POWERS_OF_2
  const series = Object.hasOwn(SERIES, name) ? SERIES[name] : undefined
  if (series) return bySeries(series)
  throw badRequest(`Unknown rounding granularity '${show(name)}'`)
}

const rounded =
  (round: (number: number) => number) =>
  (value: Value): Value => {
    const number = isNumeric(value) ? toNumber(value) : 0
    return number === 0 || !Number.isFinite(number) ? asDouble(number) : asDouble(round(number))
  }

const POWERS_OF_2: Granularity = {
  up: rounded((number) => 2 ** (Math.floor(Math.log2(number)) + 1)),
  down: rounded((number) => 2 ** (Math.ceil(Math.log2(number)) - 1)),
}

/** The series repeats in every decade. */
function bySeries(series: readonly number[]): Granularity {
  const around = (number: number) => {
    const decade = Math.floor(Math.log10(number))
    return [decade - 1, decade, decade + 1].flatMap((power) =>
      series.map((step) => Number(`${step}e${power}`)),
    )
  }
  return {
    up: rounded((number) => around(number).find((step) => step > number) ?? number),
    down: rounded((number) => around(number).findLast((step) => step < number) ?? number),
  }
}
