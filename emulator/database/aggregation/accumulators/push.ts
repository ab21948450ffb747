import type { Reached, Value } from '../../values/value'
import { sizeOf } from '../memory'
import type { Accumulator } from './accumulator'

/** All values in order; what is missing leaves no place. */
export class Push implements Accumulator {
  readonly #items: Value[] = []

  add(value: Reached): number {
    if (value === undefined) return 0
    this.#items.push(value)
    return sizeOf(value)
  }

  result() {
    return this.#items
  }
}
