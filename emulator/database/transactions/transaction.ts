import type { Collection } from '../store/collection'
import type { Entry } from '../store/document-cache'
import type { Value } from '../values/value'

/** What a transaction will write when it commits: `entry` is `null` for a removal. */
export interface PendingWrite {
  readonly id: Value
  readonly entry: Entry | null
}

/** An open transaction: its own writes, unseen by others until it commits, and what it holds locked. */
export class Transaction {
  /** Shown when it writes, so that it passes its own locks. */
  readonly owner = Symbol('transaction')
  readonly writes = new Map<Collection, Map<string, PendingWrite>>()
  readonly locked = new Set<string>()
  readonly ended: Promise<void>
  #end: () => void = () => {}

  constructor(
    readonly id: string,
    readonly startedAt: number,
    /** Number of the last write it sees. */
    readonly snapshot: number,
    readonly timer: NodeJS.Timeout,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  write(collection: Collection, idKey: string, write: PendingWrite): void {
    const writes = this.writes.get(collection) ?? new Map<string, PendingWrite>()
    this.writes.set(collection, writes.set(idKey, write))
  }

  finish(): void {
    clearTimeout(this.timer)
    this.#end()
  }
}
