import { badRequest } from '../refusal'
import type { Direction } from '../values/key'
import { isNumeric, toNumber } from '../values/numbers'
import type { Document } from '../values/value'
import type { Sort } from './plan'

/** `{ a: 1, b: -1 }` as a sort. */
export function toSort(order: Document): Sort {
  return Object.entries(order).map(([path, direction]): readonly [string, Direction] => {
    const number = isNumeric(direction) ? toNumber(direction) : 0
    if (number !== 1 && number !== -1) throw badRequest(`$sort key ordering must be 1 or -1: ${path}`)
    return [path, number]
  })
}
