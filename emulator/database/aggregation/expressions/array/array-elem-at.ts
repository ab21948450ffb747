import { badRequest } from '../../../refusal'
import type { Reached } from '../../../values/value'
import { binary, type Operator } from '../operator'
import { typeName } from '../type-name'
import { wholeNumber } from './whole-number'

/** A negative place counts from the end; beyond the array there is nothing. */
export const $arrayElemAt: Operator = binary('$arrayElemAt', (items, place) => {
  if (items === null || items === undefined || place === null || place === undefined) return null
  if (!Array.isArray(items)) {
    throw badRequest(`$arrayElemAt's first argument must be an array, but is ${typeName(items)}`)
  }
  return items.at(wholeNumber("$arrayElemAt's second argument", place))
})

/** `$first` and `$last` of an array's elements. */
export const end =
  (name: string, place: 0 | -1) =>
  (items: Reached): Reached => {
    if (items === null || items === undefined) return null
    if (!Array.isArray(items))
      throw badRequest(`${name}'s argument must be an array, but is ${typeName(items)}`)
    return items.at(place)
  }
