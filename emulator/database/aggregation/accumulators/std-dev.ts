import { isNumeric, toNumber } from '../../values/numbers'
import type { Reached } from '../../values/value'
import { asDouble } from '../expressions/arithmetic/numeric'
import type { Accumulator } from './accumulator'

/** Standard deviation by Welford's method, in doubles; of too few numbers it is null. */
class StdDev implements Accumulator {
  #count = 0
  #mean = 0
  #squares = 0

  /** `spared`: 1 takes the numbers for a sample of more, 0 for all there are. */
  constructor(private readonly spared: 0 | 1) {}

  add(value: Reached): number {
    if (!isNumeric(value)) return 0
    const number = toNumber(value)
    const distance = number - this.#mean
    this.#count++
    this.#mean += distance / this.#count
    this.#squares += distance * (number - this.#mean)
    return 0
  }

  result() {
    const parts = this.#count - this.spared
    return parts > 0 ? asDouble(Math.sqrt(this.#squares / parts)) : null
  }
}

export class StdDevPop extends StdDev {
  constructor() {
    super(0)
  }
}

export class StdDevSamp extends StdDev {
  constructor() {
    super(1)
  }
}
