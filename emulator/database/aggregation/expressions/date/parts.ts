import { badRequest } from '../../../refusal'
import type { Value } from '../../../values/value'
import { isDocument } from '../../../values/value'
import { asLong } from '../arithmetic/numeric'
import { argumentsOf, type Compiler, type Operator } from '../operator'
import type { Expression } from '../scope'
import { type Calendar, calendarOf } from './calendar'
import { momentOf } from './moment'
import { zoneOf } from './zone'

/** One number of a date: `'$at'`, `['$at']` or `{ date: '$at', timezone: 'Asia/Shanghai' }`. */
const part =
  (name: string, field: keyof Calendar): Operator =>
  (operand, compiler) => {
    const { date, timezone } = dateArguments(name, operand, compiler)
    const isLong = name === '$isoWeekYear'
    return (document) => {
      const moment = momentOf(date(document))
      const zone = timezone ? timezone(document) : 'UTC'
      if (moment === null || zone === null || zone === undefined) return null
      const number = calendarOf(moment.getTime() + zoneOf(zone)(moment.getTime()))[field]
      return isLong ? asLong(BigInt(number)) : number
    }
  }

function dateArguments(
  name: string,
  operand: Value,
  compiler: Compiler,
): { date: Expression; timezone: Expression | null } {
  const first = isDocument(operand) ? Object.keys(operand)[0] : undefined
  if (!isDocument(operand) || first?.startsWith('$')) {
    return { date: argumentsOf(name, operand, compiler, 1, 1)[0] as Expression, timezone: null }
  }
  const unknown = Object.keys(operand).find((key) => key !== 'date' && key !== 'timezone')
  if (unknown !== undefined) throw badRequest(`unrecognized option to ${name}: "${unknown}"`)
  if (operand.date === undefined) throw badRequest(`missing 'date' argument to ${name}`)
  const timezone = operand.timezone === undefined ? null : compiler.compile(operand.timezone)
  return { date: compiler.compile(operand.date), timezone }
}

const NAMES = [
  'year',
  'month',
  'dayOfMonth',
  'hour',
  'minute',
  'second',
  'millisecond',
  'dayOfYear',
  'dayOfWeek',
  'week',
  'isoDayOfWeek',
  'isoWeek',
  'isoWeekYear',
] as const

export const DATE_PARTS: Readonly<Record<string, Operator>> = Object.fromEntries(
  NAMES.map((field) => [`$${field}`, part(`$${field}`, field)]),
)
