import { LIMITS } from '../limits'
import type { Explain, SlowQuery, SlowQueryRecord } from '../types'
import { encode } from '../values/encode'
import type { Document } from '../values/value'
import { conditionsOf } from './conditions'
import type { Sort } from './plan'

interface Asked {
  readonly collection: string
  readonly where: Document
  readonly sort: Sort
}

/** The queries that looked at too many documents, each kind once: a loop of one must not push out the others. */
export class SlowQueries {
  readonly #byKind = new Map<string, SlowQueryRecord>()

  constructor(
    private readonly now: () => number,
    private readonly onSlow: ((query: SlowQuery) => void) | undefined,
  ) {}

  report({ collection, where, sort }: Asked, explain: Explain): void {
    if (explain.documentsScanned <= LIMITS.slowScan) return
    const slow = { collection, explain, wanted: wantedIndex(where, sort) }
    const kind = JSON.stringify([collection, slow.wanted])
    const times = (this.#byKind.get(kind)?.times ?? 0) + 1
    this.#byKind.delete(kind)
    const text = encode(where).slice(0, LIMITS.slowQueryText)
    this.#byKind.set(kind, { ...slow, where: text, sort, times, lastAt: this.now() })
    const [oldest = ''] = this.#byKind.keys()
    if (this.#byKind.size > LIMITS.slowQueries) this.#byKind.delete(oldest)
    this.onSlow?.(slow)
  }

  /** The latest first. */
  all(): SlowQueryRecord[] {
    return [...this.#byKind.values()].reverse()
  }
}

/** The index that would have helped: fields with given values, then the order, then the ranges. */
export function wantedIndex(where: Document, sort: Sort): Sort {
  const conditions = [...conditionsOf(where).fields]
  const given = conditions.filter(([, { points }]) => points).map(([path]) => path)
  const ranged = conditions.filter(([, { points }]) => !points).map(([path]) => path)
  const ordered = new Map(sort)
  const paths = [...new Set([...given, ...ordered.keys(), ...ranged])]
  return paths.map((path) => [path, ordered.get(path) ?? 1] as const)
}
