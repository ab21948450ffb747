import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import type { Reached } from '../../values/value'
import { any, type FieldOperator } from '../test'
import { equalTo } from './eq'
import { isOperatorObject } from './operator-object'
import { matchesRegex } from './regex'

/** Equal to one of the values, or matching one of the regular expressions. */
export const $in: FieldOperator = (operand) => any(oneOf(operand, '$in'))

export function oneOf(operand: Reached, name: string): (value: Reached) => boolean {
  if (!Array.isArray(operand)) throw badRequest(`${name} needs an array`)
  if (operand.some(isOperatorObject)) throw badRequest(`cannot nest $ under ${name}`)
  const texts = new Set(operand.filter((item) => typeof item === 'string'))
  const others = operand
    .filter((item) => typeof item !== 'string')
    .map((item) => (item instanceof BSONRegExp ? matchesRegex(item) : equalTo(item)))
  return (value) => (typeof value === 'string' && texts.has(value)) || others.some((passes) => passes(value))
}
