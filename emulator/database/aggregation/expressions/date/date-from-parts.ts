import { badRequest } from '../../../refusal'
import { isNumeric, toNumber } from '../../../values/numbers'
import { type Document, isDocument, type Reached, type Value } from '../../../values/value'
import { namedArguments, type Operator } from '../operator'
import type { Expression } from '../scope'
import { show } from '../show'
import { typeName } from '../type-name'
import { dayAt, isoDayAt } from './calendar'
import { momentAt, zoneOf } from './zone'

const NAME = '$dateFromParts'
const TIME = ['hour', 'minute', 'second', 'millisecond'] as const
const USUAL = ['month', 'day'] as const
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const
const LEAST = -32_768
const MOST = 32_767
const LAST_YEAR = 9999
/** Seconds and milliseconds alone may say more than a day. */
const WIDE = ['second', 'millisecond']

/** `{ year, month, day, … }` or `{ isoWeekYear, isoWeek, isoDayOfWeek, … }`; what is beyond its range is carried over. */
export const $dateFromParts: Operator = (operand, compiler) => {
  const isIso = checkKind(operand)
  const parts = namedArguments(
    NAME,
    operand,
    compiler,
    [isIso ? 'isoWeekYear' : 'year'],
    [...(isIso ? ISO.slice(1) : USUAL), ...TIME, 'timezone'],
  ) as Record<string, Expression>
  const given = Object.keys(operand as Document)
  return (document) => {
    const values = new Map(given.map((name) => [name, (parts[name] as Expression)(document)]))
    if ([...values.values()].some((value) => value === null || value === undefined)) return null
    const number = (name: string, usual: number) => numberOf(name, values.get(name), usual)
    const day = isIso
      ? isoDayAt(number('isoWeekYear', 1970), number('isoWeek', 1), number('isoDayOfWeek', 1))
      : dayAt(number('year', 1970), number('month', 1), number('day', 1))
    const [hour = 0, minute = 0, second = 0, millisecond = 0] = TIME.map((name) => number(name, 0))
    const shown = day + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    return new Date(momentAt(shown, zoneOf(values.get('timezone') ?? 'UTC')))
  }
}

function checkKind(operand: Value): boolean {
  if (!isDocument(operand)) throw badRequest(`${NAME} only supports an object as its argument`)
  const isIso = ISO.some((name) => operand[name] !== undefined)
  const usual = ['year', ...USUAL].some((name) => operand[name] !== undefined)
  if (isIso && usual) throw badRequest(`${NAME} does not allow mixing natural dates with ISO dates`)
  if (!isIso && !usual) throw badRequest(`${NAME} requires either 'year' or 'isoWeekYear' to be present`)
  return isIso
}

function numberOf(name: string, value: Reached, usual: number): number {
  if (value === undefined) return usual
  const number = isNumeric(value) ? toNumber(value) : Number.NaN
  if (!Number.isInteger(number)) {
    throw badRequest(
      `'${name}' must evaluate to an integer, found ${typeName(value)} with value ${show(value)}`,
    )
  }
  if (/year/i.test(name) && (number < 1 || number > LAST_YEAR)) {
    throw badRequest(`'${name}' must evaluate to an integer in the range 1 to ${LAST_YEAR}, found ${number}`)
  }
  if (!WIDE.includes(name) && (number < LEAST || number > MOST)) {
    throw badRequest(
      `'${name}' must evaluate to a value in the range [${LEAST}, ${MOST}]; value ${number} is not in range`,
    )
  }
  return number
}
