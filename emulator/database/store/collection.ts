import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import { keyOf } from '../values/key'
import type { Document, Value } from '../values/value'
import type { Undo } from './commit-queue'
import { CollectionCache, type DocumentCache, Entry } from './document-cache'
import type { Index } from './index-keys'
import type { Cell, Sql } from './sql'
import type { Versions } from './versions'

/** What every write passes by: transactions lock documents, and remember versions their snapshots still need. */
export interface WriteGuard {
  /** Throws when someone else holds the document or one of the unique keys it takes. */
  beforeWrite(collection: Collection, idKey: string, uniqueKeys: () => string[], owner: symbol | null): void
  /** `before` is the document's text until now, `null` when there was none. */
  afterWrite(collection: Collection, idKey: string, before: string | null, undo: Undo): void
}

/** What the collections of one database share. */
export interface Surroundings {
  readonly sql: Sql
  readonly cache: DocumentCache
  readonly guard: WriteGuard
  readonly versions: Versions
}

export interface WriteContext {
  readonly undo: Undo
  /** The transaction that commits, or `null`. */
  readonly owner: symbol | null
}

/** The name of the index every collection has. */
export const ID_INDEX = '_id_'

/** `_id` as the bytes it is stored under. */
export const idBytes = (id: Value): Buffer => keyOf([id], [1])

/** The same as a text: equal for equal ids, whatever their number types. */
export function idKeyOf(id: Value): string {
  return typeof id === 'string' ? `=${id}` : idBytes(id).toString('hex')
}

/** A unique key, named for locks. */
export const uniqueKeyName = (index: Index, key: Buffer): string => `${index.number}#${key.toString('hex')}`

/** One collection: its documents, and the keys of its indexes, always written together. */
export class Collection {
  readonly table: string
  readonly sql: Sql
  readonly #cache: CollectionCache
  readonly #guard: WriteGuard
  readonly #versions: Versions
  #count: number | null = null

  constructor(
    readonly number: number,
    readonly name: string,
    readonly indexes: Index[],
    { sql, cache, guard, versions }: Surroundings,
  ) {
    this.table = `c_${number}`
    this.sql = sql
    this.#cache = new CollectionCache(cache)
    this.#guard = guard
    this.#versions = versions
  }

  get count(): number {
    this.#count ??= Number(this.sql.row(`SELECT count(*) FROM ${this.table}`)?.[0])
    return this.#count
  }

  byId(id: Value): Entry | undefined {
    const idKey = idKeyOf(id)
    const cached = this.#cache.byId(idKey)
    if (cached) return cached
    const row = this.sql.row(`SELECT rid, body FROM ${this.table} WHERE id = ?`, [idBytes(id)])
    return row && this.#remember(new Entry(Number(row[0]), idKey, String(row[1])))
  }

