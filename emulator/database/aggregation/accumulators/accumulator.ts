import type { Reached, Value } from '../../values/value'

/** What gathers the values of one group. */
export interface Accumulator {
  /** Takes one more value; says how many bytes it holds on to for it (0 when its size does not grow). */
  add(value: Reached): number
  result(): Value
}
