import Libsql from 'libsql'

export type Cell = string | number | Buffer | null

/** Pages of the file that SQLite keeps in memory. */
const PAGE_CACHE_KIB = 16 * 1024

/** The SQLite file: write-ahead log, and an fsync with every commit, so that what was committed survives a power cut. */
export class Sql {
  readonly #lock: Libsql.Database
  readonly #connection: Libsql.Database
  readonly #statements = new Map<string, Libsql.Statement>()

  constructor(file: string) {
    this.#lock = lockFor(file)
    this.#connection = new Libsql(file)
    this.rows('PRAGMA journal_mode = WAL')
    this.#connection.exec('PRAGMA synchronous = FULL')
    this.#connection.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`)
  }

  /** Rows as arrays of cells. Parameters go as one array: a lone Buffer would be taken for named ones. */
  rows(sql: string, parameters: readonly Cell[] = []): Cell[][] {
    return this.#prepared(sql, true).all(parameters) as Cell[][]
  }

  /** The first row of what answers with one. Costs half of `rows`, which makes room for a hundred. */
  row(sql: string, parameters: readonly Cell[] = []): Cell[] | undefined {
    return this.#prepared(sql, true).get(parameters) as Cell[] | undefined
  }

  run(sql: string, parameters: readonly Cell[] = []): { changes: number; insertedRow: number } {
    const { changes, lastInsertRowid } = this.#prepared(sql, false).run(parameters)
    return { changes, insertedRow: Number(lastInsertRowid) }
  }

  /** For statements of the schema, which are not worth keeping. */
  execute(sql: string): void {
    this.#connection.exec(sql)
  }

  get inTransaction(): boolean {
    return this.#connection.inTransaction
  }

  close(): void {
    this.#statements.clear()
    this.#connection.close()
    this.#lock.exec('ROLLBACK')
    this.#lock.close()
  }

  #prepared(sql: string, reads: boolean): Libsql.Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#connection.prepare(sql)
      if (reads) statement.raw(true)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

/**
 * Holds a file beside the database, so that it is open once: another process's writes would pass by the documents and
 * locks kept in memory here. SQLite's own lock ends with the process, however that ends. (Its exclusive mode would do the
 * same, but outlives `close` until the last statement is collected.)
 */
function lockFor(file: string): Libsql.Database {
  const lock = new Libsql(`${file}-lock`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw new Error(`${file} is in use by another process`, { cause: error })
  }
}
