import type { Reached, Value } from '../../values/value'
import type { Accumulator } from './accumulator'

export class Last implements Accumulator {
  #value: Value = null

  add(value: Reached): number {
    this.#value = value ?? null
    return 0
  }

  result() {
    return this.#value
  }
}
