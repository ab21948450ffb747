import { badRequest } from '../../../refusal'
import { namedArguments, type Operator } from '../operator'
import { typeName } from '../type-name'
import { calendarOf } from './calendar'
import { momentOf } from './moment'
import { zoneOf } from './zone'

/** `{ date, timezone, iso8601 }`: all the numbers of a date, by the usual calendar or by ISO weeks. */
export const $dateToParts: Operator = (operand, compiler) => {
  const { date, timezone, iso8601 } = namedArguments(
    '$dateToParts',
    operand,
    compiler,
    ['date'],
    ['timezone', 'iso8601'],
  )
  const given = (operand as { timezone?: unknown }).timezone !== undefined
  return (document) => {
    const moment = momentOf(date(document))
    const name = given ? timezone(document) : 'UTC'
    const iso = iso8601(document) ?? false
    if (moment === null || name === null || name === undefined) return null
    if (typeof iso !== 'boolean') throw badRequest(`iso8601 must evaluate to a bool, found ${typeName(iso)}`)
    const calendar = calendarOf(moment.getTime() + zoneOf(name)(moment.getTime()))
    const { hour, minute, second, millisecond } = calendar
    const time = { hour, minute, second, millisecond }
    const { year, month, dayOfMonth: day, isoWeekYear, isoWeek, isoDayOfWeek } = calendar
    return iso ? { isoWeekYear, isoWeek, isoDayOfWeek, ...time } : { year, month, day, ...time }
  }
}
