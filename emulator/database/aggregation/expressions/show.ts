import { encode } from '../../values/encode'
import type { Reached } from '../../values/value'

/** A value in a message. */
export function show(value: Reached): string {
  if (value === undefined) return 'MISSING'
  const text = encode({ value })
  return text.slice('{"value":'.length, -1)
}
