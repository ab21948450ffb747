import { badRequest } from '../../refusal'
import type { Reached, Value } from '../../values/value'

/** The array an operator works on, copied; an empty one where the field is missing. */
export function arrayAt(current: Reached, name: string, path: string): Value[] {
  if (current === undefined) return []
  if (!Array.isArray(current)) throw badRequest(`The field '${path}' must be an array for ${name}`)
  return [...current]
}
