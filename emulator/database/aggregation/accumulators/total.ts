import type { Decimal128 } from 'bson'
import { addDecimals } from '../../values/decimal'
import { toNumber } from '../../values/numbers'
import {
  asDouble,
  exact,
  integer,
  isDecimal,
  isInteger,
  type Numeric,
} from '../expressions/arithmetic/numeric'

/** A sum of numbers of all types: integers exactly, doubles with what rounding loses carried along (Neumaier). */
export class Total {
  count = 0
  #small = 0
  #whole = 0n
  #widest: Numeric = 0
  #double = 0
  #lost = 0
  #hasDouble = false
  #decimal: Decimal128 | null = null

  add(value: Numeric): void {
    this.count++
    if (isDecimal(value)) this.#decimal = addDecimals(this.#decimal ?? 0n, value)
    else if (isInteger(value)) this.#addInteger(value)
    else this.#addDouble(toNumber(value))
  }

  /** As wide as the widest number; integers beyond 64 bits become a double. */
  sum(): Numeric {
    const whole = this.#whole + BigInt(this.#small)
    if (this.#decimal) {
      const withWhole = addDecimals(this.#decimal, whole)
      return this.#hasDouble ? addDecimals(withWhole, this.#doubles()) : withWhole
    }
    if (!this.#hasDouble) return integer(whole, this.#widest)
    this.#addDouble(Number(whole))
    this.#whole = 0n
    this.#small = 0
    return asDouble(this.#doubles())
  }

  #addInteger(value: Numeric): void {
    if (typeof value !== 'number' || !Number.isSafeInteger(this.#small + value)) {
      this.#whole += exact(value)
      if (typeof value !== 'number') this.#widest = value
    } else {
      this.#small += value
      if (value !== (value | 0)) this.#widest = value
    }
  }

  #addDouble(value: number): void {
    this.#hasDouble = true
    const next = this.#double + value
    if (Number.isFinite(next)) {
      const [large, small] =
        Math.abs(this.#double) >= Math.abs(value) ? [this.#double, value] : [value, this.#double]
      this.#lost += large - next + small
    }
    this.#double = next
  }

  #doubles(): number {
    return Number.isFinite(this.#double) ? this.#double + this.#lost : this.#double
  }
}
