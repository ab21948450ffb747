import { divideDecimals } from '../../values/decimal'
import { isNumeric, toNumber } from '../../values/numbers'
import type { Reached } from '../../values/value'
import { asDouble, isDecimal } from '../expressions/arithmetic/numeric'
import type { Accumulator } from './accumulator'
import { Total } from './total'

/** Of numbers alone; of none it is null. */
export class Avg implements Accumulator {
  readonly #total = new Total()

  add(value: Reached): number {
    if (isNumeric(value)) this.#total.add(value)
    return 0
  }

  result() {
    const { count } = this.#total
    if (count === 0) return null
    const sum = this.#total.sum()
    return isDecimal(sum) ? divideDecimals(sum, BigInt(count)) : asDouble(toNumber(sum) / count)
  }
}
