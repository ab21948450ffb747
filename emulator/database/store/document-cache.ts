import { decodeStored } from '../values/decode'
import type { Document } from '../values/value'
import { damagedText } from './failure'

/** A stored document: its text as it is sent, and its value, parsed when first asked for. Its value never changes; a write makes another entry. */
export class Entry {
  /** Used since the cache last looked for what to drop. */
  used = false
  #document: Document | undefined

  constructor(
    /** Row number; rises in the order of insertion. */
    readonly rid: number,
    /** `_id` as a text that is equal for equal ids. */
    readonly idKey: string,
    readonly text: string,
    document?: Document,
  ) {
    this.#document = document
  }

  get document(): Document {
    try {
      this.#document ??= decodeStored(this.text)
    } catch (error) {
      throw damagedText(error)
    }
    return this.#document
  }
}

/** How much of the limit stays filled when documents are dropped. */
const KEPT_SHARE = 0.875

/**
 * Keeps the documents used of late, of all collections, within a number of characters. Using one only marks it; when
 * room is needed, the oldest go, but a marked one loses its mark and goes behind the newest instead.
 */
export class DocumentCache {
  readonly #limit: number
  readonly #byAge = new Map<Entry, CollectionCache>()
  #characters = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  add(entry: Entry, home: CollectionCache): void {
    this.#byAge.set(entry, home)
    this.#characters += entry.text.length
    if (this.#characters > this.#limit) this.#shrink()
  }

  drop(entry: Entry): void {
    if (this.#byAge.delete(entry)) this.#characters -= entry.text.length
  }

  #shrink(): void {
    for (const [oldest, home] of this.#byAge) {
      if (this.#characters <= this.#limit * KEPT_SHARE) return
      if (oldest.used) {
        oldest.used = false
        this.#byAge.delete(oldest)
        this.#byAge.set(oldest, home)
      } else home.drop(oldest)
    }
  }
}

/** One collection's part of the cache. */
export class CollectionCache {
  readonly #byId = new Map<string, Entry>()
  readonly #byRow = new Map<number, Entry>()
  readonly #all: DocumentCache

  constructor(all: DocumentCache) {
    this.#all = all
  }

  byId(idKey: string): Entry | undefined {
    return marked(this.#byId.get(idKey))
  }

  byRow(rid: number): Entry | undefined {
    return marked(this.#byRow.get(rid))
  }

  add(entry: Entry): void {
    this.drop(entry)
    this.#byId.set(entry.idKey, entry)
    this.#byRow.set(entry.rid, entry)
    this.#all.add(entry, this)
  }

  /** Forgets the document, whichever version of it is held. */
  drop({ rid }: Entry): void {
    const held = this.#byRow.get(rid)
    if (!held) return
    this.#byRow.delete(rid)
    this.#byId.delete(held.idKey)
    this.#all.drop(held)
  }
}

function marked(entry: Entry | undefined): Entry | undefined {
  if (entry) entry.used = true
  return entry
}
