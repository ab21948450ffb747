import { badRequest } from '../../../refusal'
import { namedArguments, type Operator } from '../operator'
import { typeName } from '../type-name'
import { calendarOf } from './calendar'
import { formatDate } from './format'
import { momentOf } from './moment'
import { zoneOf } from './zone'

const USUAL = '%Y-%m-%dT%H:%M:%S.%L'
const LAST_YEAR = 9999

/** `{ date, format, timezone, onNull }`. */
export const $dateToString: Operator = (operand, compiler) => {
  const { date, format, timezone, onNull } = namedArguments(
    '$dateToString',
    operand,
    compiler,
    ['date'],
    ['format', 'timezone', 'onNull'],
  )
  const { timezone: zoneGiven, format: formatGiven, onNull: nullGiven } = operand as Record<string, unknown>
  const usual = zoneGiven === undefined ? `${USUAL}Z` : USUAL
  return (document) => {
    const value = date(document)
    const shape = formatGiven === undefined ? usual : format(document)
    const zone = zoneGiven === undefined ? 'UTC' : timezone(document)
    if (value === null || value === undefined) return nullGiven === undefined ? null : onNull(document)
    if (shape === null || shape === undefined || zone === null || zone === undefined) return null
    if (typeof shape !== 'string') {
      throw badRequest(`$dateToString requires that 'format' be a string, found: ${typeName(shape)}`)
    }
    const at = (momentOf(value) as Date).getTime()
    const offset = zoneOf(zone)(at)
    const calendar = calendarOf(at + offset)
    if (calendar.year < 0 || calendar.year > LAST_YEAR) {
      throw badRequest(`$dateToString is only defined on year 0-${LAST_YEAR}, found ${calendar.year}`)
    }
    return formatDate(shape, calendar, offset)
  }
}
