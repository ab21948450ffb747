import { existsSync } from 'node:fs'
import Libsql from 'libsql'
import { failureOf } from './failure'

export type Cell = string | number | Buffer | null

/** Pages of the file that SQLite keeps in memory. */
const PAGE_CACHE_KIB = 8 * 1024

/** The SQLite file: write-ahead log, and an fsync with every commit, so that what was committed survives a power cut. */
export class Sql {
  readonly #lock: Libsql.Database | null
  readonly #connection: Libsql.Database
  readonly #statements = new Map<string, Libsql.Statement>()

  /** Opens (or makes) a file for writing; nobody else may then. It grows to `largestFile` bytes, or till the disk is full. */
  static writing(file: string, largestFile?: number): Sql {
    const sql = new Sql(file, lockFor(file))
    try {
      sql.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      sql.execute(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`)
      const [pageSize = 1] = sql.row('PRAGMA page_size') ?? []
      if (largestFile) sql.row(`PRAGMA max_page_count = ${Math.floor(largestFile / Number(pageSize))}`)
      return sql
    } catch (error) {
      sql.close()
      throw error
    }
  }

  /** Opens a file only to read, also while somebody writes. */
  static reading(file: string): Sql {
    const sql = new Sql(file, null)
    sql.execute('PRAGMA query_only = ON')
    return sql
  }

  private constructor(file: string, lock: Libsql.Database | null) {
    this.#lock = lock
    this.#connection = new Libsql(file)
  }

  /** Rows as arrays of cells. Parameters go as one array: a lone Buffer would be taken for named ones. */
  rows(sql: string, parameters: readonly Cell[] = []): Cell[][] {
    return told(() => this.#prepared(sql, true).all(parameters) as Cell[][])
  }

  /** The first row of what answers with one. Costs half of `rows`, which makes room for a hundred. */
  row(sql: string, parameters: readonly Cell[] = []): Cell[] | undefined {
    return told(() => this.#prepared(sql, true).get(parameters) as Cell[] | undefined)
  }

  run(sql: string, parameters: readonly Cell[] = []): { changes: number; insertedRow: number } {
    const { changes, lastInsertRowid } = told(() => this.#prepared(sql, false).run(parameters))
    return { changes, insertedRow: Number(lastInsertRowid) }
  }

  /** For statements of the schema, which are not worth keeping. */
  execute(sql: string): void {
    told(() => this.#connection.exec(sql))
  }

  get inTransaction(): boolean {
    return this.#connection.inTransaction
  }

  close(): void {
    if (this.inTransaction) this.#connection.exec('ROLLBACK') // its locks outlive `close` until all statements are collected
    this.#statements.clear()
    this.#connection.close()
    this.#lock?.exec('ROLLBACK')
    this.#lock?.close()
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

/** A damaged file or a full disk is told as such. */
function told<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw failureOf(error)
  }
}

/** Whether a running cloud has this file open. */
export function isInUse(file: string): boolean {
  if (!existsSync(`${file}-lock`)) return false
  try {
    const lock = lockFor(file)
    lock.exec('ROLLBACK')
    lock.close()
    return false
  } catch {
    return true
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
