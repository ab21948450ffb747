import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import { equals } from '../../values/compare'
import type { Reached } from '../../values/value'
import { toJavaScript } from '../pcre'
import { any, type FieldOperator } from '../test'

/** `{ $regex: 'text' or /regex/, $options: 'i' }` on texts; a stored regular expression is found by its equal. */
export const $regex: FieldOperator = (operand, _compiler, siblings) => {
  const options = siblings.$options ?? (operand instanceof BSONRegExp ? operand.options : '')
  if (typeof options !== 'string') throw badRequest('$options has to be a string')
  if (operand instanceof BSONRegExp) return any(matchesRegex(regexFrom(operand.pattern, options)))
  if (typeof operand !== 'string') throw badRequest('$regex has to be a string')
  return any(matchesRegex(regexFrom(operand, options)))
}

/** Belongs to `$regex`, which reads it. */
export const $options: FieldOperator = (_operand, _compiler, siblings) => {
  if (siblings.$regex === undefined) throw badRequest('$options needs a $regex')
  return () => true
}

export function matchesRegex(regex: BSONRegExp): (value: Reached) => boolean {
  const compiled = compiledOf(regex)
  return (value) => (typeof value === 'string' ? compiled.test(value) : equals(value, regex))
}

export function regexFrom(pattern: string, options = ''): BSONRegExp {
  if (pattern.includes('\0')) throw badRequest('Regular expression cannot contain an embedded null byte')
  if (!/^[imsux]*$/.test(options)) throw badRequest(`invalid flag in regex options: ${options}`)
  return new BSONRegExp(pattern, options)
}

function compiledOf({ pattern, options }: BSONRegExp): RegExp {
  try {
    return toJavaScript(pattern, options)
  } catch (error) {
    throw badRequest(`Regular expression is invalid: ${(error as Error).message}`)
  }
}
