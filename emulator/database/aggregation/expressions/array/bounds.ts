import { badRequest } from '../../../refusal'
import { isNumeric, toNumber } from '../../../values/numbers'
import type { Reached } from '../../../values/value'
import { show } from '../show'
import { typeName } from '../type-name'

/** The part of something `length` long to search in: `[start, end]`, both optional. */
export function searchBounds(name: string, length: number, start: Reached, end: Reached): [number, number] {
  const from = start === undefined ? 0 : bound(name, 'starting', start)
  const to = end === undefined ? length : Math.min(bound(name, 'ending', end), length)
  return [from, to]
}

function bound(name: string, which: string, value: Reached): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN
  if (!Number.isInteger(number)) {
    throw badRequest(
      `${name} requires an integral ${which} index, found a value of type: ${typeName(value)}, with value: ${show(value)}`,
    )
  }
  if (number < 0) throw badRequest(`${name} requires a nonnegative ${which} index, found: ${number}`)
  return number
}
