import { compare } from '../../values/compare'
import type { Reached, Value } from '../../values/value'
import type { Accumulator } from './accumulator'

/** The least or greatest over all types; null and missing do not count. */
class Extreme implements Accumulator {
  #best: Value = null

  constructor(private readonly direction: 1 | -1) {}

  add(value: Reached): number {
    if (value === null || value === undefined) return 0
    if (this.#best === null || compare(value, this.#best) * this.direction < 0) this.#best = value
    return 0
  }

  result() {
    return this.#best
  }
}

export class Min extends Extreme {
  constructor() {
    super(1)
  }
}

export class Max extends Extreme {
  constructor() {
    super(-1)
  }
}
