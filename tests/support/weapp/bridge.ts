/**
 * Between logic and view runs a bridge of JSON: what is not JSON does not arrive, and every byte costs time on an old phone.
 */

export interface Crossing {
  /** The page or component that called setData. */
  readonly owner: string
  /** Paths in the data that were set. */
  readonly keys: number
  /** UTF-8 bytes of the JSON. */
  readonly bytes: number
}

export interface Bridge {
  /** Every setData so far. */
  readonly crossings: readonly Crossing[]
  toView(owner: string, data: object): Record<string, unknown>
}

/** A copy as the other side gets it. */
export const overTheBridge = <Value>(value: Value): Value =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value)

export const jsonBytes = (json: string): number => Buffer.byteLength(json, 'utf8')

export function createBridge(): Bridge {
  const crossings: Crossing[] = []
  return {
    crossings,
    toView(owner, data) {
      const json = JSON.stringify(data)
      crossings.push({ owner, keys: Object.keys(data).length, bytes: jsonBytes(json) })
      return JSON.parse(json)
    },
  }
}
