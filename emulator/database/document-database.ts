import { aggregate, type Stage } from './aggregation'
import { changeOf, prepared, prepareInsert, upsertBase } from './changes'
import { LIMITS } from './limits'
import { consideredIndexes } from './query/considered'
import { compileProjection } from './query/projection'
import { type Listed, listed, readPage } from './query/read-page'
import { countMatching, type Search, search } from './query/search'
import { SlowQueries, wantedIndex } from './query/slow-queries'
import { replyDocument, replyText } from './reply'
import { Catalogue } from './store/catalogue'
import type { Collection } from './store/collection'
import { CommitQueue, type Undo } from './store/commit-queue'
import { describeIndexes } from './store/describe-indexes'
import { DocumentCache, type Entry } from './store/document-cache'
import { checkIntegrity } from './store/integrity'
import { Sql } from './store/sql'
import { Versions } from './store/versions'
import { storeTarget, type Target, transactionTarget } from './targets'
import { conflict, HeldByTransaction, Transactions } from './transactions'
import type { Transaction } from './transactions/transaction'
import type {
  DatabaseOptions,
  DocumentVersion,
  Explain,
  Explanation,
  IndexDescription,
  SlowQueryRecord,
} from './types'
import type { Document, Value } from './values/value'

export interface FindRequest extends Search {
  readonly collection: string
  readonly projection?: Document
  readonly transactionId?: string
}

export interface ChangeRequest {
  readonly collection: string
  readonly where: Document
  readonly data: Document
  /** True: `data` holds operators. False: `data` is the whole new document. */
  readonly merges: boolean
  readonly upsert: boolean
  readonly multi: boolean
  readonly transactionId?: string
}

export interface ChangeResult {
  /** How many documents are other than before. */
  readonly updated: number
  readonly upsertedId: Value | undefined
  /** The first document that matched, as it is now. */
  readonly entry: Entry | undefined
}

/** The document database of the local cloud. See docs/decisions/0002-document-store.md. */
export class DocumentDatabase {
  readonly now: () => number
  readonly #sql: Sql
  readonly #queue: CommitQueue
  readonly #catalogue: Catalogue
  readonly #transactions: Transactions
  readonly #slow: SlowQueries
  readonly #versions: Versions

