import type { Reached, Value } from '../values/value'

/** The new value of a field made from the old one; `undefined` removes the field. */
export type Change = (current: Reached) => Reached

export interface UpdateOperator {
  /** Whether a path that is not there is made. When false, a missing field stays missing. */
  readonly creates: boolean
  /** Checks the operand once; `path` is for messages, `now` the server's clock (ms since 1970). */
  readonly prepare: (operand: Value, path: string, now: () => number) => Change
}
