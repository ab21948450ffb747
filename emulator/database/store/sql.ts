import Libsql from 'libsql'

export type Cell = string | number | Buffer | null

/** The SQLite file: write-ahead log, and an fsync with every commit, so that what was committed survives a power cut. */
export class Sql {
  readonly #connection: Libsql.Database
  readonly #statements = new Map<string, Libsql.Statement>()

  constructor(file: string) {
    this.#connection = new Libsql(file)
    try {
      // One process only: another one's writes would pass by the documents and the locks held in memory here.
      this.rows('PRAGMA locking_mode = EXCLUSIVE')
      this.rows('PRAGMA journal_mode = WAL')
      this.#connection.exec('PRAGMA synchronous = FULL')
    } catch (error) {
      this.#connection.close()
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      throw new Error(`${file} is in use by another process`)
    }
  }

  /** Rows as arrays of cells. Parameters go as one array: a lone Buffer would be taken for named ones. */
  rows(sql: string, parameters: readonly Cell[] = []): Cell[][] {
    return this.#prepared(sql, true).all(parameters) as Cell[][]
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
