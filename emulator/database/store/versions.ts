import type { DocumentVersion } from '../types'
import type { Undo } from './commit-queue'

interface Kept {
  readonly home: string
  /** Milliseconds since 1970; `null` for how the document stood before the first change that was seen. */
  readonly at: number | null
  /** `null`: removed, or not there yet. */
  readonly text: string | null
}

/**
 * The last versions of documents since the start, for people who look into the database; in memory, and within a number
 * of characters: the oldest go first. Texts are the ones the store has anyway, so that a write costs no copy.
 */
export class Versions {
  readonly #byDocument = new Map<string, Kept[]>()
  readonly #byAge = new Set<Kept>()
  #characters = 0

  constructor(
    private readonly limit: number,
    private readonly now: () => number,
  ) {}

  record(home: string, before: string | null, after: string | null, undo: Undo): void {
    const made: Kept[] = [{ home, at: this.now(), text: after }]
    if (before !== null && !this.#byDocument.has(home)) made.unshift({ home, at: null, text: before })
    for (const version of made) this.#add(version)
    undo(() => {
      for (const version of made) this.#drop(version)
    })
    for (const oldest of this.#byAge) {
      if (this.#characters <= this.limit) return
      this.#drop(oldest)
    }
  }

  /** The newest first. */
  of(home: string): DocumentVersion[] {
    const versions = this.#byDocument.get(home) ?? []
    return versions
      .map(({ at, text }) => ({ at, document: text === null ? null : (JSON.parse(text) as object) }))
      .reverse()
  }

  #add(version: Kept): void {
    const versions = this.#byDocument.get(version.home)
    if (versions) versions.push(version)
    else this.#byDocument.set(version.home, [version])
    this.#byAge.add(version)
    this.#characters += sizeOf(version)
  }

  #drop(version: Kept): void {
    if (!this.#byAge.delete(version)) return
    this.#characters -= sizeOf(version)
    const versions = this.#byDocument.get(version.home)
    versions?.splice(versions.indexOf(version), 1)
    if (versions?.length === 0) this.#byDocument.delete(version.home)
  }
}

/** What a removed document takes is little, but not nothing. */
const sizeOf = ({ home, text }: Kept): number => home.length + (text?.length ?? 0) + 64
