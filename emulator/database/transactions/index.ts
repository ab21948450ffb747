import { randomBytes } from 'node:crypto'
import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import { LIMITS } from '../limits'
import type { View } from '../query/scan'
import {
  type Collection,
  duplicate,
  ID_INDEX,
  idKeyOf,
  type WriteContext,
  type WriteGuard,
} from '../store/collection'
import type { Undo } from '../store/commit-queue'
import { Entry } from '../store/document-cache'
import type { Document, Value } from '../values/value'
import { History } from './history'
import { Transaction } from './transaction'

/** A write outside met a document that a transaction holds; try again when that has ended. */
export class HeldByTransaction extends Error {
  constructor(readonly released: Promise<void>) {
    super('the document is held by a transaction')
  }
}

/**
 * Transactions with snapshot reads and a lock for each document (and unique key) they write. The second writer of a
 * document fails at its write, not at its commit; a transaction that fails in any way is over.
 */
export class Transactions implements WriteGuard {
  readonly #open = new Map<string, Transaction>()
  readonly #locks = new Map<string, Transaction>()
  readonly #history = new History()
  /** Those that are open or are just being committed: snapshots that writes must keep versions for. */
  readonly #live = new Set<Transaction>()

  constructor(private readonly now: () => number) {}

  start(): Transaction {
    const id = randomBytes(16).toString('hex')
    const timer = setTimeout(() => this.#expire(id), LIMITS.transaction)
    timer.unref()
    const transaction = new Transaction(id, this.now(), this.#history.now, timer)
    this.#open.set(id, transaction)
    this.#live.add(transaction)
    return transaction
  }

  get(id: string): Transaction {
    const transaction = this.#open.get(id)
    if (transaction && !this.#isExpired(transaction)) return transaction
    this.#expire(id)
    throw new CloudError(
      CODES.transactionFail,
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds',
    )
  }

  abort(id: string): void {
    this.#end(this.get(id))
  }

  /** Runs one write of a transaction; when it fails, the transaction is over, as on the platform. */
  attempt<T>(transaction: Transaction, work: () => T): T {
    try {
      return work()
    } catch (error) {
      this.#end(transaction)
      throw error
    }
  }

  /** The documents this transaction sees otherwise than they stand. */
  view(transaction: Transaction, collection: Collection): View {
    const seen = new Map(this.#history.since(collection, transaction.snapshot))
    for (const [idKey, { entry }] of transaction.writes.get(collection) ?? []) seen.set(idKey, entry)
    return seen
  }

  /** Refuses a new document whose `_id` the transaction already sees. */
  refuseTaken(transaction: Transaction, collection: Collection, id: Value): void {
    const own = this.view(transaction, collection).get(idKeyOf(id))
    if (own === undefined ? collection.byId(id) : own) throw duplicate(collection.name, ID_INDEX)
  }

  /** Puts a document aside for the commit; `null` removes it. */
  write(
    transaction: Transaction,
    collection: Collection,
    id: Value,
    next: { document: Document; text: string } | null,
  ): void {
    const idKey = idKeyOf(id)
    this.#lock(transaction, lockName(collection, idKey))
    if (this.#history.changedSince(collection, idKey, transaction.snapshot)) throw conflict()
    if (next) this.#lockUniqueKeys(transaction, collection, id, next.document)
    const entry = next && new Entry(0, idKey, next.text, next.document)
    transaction.write(collection, idKey, { id, entry })
  }

  /** Takes a transaction off the list, so that nothing more can be asked of it; its locks stay until `finish`. */
  beginCommit(id: string): Transaction {
    const transaction = this.get(id)
    this.#open.delete(id)
    return transaction
  }

  /** Writes everything for good. Runs inside one job of the commit queue. */
  apply(transaction: Transaction, undo: Undo): void {
    const context: WriteContext = { undo, owner: transaction.owner }
    for (const [collection, writes] of transaction.writes) {
      for (const { id, entry } of writes.values()) {
        const stored = collection.byId(id)
        if (entry === null && stored) collection.remove(stored, context)
      }
      for (const { id, entry } of writes.values()) {
        const stored = entry && collection.byId(id)
        if (entry && stored) collection.replace(stored, entry.document, entry.text, context)
        else if (entry) collection.insert(entry.document, entry.text, context)
      }
    }
  }

  finish(transaction: Transaction): void {
    this.#end(transaction)
  }

  close(): void {
    for (const transaction of [...this.#live]) this.#end(transaction)
  }

  beforeWrite(collection: Collection, idKey: string, uniqueKeys: () => string[], owner: symbol | null): void {
    if (this.#locks.size === 0) return
    for (const name of [lockName(collection, idKey), ...uniqueKeys()]) {
      const holder = this.#holder(name)
      if (holder && holder.owner !== owner) throw new HeldByTransaction(holder.ended)
    }
  }

  afterWrite(collection: Collection, idKey: string, before: string | null, undo: Undo): void {
    if (this.#live.size > 0) this.#history.record(collection, idKey, before, undo)
  }

  #lock(transaction: Transaction, name: string): void {
    const holder = this.#holder(name)
    if (holder && holder !== transaction) throw conflict()
    this.#locks.set(name, transaction)
    transaction.locked.add(name)
  }

  #lockUniqueKeys(transaction: Transaction, collection: Collection, id: Value, document: Document): void {
    const row = collection.byId(id)?.rid ?? -1
    const own = transaction.writes.get(collection)
    for (const [index, name, key] of collection.uniqueKeys(document)) {
      this.#lock(transaction, name)
      const holder = collection.holderOf(index, key, row)
      if (holder !== null && !own?.has(collection.byRow(holder).idKey))
        throw duplicate(collection.name, index.name)
    }
  }

  #holder(name: string): Transaction | undefined {
    const holder = this.#locks.get(name)
    if (!holder || !this.#open.has(holder.id) || !this.#isExpired(holder)) return holder
    this.#end(holder)
    return undefined
  }

  #isExpired({ startedAt }: Transaction): boolean {
    return this.now() - startedAt >= LIMITS.transaction
  }

  #expire(id: string): void {
    const transaction = this.#open.get(id)
    if (transaction) this.#end(transaction)
  }

  #end(transaction: Transaction): void {
    this.#open.delete(transaction.id)
    this.#live.delete(transaction)
    for (const name of transaction.locked) this.#locks.delete(name)
    transaction.finish()
    const oldest = Math.min(...[...this.#live].map(({ snapshot }) => snapshot))
    this.#history.forgetBefore(oldest)
  }
}

const lockName = (collection: Collection, idKey: string) => `${collection.number}/${idKey}`

export function conflict(): CloudError {
  return new CloudError(
    CODES.transactionConflict,
    '[ResourceUnavailable.TransactionConflict] Conflict with another operation on the same document, please retry',
  )
}
