import type { Collection } from '../store/collection'
import type { Undo } from '../store/commit-queue'
import { Entry } from '../store/document-cache'

interface Version {
  /** Number of the write that ended this version. */
  readonly until: number
  /** `null`: the document was not there. */
  readonly text: string | null
}

/** Versions of documents that were overwritten while a transaction was open that may still read them. */
export class History {
  readonly #versions = new Map<Collection, Map<string, Version[]>>()
  #lastWrite = 0

  /** Number of the last write. */
  get now(): number {
    return this.#lastWrite
  }

  record(collection: Collection, idKey: string, text: string | null, undo: Undo): void {
    const ofCollection = this.#versions.get(collection) ?? new Map<string, Version[]>()
    this.#versions.set(collection, ofCollection)
    const versions = ofCollection.get(idKey) ?? []
    ofCollection.set(idKey, versions)
    const version = { until: ++this.#lastWrite, text }
    versions.push(version)
    undo(() => versions.splice(versions.indexOf(version), 1))
  }

  /** True when the document was written after the snapshot. */
  changedSince(collection: Collection, idKey: string, snapshot: number): boolean {
    return (
      this.#versions
        .get(collection)
        ?.get(idKey)
        ?.some(({ until }) => until > snapshot) ?? false
    )
  }

  /** The documents written after the snapshot, as they stood then. */
  *since(collection: Collection, snapshot: number): Generator<readonly [idKey: string, entry: Entry | null]> {
    for (const [idKey, versions] of this.#versions.get(collection) ?? []) {
      const seen = versions.find(({ until }) => until > snapshot)
      if (seen) yield [idKey, seen.text === null ? null : new Entry(0, idKey, seen.text)]
    }
  }

  /** Forgets what no snapshot from here on can see. */
  forgetBefore(snapshot: number): void {
    for (const [collection, documents] of this.#versions) {
      for (const [idKey, versions] of documents) {
        const kept = versions.filter(({ until }) => until > snapshot)
        if (kept.length > 0) documents.set(idKey, kept)
        else documents.delete(idKey)
      }
      if (documents.size === 0) this.#versions.delete(collection)
    }
  }
}
