import { compareSameType } from '../../values/compare'
import { type Reached, rankOf, type Value } from '../../values/value'
import { any, type FieldOperator } from '../test'

/** Equal to the value; null also finds what is missing; an array also finds itself inside an array. */
export const $eq: FieldOperator = (operand) => any(equalTo(operand))

export function equalTo(operand: Reached): (value: Reached) => boolean {
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined
  const rank = rankOf(operand)
  return (value) => rankOf(value) === rank && compareSameType(value as Value, operand) === 0
}
