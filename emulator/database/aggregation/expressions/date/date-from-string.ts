import { CloudError } from '../../../../admin-api/cloud-error'
import { badRequest } from '../../../refusal'
import type { Reached } from '../../../values/value'
import { namedArguments, type Operator } from '../operator'
import { show } from '../show'
import { typeName } from '../type-name'
import { formatPattern, momentOfReading, readUsual, readWith } from './read'
import { zoneOf } from './zone'

const NAME = '$dateFromString'

/** `{ dateString, format, timezone, onError, onNull }`. */
export const $dateFromString: Operator = (operand, compiler) => {
  const { dateString, format, timezone, onError, onNull } = namedArguments(
    NAME,
    operand,
    compiler,
    ['dateString'],
    ['format', 'timezone', 'onError', 'onNull'],
  )
  const given = operand as Record<string, unknown>
  return (document) => {
    const text = dateString(document)
    const zone = given.timezone === undefined ? 'UTC' : timezone(document)
    const shape = format(document)
    if (text === null || text === undefined) return given.onNull === undefined ? null : onNull(document)
    if (zone === null || zone === undefined) return null
    if (given.format !== undefined && (shape === null || shape === undefined)) return null
    try {
      return dateFromString(text, shape, zone, given.timezone !== undefined)
    } catch (error) {
      if (given.onError === undefined || !(error instanceof Unreadable)) throw error
      return onError(document)
    }
  }
}

/** A text that is no date: what `onError` is for. */
class Unreadable extends CloudError {}

/** A date of a text, as `$toDate` reads it too. */
export function dateFromString(text: Reached, format: Reached, zone: Reached, zoneGiven: boolean): Date {
  if (typeof text !== 'string') {
    throw unreadable(
      `${NAME} requires that 'dateString' be a string, found: ${typeName(text)} with value ${show(text)}`,
    )
  }
  const reading = format === undefined ? readUsual(text) : readWith(text, patternOf(format))
  if (!reading) throw unreadable(`Error parsing date string '${text}'`)
  if (zoneGiven && reading.offset !== null) {
    throw unreadable(
      'you cannot pass in a date/time string with GMT offset together with a timezone argument',
    )
  }
  return new Date(momentOfReading(reading, zoneOf(zone)))
}

function patternOf(format: Reached): RegExp {
  if (typeof format !== 'string') {
    throw badRequest(`${NAME} requires that 'format' be a string, found: ${typeName(format)}`)
  }
  const pattern = formatPattern(format)
  if (pattern instanceof RegExp) return pattern
  throw badRequest(`Invalid format character '%${pattern.unknown}' in format string`)
}

function unreadable(message: string): Unreadable {
  const { code } = badRequest(message)
  return new Unreadable(code, message)
}
