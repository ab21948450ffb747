import type * as z from 'zod/mini'

/**
 * An answer that a service keeps and gives to many readers. `serve` checks and strips it by the contract the first time
 * and writes it as JSON once; every further reader costs neither. Its value must not change any more.
 */
export class Prevalidated<T> {
  #schema: z.ZodMiniType | null = null
  #stripped: unknown
  #json: string | null = null

  constructor(readonly value: T) {}

  /** The value as the schema lets it out; parsed again only for another schema than last time. */
  stripped(schema: z.ZodMiniType, parse: (schema: z.ZodMiniType, value: unknown) => unknown): unknown {
    if (this.#schema !== schema) {
      this.#stripped = parse(schema, this.value)
      this.#json = null
      this.#schema = schema
    }
    return this.#stripped
  }

  /** What `stripped` answered last, as JSON. */
  json(): string {
    this.#json ??= JSON.stringify(this.#stripped)
    return this.#json
  }
}

export const prevalidated = <T>(value: T): Prevalidated<T> => new Prevalidated(value)
