/** The last entries of a list that never ends, in memory, each with its number. */
export class Ring<T> {
  readonly #kept: T[] = []
  #count = 0

  /** `size`: how many are kept. */
  constructor(private readonly size: number) {}

  /** The number of the next entry: entries count up from 0. */
  get next(): number {
    return this.#count
  }

  add(entry: T): void {
    this.#kept[this.#count++ % this.size] = entry
  }

  /** Those below a number, the newest first. */
  *newest(before = this.#count): Iterable<readonly [number: number, entry: T]> {
    const oldest = Math.max(0, this.#count - this.size)
    for (let number = Math.min(before, this.#count) - 1; number >= oldest; number--) {
      yield [number, this.#kept[number % this.size] as T]
    }
  }
}

/** What the page asks of such a list. */
export interface Newest {
  readonly functionName?: string
  /** Only entries with a lower number. */
  readonly before?: number
  readonly limit: number
}
