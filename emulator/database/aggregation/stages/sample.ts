import { randomInt } from 'node:crypto'
import { badRequest } from '../../refusal'
import { isNumeric, toNumber } from '../../values/numbers'
import type { Document } from '../../values/value'
import { type Stage, specification } from './stage'

/** `{ size }` documents at random, in random order. */
export const $sample: Stage = (value) => {
  const { size, ...others } = specification('$sample', value)
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw badRequest(`unrecognized option to $sample: ${unknown}`)
  if (size === undefined) throw badRequest('$sample stage must specify a size')
  const count = isNumeric(size) ? Math.trunc(toNumber(size)) : Number.NaN
  if (Number.isNaN(count)) throw badRequest('size argument to $sample must be a number')
  if (count < 0) throw badRequest('size argument to $sample must not be negative')
  return function* (documents) {
    const all: Document[] = [...documents]
    for (let left = all.length; left > 0 && all.length - left < count; left--) {
      const at = randomInt(left)
      yield all[at] as Document
      all[at] = all[left - 1] as Document
    }
  }
}
