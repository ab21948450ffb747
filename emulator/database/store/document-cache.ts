import { decodeStored } from '../values/decode'
import type { Document } from '../values/value'

/** A stored document: its text as it is sent, and its value, parsed when first asked for. Never changed, only replaced. */
export class Entry {
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
    this.#document ??= decodeStored(this.text)
    return this.#document
  }
}

/** Keeps the documents used last, of all collections, within a number of characters. */
export class DocumentCache {
  readonly #limit: number
  readonly #byUse = new Map<Entry, CollectionCache>()
  #characters = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  touch(entry: Entry, home: CollectionCache): void {
    this.#byUse.delete(entry)
    this.#byUse.set(entry, home)
  }

  add(entry: Entry, home: CollectionCache): void {
    this.#byUse.set(entry, home)
    this.#characters += entry.text.length
    for (const [oldest, oldestHome] of this.#byUse) {
      if (this.#characters <= this.#limit) break
      oldestHome.drop(oldest)
    }
  }

  drop(entry: Entry): void {
    if (this.#byUse.delete(entry)) this.#characters -= entry.text.length
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
    return this.#touched(this.#byId.get(idKey))
  }

  byRow(rid: number): Entry | undefined {
    return this.#touched(this.#byRow.get(rid))
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

  #touched(entry: Entry | undefined): Entry | undefined {
    if (entry) this.#all.touch(entry, this)
    return entry
  }
}
