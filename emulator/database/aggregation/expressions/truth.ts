import { isNumeric, toNumber } from '../../values/numbers'
import type { Reached } from '../../values/value'

/** False, null, missing and zero are false; everything else holds, the empty text and NaN too. */
export function isTrue(value: Reached): boolean {
  if (typeof value === 'boolean') return value
  if (value === null || value === undefined) return false
  return !(isNumeric(value) && toNumber(value) === 0)
}
