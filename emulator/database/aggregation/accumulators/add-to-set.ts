import type { Reached } from '../../values/value'
import { ValueSet } from '../expressions/value-set'
import { sizeOf } from '../memory'
import type { Accumulator } from './accumulator'

/** Each value once, in the order of its first coming (MongoDB promises none). */
export class AddToSet implements Accumulator {
  readonly #items = new ValueSet()

  add(value: Reached): number {
    return value !== undefined && this.#items.add(value) ? sizeOf(value) : 0
  }

  result() {
    return this.#items.values()
  }
}
