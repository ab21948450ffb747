import { badRequest } from '../../../refusal'
import { isNumeric, toNumber } from '../../../values/numbers'
import type { Reached } from '../../../values/value'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'
import { textOf } from './text-of'

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

/** `[text, start, length]` in bytes of UTF-8, which may not cut a character; a negative length is the rest. */
export const $substrBytes: Operator = variadic('$substrBytes', 3, 3, ([value, start, length]) => {
  const name = '$substrBytes'
  const bytes = Buffer.from(textOf(value))
  const from = numberOf(name, 'starting index', start)
  const count = numberOf(name, 'length', length)
  if (from < 0) throw badRequest(`${name}:  starting index must be non-negative (got: ${from})`)
  if (isContinuation(bytes[from])) {
    throw badRequest(`${name}:  Invalid range, starting index is a UTF-8 continuation byte.`)
  }
  const to = count < 0 ? bytes.length : from + count
  if (isContinuation(bytes[to])) {
    throw badRequest(`${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`)
  }
  return bytes.toString('utf8', from, to)
})

/** `[text, start, length]` in code points. */
export const $substrCP: Operator = variadic('$substrCP', 3, 3, ([value, start, length]) => {
  const name = '$substrCP'
  const characters = [...textOf(value)]
  const from = wholeOf(name, 'starting index', start)
  const count = wholeOf(name, 'length', length)
  if (from < 0) throw badRequest(`${name}: the starting index must be a nonnegative integer: ${from}`)
  if (count < 0) throw badRequest(`${name}: length must be a nonnegative integer: ${count}`)
  return characters.slice(from, from + count).join('')
})

function numberOf(name: string, what: string, value: Reached): number {
  if (isNumeric(value)) return Math.trunc(toNumber(value))
  throw badRequest(`${name}:  ${what} must be a numeric type (is BSON type ${typeName(value)})`)
}

function wholeOf(name: string, what: string, value: Reached): number {
  const number = numberOf(name, what, value)
  if (isNumeric(value) && toNumber(value) === number && Math.abs(number) < 2 ** 31) return number
  throw badRequest(`${name}: ${what} cannot be represented as a 32-bit integral value: ${typeName(value)}`)
}