  /** Those of these text ids that there are, in any order. */
  byIds(ids: readonly string[]): Entry[] {
    if (ids.length === 1) {
      const entry = this.byId(ids[0] as string)
      return entry ? [entry] : []
    }
    const entries: Entry[] = []
    const missing: string[] = []
    for (const id of ids) {
      const cached = this.#cache.byId(idKeyOf(id))
      if (cached) entries.push(cached)
      else missing.push(idBytes(id).toString('hex'))
    }
    if (missing.length === 0) return entries
    const sql = `SELECT rid, body FROM ${this.table} WHERE id IN (SELECT unhex(value) FROM json_each(?))`
    const rows = this.sql.rows(sql, [JSON.stringify(missing)])
    return [...entries, ...rows.map(([rid, body]) => this.#remember(this.#entryOf(Number(rid), body)))]
  }

  byRow(rid: number): Entry {
    return this.byRows([rid], true)[0] as Entry
  }

  /** The documents of these rows, in this order; one statement fetches what is not in memory. `keep` remembers them. */
  byRows(rids: readonly number[], keep: boolean): Entry[] {
    const entries: (Entry | undefined)[] = rids.map((rid) => this.#cache.byRow(rid))
    const missing = rids.filter((_rid, i) => entries[i] === undefined)
    if (missing.length === 0) return entries as Entry[]
    const fetched = this.#fetch(missing)
    return entries.map((cached, i) => {
      const entry = cached ?? fetched.get(rids[i] as number)
      if (!entry) throw new Error(`index of ${this.name} names row ${rids[i]}, which is not there`)
      return cached || !keep ? entry : this.#remember(entry)
    })
  }

  #fetch(rids: readonly number[]): Map<number, Entry> {
    const sql = `SELECT rid, body FROM ${this.table} WHERE rid IN (SELECT value FROM json_each(?))`
    const rows = this.sql.rows(sql, [JSON.stringify(rids)])
    return new Map(rows.map(([rid, body]) => [Number(rid), this.#entryOf(Number(rid), body)]))
  }

  /** Rows in the order of insertion, not kept in memory: a scan must not push out what is used often. */
  rowsAfter(rid: number, limit: number): Entry[] {
    const rows = this.sql.rows(`SELECT rid, body FROM ${this.table} WHERE rid > ? ORDER BY rid LIMIT ?`, [
      rid,
      limit,
    ])
    return rows.map((row) => this.#cache.byRow(Number(row[0])) ?? this.#entryOf(Number(row[0]), row[1]))
  }

  insert(document: Document, text: string, context: WriteContext): Entry {
    const id = document._id as Value
    const idKey = idKeyOf(id)
    this.#guard.beforeWrite(
      this,
      idKey,
      () => [...this.uniqueKeys(document)].map(([, name]) => name),
      context.owner,
    )
    const sql = `INSERT INTO ${this.table} (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`
    const { changes, insertedRow: rid } = this.sql.run(sql, [idBytes(id), text])
    if (changes === 0) throw duplicate(this.name, ID_INDEX)
    for (const index of this.indexes) this.#addKeys(index, document, rid, context.undo)
    const entry = new Entry(rid, idKey, text, document)
    this.#put(entry, null, 1, context)
    return entry
  }

  replace(before: Entry, document: Document, text: string, context: WriteContext): Entry {
    this.#guard.beforeWrite(
      this,
      before.idKey,
      () => [...this.uniqueKeys(document)].map(([, name]) => name),
      context.owner,
    )
    this.sql.run(`UPDATE ${this.table} SET body = ? WHERE rid = ?`, [text, before.rid])
    for (const index of this.indexes) this.#replaceKeys(index, before, document, context.undo)
    const entry = new Entry(before.rid, before.idKey, text, document)
    this.#put(entry, before, 0, context)
    return entry
  }

  remove(before: Entry, context: WriteContext): void {
    this.#guard.beforeWrite(this, before.idKey, () => [], context.owner)
    this.sql.run(`DELETE FROM ${this.table} WHERE rid = ?`, [before.rid])
    for (const index of this.indexes) this.#removeKeys(index, index.keysOf(before.document).keys, before.rid)
    this.#put(null, before, -1, context)
  }

  /** The keys a document would take in unique indexes, each with its name for locks. */
  *uniqueKeys(document: Document): Generator<readonly [index: Index, name: string, key: Buffer]> {
    for (const index of this.indexes) {
      if (!index.unique) continue
      for (const key of index.keysOf(document).keys) yield [index, uniqueKeyName(index, key), key]
    }
  }

  /** The row of another document that holds this unique key. */
  holderOf(index: Index, key: Buffer, exceptRow: number): number | null {
    const text = `SELECT rid FROM ${index.table} WHERE k = ? AND rid <> ? LIMIT 1`
    const row = this.sql.row(text, [key, exceptRow])
    return row ? Number(row[0]) : null
  }

  /** The name under which a document's versions are kept. */
  homeOf(id: Value): string {
    return `${this.number}/${idKeyOf(id)}`
  }

  /** Writes a new index's keys for every document there is. */
  build(index: Index, undo: Undo): void {
    const CHUNK = 1000
    for (let after = 0; ; ) {
      const entries = this.rowsAfter(after, CHUNK)
      for (const entry of entries) this.#addKeys(index, entry.document, entry.rid, undo)
      const last = entries[entries.length - 1]
      if (!last || entries.length < CHUNK) return
      after = last.rid
    }
  }

  #put(entry: Entry | null, before: Entry | null, added: number, { undo }: WriteContext): void {
    if (before) this.#cache.drop(before)
    if (entry) this.#cache.add(entry)
    if (this.#count !== null) this.#count += added
    undo(() => {
      if (entry) this.#cache.drop(entry)
      this.#count = null
    })
    const idKey = (entry ?? before)?.idKey ?? ''
    this.#versions.record(`${this.number}/${idKey}`, before?.text ?? null, entry?.text ?? null, undo)
    this.#guard.afterWrite(this, idKey, before?.text ?? null, undo)
  }

  #addKeys(index: Index, document: Document, rid: number, undo: Undo): void {
    const { keys, multikey } = index.keysOf(document)
    this.#markMultikey(index, multikey, undo)
    this.#insertKeys(index, keys, rid)
  }

  #replaceKeys(index: Index, before: Entry, document: Document, undo: Undo): void {
    const old = index.keysOf(before.document).keys
    const { keys, multikey } = index.keysOf(document)
    this.#markMultikey(index, multikey, undo)
    this.#removeKeys(
      index,
      old.filter((key) => !keys.some((other) => other.equals(key))),
      before.rid,
    )
    this.#insertKeys(
      index,
      keys.filter((key) => !old.some((other) => other.equals(key))),
      before.rid,
    )
  }

  #insertKeys(index: Index, keys: readonly Buffer[], rid: number): void {
    for (const key of keys) {
      if (index.unique && this.holderOf(index, key, rid) !== null) throw duplicate(this.name, index.name)
      this.sql.run(`INSERT INTO ${index.table} (k, rid) VALUES (?, ?)`, [key, rid])
    }
  }

  #removeKeys(index: Index, keys: readonly Buffer[], rid: number): void {
    for (const key of keys) this.sql.run(`DELETE FROM ${index.table} WHERE k = ? AND rid = ?`, [key, rid])
  }

  #markMultikey(index: Index, multikey: number, undo: Undo): void {
    const known = index.multikey
    if ((known | multikey) === known) return
    index.multikey = known | multikey
    undo(() => {
      index.multikey = known
    })
    this.sql.run('UPDATE indexes SET multikey = ? WHERE number = ?', [index.multikey, index.number])
  }

  #entryOf(rid: number, body: Cell | undefined): Entry {
    const text = String(body)
    const id = plainId(text)
    if (id !== null) return new Entry(rid, idKeyOf(id), text)
    const entry = new Entry(rid, '', text)
    return new Entry(rid, idKeyOf(entry.document._id as Value), text, entry.document)
  }

  #remember(entry: Entry): Entry {
    this.#cache.add(entry)
    return entry
  }
}

const ID_START = '{"_id":"'

/** The `_id` as it is read off the text, so that a document that is only handed on need not be parsed. */
function plainId(text: string): string | null {
  if (!text.startsWith(ID_START)) return null
  const id = text.slice(ID_START.length, text.indexOf('"', ID_START.length))
  return id.includes('\\') ? null : id
}

export function duplicate(collection: string, index: string): CloudError {
  return new CloudError(
    CODES.duplicateWrite,
    `E11000 duplicate key error collection: ${collection} index: ${index}`,
  )
}
