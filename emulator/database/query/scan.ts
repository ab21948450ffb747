import type { Predicate } from '../matcher/test'
import type { Collection } from '../store/collection'
import type { Entry } from '../store/document-cache'
import type { Plan } from './plan'
import { AllRows, type RowStream } from './row-streams'

/** Documents that a transaction sees otherwise than they stand: by `idKey`, `null` for one it does not see. */
export type View = ReadonlyMap<string, Entry | null>

const LEAST_CHUNK = 24
const MOST_CHUNK = 500
/** A scan of more documents than this keeps none of them in memory: it must not push out what is used often. */
const KEPT = 1000

/** Reads documents, tests them, gathers those that match, and counts what it read. */
export class Scan {
  readonly entries: Entry[] = []
  keysScanned = 0
  documentsScanned = 0
  readonly #met = new Set<number>()

  constructor(
    private readonly collection: Collection,
    private readonly matches: Predicate,
    private readonly view: View,
  ) {}

  /** Leaves out the first rows of a stream in which every row matches; says how many. */
  passOver(stream: RowStream, count: number): number {
    if (this.view.size > 0) return 0 // a row may stand otherwise in the view
    let passed = 0
    while (passed < count) {
      const rows = stream.next(count - passed)
      if (rows.length === 0) return count // there is nothing behind them either
      passed += rows.length
    }
    this.keysScanned += passed
    return passed
  }

  /** Reads until `enough` documents of this stream match. */
  read(stream: RowStream, { exact, repeats }: Plan, enough: number): void {
    const stop = this.entries.length + enough
    let chunk = Math.min(Math.max(enough, 1), MOST_CHUNK)
    for (;;) {
      const rows = stream.next(chunk)
      if (rows.length === 0) return
      const fresh = repeats ? rows.filter((row) => this.#met.size < this.#met.add(row).size) : rows
      const entries = this.collection.byRows(fresh, this.documentsScanned < KEPT)
      for (let i = 0; i < entries.length; i++) {
        this.#test(entries[i] as Entry, exact)
        if (this.entries.length < stop) continue
        this.keysScanned += rows.indexOf(fresh[i] as number) + 1
        return
      }
      this.keysScanned += rows.length
      chunk = Math.min(Math.max(chunk * 2, LEAST_CHUNK), MOST_CHUNK)
    }
  }

  /** Reads the whole collection in the order of insertion, until `enough` match. */
  readAll(enough: number): void {
    const { collection } = this
    const rows = new AllRows(collection.sql, collection.table)
    const small = collection.count <= KEPT // then reading it all through the cache saves parsing it again
    for (let after = 0; ; ) {
      const entries = small
        ? collection.byRows(rows.next(MOST_CHUNK), true)
        : collection.rowsAfter(after, MOST_CHUNK)
      for (const entry of entries) {
        this.#test(entry, false)
        if (this.entries.length >= enough) return
      }
      const last = entries[entries.length - 1]
      if (!last) return
      after = last.rid
    }
  }

  /** A document found by its `_id`, seen or stored. */
  take(entry: Entry): void {
    this.keysScanned++
    this.documentsScanned++
    if (this.matches(entry.document)) this.entries.push(entry)
  }

  /** Adds what matches of the view; says how many that were. */
  addSeen(): number {
    const before = this.entries.length
    for (const seen of this.view.values()) if (seen && this.matches(seen.document)) this.entries.push(seen)
    return this.entries.length - before
  }

  #test(entry: Entry, exact: boolean): void {
    this.documentsScanned++
    if (this.view.size > 0 && this.view.has(entry.idKey)) return
    if (exact || this.matches(entry.document)) this.entries.push(entry)
  }
}
