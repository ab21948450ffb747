import { badRequest } from '../../../refusal'
import { type Operator, variadic } from '../operator'
import { wholeNumber } from './whole-number'

/** What a document may hold is less than this many numbers. */
const LONGEST = 1_000_000

/** `[start, end, step]`: from start, before end. */
export const $range: Operator = variadic('$range', 2, 3, ([start, end, step = 1]) => {
  const from = wholeNumber("$range's starting value", start)
  const to = wholeNumber("$range's ending value", end)
  const by = wholeNumber("$range's step value", step)
  if (by === 0) throw badRequest('$range requires a non-zero step value')
  const count = Math.max(Math.ceil((to - from) / by), 0)
  if (count > LONGEST) throw badRequest(`$range would use too much memory: ${count} numbers`)
  return Array.from({ length: count }, (_item, i) => from + i * by)
})
