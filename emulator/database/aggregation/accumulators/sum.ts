import { isNumeric } from '../../values/numbers'
import type { Reached } from '../../values/value'
import type { Accumulator } from './accumulator'
import { Total } from './total'

/** What is no number counts nothing; the sum of none is 0. */
export class Sum implements Accumulator {
  readonly #total = new Total()

  add(value: Reached): number {
    if (isNumeric(value)) this.#total.add(value)
    return 0
  }

  result() {
    return this.#total.sum()
  }
}
