import { badRequest } from '../../refusal'
import { matchesRegex, regexFrom } from '../operators/regex'
import { type Keyword, sizeOf } from './keyword'

/** In characters, not UTF-16 units. */
const length =
  (name: string, accepts: (length: number, limit: number) => boolean): Keyword =>
  (operand) => {
    const limit = sizeOf(operand, name)
    return (value) => typeof value !== 'string' || accepts([...value].length, limit)
  }

export const minLength = length('minLength', (size, limit) => size >= limit)
export const maxLength = length('maxLength', (size, limit) => size <= limit)

export const pattern: Keyword = (operand) => {
  if (typeof operand !== 'string') throw badRequest("$jsonSchema keyword 'pattern' must be a string")
  const matches = matchesRegex(regexFrom(operand))
  return (value) => typeof value !== 'string' || matches(value)
}
