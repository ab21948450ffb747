import { ObjectId, Timestamp } from 'bson'
import { badRequest } from '../../../refusal'
import type { Reached } from '../../../values/value'
import { typeName } from '../type-name'

/** A date, or the moment that an ObjectId or a timestamp holds; `null` of null and missing. */
export function momentOf(value: Reached): Date | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Timestamp) return new Date(value.getHighBits() * 1000)
  throw badRequest(`can't convert from BSON type ${typeName(value)} to Date`)
}

export function dateAfter(date: Date, milliseconds: number): Date {
  const moved = new Date(date.getTime() + milliseconds)
  if (Number.isNaN(moved.getTime())) throw badRequest('date overflow')
  return moved
}
