import { equals } from '../../values/compare'
import { keyOf } from '../../values/key'
import type { Value } from '../../values/value'

/** What belongs to each distinct value; values of one key are told apart by comparison (decimals share doubles' keys). */
export class ValueMap<T> {
  readonly #rows = new Map<string, { readonly value: Value; held: T }[]>()

  get(value: Value): T | undefined {
    return this.#rows.get(keyText(value))?.find((row) => equals(row.value, value))?.held
  }

  /** For a value that is not there yet. */
  add(value: Value, held: T): void {
    const key = keyText(value)
    const rows = this.#rows.get(key)
    if (rows) rows.push({ value, held })
    else this.#rows.set(key, [{ value, held }])
  }

  *values(): Iterable<T> {
    for (const rows of this.#rows.values()) for (const { held } of rows) yield held
  }

  *keys(): Iterable<Value> {
    for (const rows of this.#rows.values()) for (const { value } of rows) yield value
  }
}

/** Distinct values in the order in which they came. */
export class ValueSet {
  readonly #map = new ValueMap<true>()

  constructor(values: Iterable<Value> = []) {
    for (const value of values) this.add(value)
  }

  has(value: Value): boolean {
    return this.#map.get(value) === true
  }

  /** Says whether it is new. */
  add(value: Value): boolean {
    if (this.has(value)) return false
    this.#map.add(value, true)
    return true
  }

  values(): Value[] {
    return [...this.#map.keys()]
  }
}

const keyText = (value: Value): string =>
  typeof value === 'string' ? `"${value}` : keyOf([value], [1]).toString('latin1')
