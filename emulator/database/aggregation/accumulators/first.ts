import type { Reached, Value } from '../../values/value'
import type { Accumulator } from './accumulator'

/** Of the first document, in the order that a sort before made; missing is null. */
export class First implements Accumulator {
  #value: Value | undefined

  add(value: Reached): number {
    if (this.#value === undefined) this.#value = value ?? null
    return 0
  }

  result() {
    return this.#value ?? null
  }
}