  constructor({ file, declaration, now = Date.now, onSlow, largestFile }: DatabaseOptions) {
    this.now = now
    this.#slow = new SlowQueries(now, onSlow)
    this.#versions = new Versions(LIMITS.versionCharacters, now)
    this.#sql = Sql.writing(file, largestFile)
    this.#transactions = new Transactions(now)
    this.#catalogue = new Catalogue({
      sql: this.#sql,
      cache: new DocumentCache(LIMITS.cachedCharacters),
      guard: this.#transactions,
      versions: this.#versions,
    })
    this.#queue = new CommitQueue(this.#sql)
    try {
      this.#sql.execute('BEGIN IMMEDIATE')
      this.#catalogue.open(declaration)
      this.#sql.execute('COMMIT')
    } catch (error) {
      if (this.#sql.inTransaction) this.#sql.execute('ROLLBACK')
      this.#sql.close()
      throw error
    }
  }

  collections(): { name: string; count: number }[] {
    return this.#catalogue.all().map(({ name, count }) => ({ name, count }))
  }

  createCollection(name: string): Promise<void> {
    return this.#write((undo) => this.#catalogue.create(name, undo))
  }

  /** Documents as EJSON texts. */
  find(request: FindRequest): { texts: string[]; explain: Explain } {
    const collection = this.#catalogue.get(request.collection)
    const transaction = this.#transactionOf(request)
    const found = search(collection, request, transaction && this.#transactions.view(transaction, collection))
    this.#slow.report(request, found.explain)
    const project = request.projection && compileProjection(request.projection, request.where)
    const texts = found.entries.map((entry) =>
      project ? replyDocument(project(entry.document)) : replyText(entry),
    )
    return { texts, explain: found.explain }
  }

  /** The same as the wire lists them. */
  list(request: FindRequest): Listed {
    const plain = request.projection === undefined && request.transactionId === undefined
    const page = plain ? readPage(this.#catalogue.get(request.collection), request) : null
    if (page) this.#slow.report(request, page.explain)
    return page ?? listed(this.find(request))
  }

  count(request: { collection: string; where: Document }): { total: number; explain: Explain } {
    const collection = this.#catalogue.get(request.collection)
    const counted = countMatching(collection, request.where)
    this.#slow.report({ ...request, sort: [] }, counted.explain)
    return counted
  }

  aggregate(request: { collection: string; stages: readonly Stage[] }): {
    texts: string[]
    explain: Explain
  } {
    const collection = this.#catalogue.get(request.collection)
    const collections = (name: string) => this.#catalogue.all().find((other) => other.name === name) ?? null
    const source = { collection, collections, now: this.now() }
    const { documents, request: searched, explain } = aggregate(source, request.stages)
    this.#slow.report({ ...searched, collection: collection.name }, explain)
    return { texts: documents.map(replyDocument), explain }
  }

  /** Adds all of these or, when one is refused, none. */
  async insert(request: {
    collection: string
    documents: readonly Document[]
    transactionId?: string
  }): Promise<Value[]> {
    const ready = request.documents.map(prepareInsert)
    return this.#change(request, (target) => ready.map((next) => target.insert(next).document._id as Value))
  }

  /** Changes the documents that match; all or none. */
  async change(request: ChangeRequest): Promise<ChangeResult> {
    const update = changeOf(request, this.now)
    return this.#change(request, (target) => {
      const limit = request.multi ? Number.POSITIVE_INFINITY : 1
      const matched = target.find({ where: request.where, sort: [], skip: 0, limit })
      if (matched.length === 0 && request.upsert) {
        const next = prepareInsert(update(upsertBase(request.where, request.merges), true))
        const entry = target.insert(next)
        return { updated: 0, upsertedId: next.document._id, entry }
      }
      const changed = matched.map((before) => {
        const { _id = null, ...fields } = update(before.document, false)
        const next = prepared({ _id, ...fields })
        return next.text === before.text ? before : target.replace(before, next)
      })
      return {
        updated: changed.filter((entry, i) => entry !== matched[i]).length,
        upsertedId: undefined,
        entry: changed[0],
      }
    })
  }

  /** Removes the documents that match; all or none. Says how many. */
  remove(request: {
    collection: string
    where: Document
    multi: boolean
    transactionId?: string
  }): Promise<number> {
    return this.#change(request, (target) => {
      const limit = request.multi ? Number.POSITIVE_INFINITY : 1
      const matched = target.find({ where: request.where, sort: [], skip: 0, limit })
      for (const entry of matched) target.remove(entry)
      return matched.length
    })
  }

  /** Runs a query and says how it was answered, what else was thought of, and which index it would want. */
  explain({ collection: name, ...request }: Search & { collection: string }): Explanation {
    const collection = this.#catalogue.get(name)
    const { explain } = search(collection, request)
    return {
      explain,
      considered: consideredIndexes(collection, request),
      wanted: wantedIndex(request.where, request.sort),
    }
  }

  /** The indexes of a collection, that of `_id` first. Counts their keys, so it is for people and not for every request. */
  indexes(collection: string): IndexDescription[] {
    return describeIndexes(this.#catalogue.get(collection))
  }

  /** The last versions of a document since the start, the newest first. */
  history(collection: string, id: Value): DocumentVersion[] {
    return this.#versions.of(this.#catalogue.get(collection).homeOf(id))
  }

  /** The kinds of queries that looked at more than `LIMITS.slowScan` documents since the start, the latest first. */
  slowQueries(): SlowQueryRecord[] {
    return this.#slow.all()
  }

  startTransaction(): string {
    return this.#transactions.start().id
  }

  async commitTransaction(id: string): Promise<void> {
    const transaction = this.#transactions.beginCommit(id)
    try {
      if (transaction.writes.size > 0)
        await this.#queue.submit((undo) => this.#transactions.apply(transaction, undo))
    } finally {
      this.#transactions.finish(transaction)
    }
  }

  abortTransaction(id: string): void {
    this.#transactions.abort(id)
  }

  /** Recomputes every index from the documents and names each difference; an empty list is a sound database. */
  checkIntegrity(): string[] {
    const collections = this.#catalogue.all()
    const miscounted = collections.filter(({ table, count }) => {
      const [stored] = this.#sql.row(`SELECT count(*) FROM ${table}`) ?? []
      return stored !== count
    })
    return [
      ...checkIntegrity(this.#sql, collections),
      ...miscounted.map(({ name, count }) => `${name} is said to have ${count} documents and has not`),
    ]
  }

  /** Answers what waits, and closes the file. Open transactions are dropped. */
  close(): void {
    this.#queue.flush()
    this.#transactions.close()
    this.#sql.close()
  }

  #transactionOf({ transactionId }: { transactionId?: string }): Transaction | undefined {
    return transactionId === undefined ? undefined : this.#transactions.get(transactionId)
  }

  async #change<T>(
    request: { collection: string; transactionId?: string },
    work: (target: Target) => T,
  ): Promise<T> {
    const collection = this.#catalogue.get(request.collection)
    const transaction = this.#transactionOf(request)
    const find = this.#finder(collection, transaction)
    if (!transaction) return this.#write((undo) => work(storeTarget(collection, find, undo)))
    return this.#transactions.attempt(transaction, () =>
      work(transactionTarget(collection, find, this.#transactions, transaction)),
    )
  }

  /** Runs a job; while a transaction holds a document it writes, it waits and runs again from the start. */
  async #write<T>(job: (undo: Undo) => T): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<'over'>((resolve) => {
      timer = setTimeout(() => resolve('over'), LIMITS.lockWait)
    })
    try {
      for (;;) {
        const held = await this.#queue.submit(job).catch((error: unknown) => {
          if (error instanceof HeldByTransaction) return error
          throw error
        })
        if (!(held instanceof HeldByTransaction)) return held
        if ((await Promise.race([held.released, patience])) === 'over') throw conflict()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  #finder(collection: Collection, transaction?: Transaction): Target['find'] {
    return (request) => {
      const view = transaction && this.#transactions.view(transaction, collection)
      const { entries, explain } = search(collection, request, view)
      this.#slow.report({ collection: collection.name, where: request.where, sort: [] }, explain)
      return entries
    }
  }
}
