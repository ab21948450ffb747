import { type Decimal128, Double, type Long, Timestamp } from 'bson'
import { badRequest } from '../../../refusal'
import { isNumeric } from '../../../values/numbers'
import type { Reached } from '../../../values/value'
import { typeName } from '../type-name'

/** A value as text, as operators on texts take it: nothing is the empty text. */
export function textOf(value: Reached): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (isNumeric(value)) return numberText(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Timestamp) return `Timestamp(${value.getHighBits()}, ${value.getLowBits()})`
  throw badRequest(`can't convert from BSON type ${typeName(value)} to String`)
}

function numberText(value: number | Long | Double | Decimal128): string {
  const number = value instanceof Double ? value.value : value
  return Object.is(number, -0) ? '-0' : String(number)
}

/** A text argument of an operator that takes nothing else. */
export function requiredText(value: Reached, message: (found: string) => string): string {
  if (typeof value === 'string') return value
  throw badRequest(message(typeName(value)))
}
