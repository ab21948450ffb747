import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import { LIMITS } from '../limits'
import type { Declaration, IndexDeclaration } from '../types'
import { isPosition, splitPath } from '../values/path'
import { Collection, type Surroundings } from './collection'
import type { Undo } from './commit-queue'
import { Index } from './index-keys'
import type { Sql } from './sql'

/** Raised when the layout of tables or keys changes; a file of another format is not opened. */
const FORMAT = 1
const COLLECTION_NAME = /^[a-zA-Z][a-zA-Z0-9_-]*$/

/** The collections there are, and their indexes, as the file and the declaration say. */
export class Catalogue {
  readonly #collections = new Map<string, Collection>()
  readonly #surroundings: Surroundings
  readonly #sql: Sql

  constructor(surroundings: Surroundings) {
    this.#sql = surroundings.sql
    this.#surroundings = surroundings
  }

  /** Makes the file agree with the declaration: collections are created, indexes built and dropped. Inside a transaction. */
  open(declaration: Declaration): void {
    this.#createSchema()
    const declared = Object.entries(declaration.collections)
    const names = new Set([...this.#sql.rows('SELECT name FROM collections').map(([name]) => String(name))])
    for (const [name] of declared) if (!names.has(name)) this.#insert(name)
    for (const [number, name] of this.#sql.rows('SELECT number, name FROM collections ORDER BY name')) {
      this.#load(Number(number), String(name), declaration.collections[String(name)]?.indexes ?? [])
    }
  }

  all(): Collection[] {
    return [...this.#collections.values()]
  }

  get(name: string): Collection {
    const collection = this.#collections.get(name)
    if (collection) return collection
    throw new CloudError(
      CODES.collectionNotExist,
      `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
    )
  }

  create(name: string, undo: Undo): void {
    if (this.#collections.has(name))
      throw new CloudError(CODES.collectionExists, `collection ${name} exists already`)
    if (this.#collections.size >= LIMITS.collections) {
      throw new CloudError(CODES.collectionLimit, `no more than ${LIMITS.collections} collections`)
    }
    const number = this.#insert(name)
    undo(() => this.#collections.delete(name))
    this.#load(number, name, [])
  }

  #createSchema(): void {
    const format = Number(this.#sql.rows('PRAGMA user_version')[0]?.[0])
    if (format !== 0 && format !== FORMAT)
      throw new Error(`the database file has format ${format}, this is ${FORMAT}`)
    if (format === FORMAT) return
    this.#sql.execute(`
      CREATE TABLE collections (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE indexes (
        number INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
        declaration TEXT NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name));
      PRAGMA user_version = ${FORMAT};`)
  }

  #insert(name: string): number {
    if (!COLLECTION_NAME.test(name) || name.length > LIMITS.nameLength) {
      throw new CloudError(
        CODES.invalidParam,
        `collection name: letters, digits, _ and -, up to ${LIMITS.nameLength}: ${name}`,
      )
    }
    const number = this.#sql.run('INSERT INTO collections (name) VALUES (?)', [name]).insertedRow
    this.#sql.execute(
      `CREATE TABLE c_${number} (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
    return number
  }

  #load(number: number, name: string, declared: readonly IndexDeclaration[]): void {
    const collection = new Collection(number, name, [], this.#surroundings)
    checkIndexes(name, declared)
    const wanted = new Map(declared.map((index) => [index.name, JSON.stringify(index)]))
    const stored = this.#sql.rows(
      'SELECT number, name, declaration, multikey FROM indexes WHERE collection = ?',
      [number],
    )
    for (const [index, indexName, text, multikey] of stored) {
      if (wanted.get(String(indexName)) === text) {
        collection.indexes.push(new Index(Number(index), JSON.parse(String(text)), Number(multikey)))
        wanted.delete(String(indexName))
      } else {
        this.#sql.execute(`DROP TABLE i_${index}; DELETE FROM indexes WHERE number = ${index};`)
      }
    }
    touchEnds(this.#sql, collection)
    for (const [indexName, text] of wanted) this.#createIndex(collection, indexName, text)
    this.#collections.set(name, collection)
  }

  #createIndex(collection: Collection, name: string, text: string): void {
    const { insertedRow: number } = this.#sql.run(
      'INSERT INTO indexes (collection, name, declaration) VALUES (?, ?, ?)',
      [collection.number, name, text],
    )
    this.#sql.execute(
      `CREATE TABLE i_${number} (k BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (k, rid)) WITHOUT ROWID`,
    )
    const index = new Index(number, JSON.parse(text), 0)
    collection.build(index, () => {}) // a failure here ends the opening, and with it this memory
    collection.indexes.push(index)
  }
}

/** A damaged file is told at the start as far as that costs no time: the way to both ends of every table is read. */
function touchEnds(sql: Sql, { table, indexes }: Collection): void {
  const columns = [[table, 'rid'], [table, 'id'], ...indexes.map((index) => [index.table, 'k'])]
  for (const [name, column] of columns) {
    for (const end of ['min', 'max']) sql.row(`SELECT ${end}(${column}) FROM ${name}`)
  }
}

function checkIndexes(collection: string, indexes: readonly IndexDeclaration[]): void {
  const refuse = (reason: string) => new Error(`indexes of ${collection}: ${reason}`)
  if (indexes.length > LIMITS.indexesPerCollection) throw refuse(`more than ${LIMITS.indexesPerCollection}`)
  if (new Set(indexes.map(({ name }) => name)).size < indexes.length) throw refuse('two have the same name')
  for (const { name, fields } of indexes) {
    if (fields.length === 0 || fields.length > LIMITS.fieldsPerIndex)
      throw refuse(`${name} has ${fields.length} fields`)
    if (fields.some(([path]) => splitPath(path).some((part) => part === '' || isPosition(part)))) {
      throw refuse(`${name} names an empty field or an array's place`)
    }
  }
}
