import Database from 'libsql'

interface Row {
  readonly id: string
  readonly body: string
}

/** Small records of an outside service, kept in one SQLite file. What a method wrote is on disk when it returns. */
export class Shelves {
  readonly #database: Database.Database

  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec('PRAGMA synchronous = FULL')
  }

  /** The records of one kind; the name is a plain word. */
  shelf<T>(name: string): Shelf<T> {
    return new Shelf<T>(this.#database, name)
  }

  /** All of it or nothing, and one wait for the disk. */
  together<R>(write: () => R): R {
    if (this.#database.inTransaction) return write()
    return this.#database.transaction(write)()
  }

  close(): void {
    this.#database.close()
  }
}

/** Records by id, in the order in which they were first put. */
export class Shelf<T> {
  readonly #get
  readonly #put
  readonly #remove
  readonly #newest
  readonly #count

  constructor(database: Database.Database, name: string) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS "${name}" (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
    this.#get = database.prepare(`SELECT id, body FROM "${name}" WHERE id = ?`)
    this.#put = database.prepare(
      `INSERT INTO "${name}" (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
    )
    this.#remove = database.prepare(`DELETE FROM "${name}" WHERE id = ?`)
    this.#newest = database.prepare(`SELECT id, body FROM "${name}" ORDER BY number DESC LIMIT ? OFFSET ?`)
    this.#count = database.prepare(`SELECT count(*) AS total FROM "${name}"`)
  }

  get(id: string): T | undefined {
    const [row] = this.#get.all(id) as Row[]
    return row && (JSON.parse(row.body) as T)
  }

  put(id: string, value: T): void {
    this.#put.run(id, JSON.stringify(value))
  }

  /** Says whether there was one. */
  remove(id: string): boolean {
    return this.#remove.run(id).changes > 0
  }

  /** Newest first; all of them when no limit is given. */
  newest(limit = -1, offset = 0): { readonly id: string; readonly value: T }[] {
    const rows = this.#newest.all(limit, offset) as Row[]
    return rows.map(({ id, body }) => ({ id, value: JSON.parse(body) as T }))
  }

  count(): number {
    const [row] = this.#count.all() as { total: number }[]
    return row?.total ?? 0
  }
}
