import Database from 'libsql'

/** The last run of one timer. */
export interface LastRun {
  /** Milliseconds since 1970: when it was due. */
  readonly due: number
  readonly requestId: string
  /** `done`, the code with which the call failed, or nothing when it never ended. */
  readonly outcome: string
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS runs (functionName TEXT NOT NULL, name TEXT NOT NULL, due INTEGER NOT NULL, requestId TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (functionName, name)) WITHOUT ROWID;
`

/** When each timer ran last, on disk before the call begins: no due time is ever served twice, however the cloud ends. */
export class Runs {
  readonly #database: Database.Database
  readonly #begin
  readonly #end
  readonly #last

  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec('PRAGMA synchronous = FULL')
    this.#database.exec(SCHEMA)
    this.#begin = this.#database.prepare(
      `INSERT INTO runs (functionName, name, due, requestId, outcome) VALUES (?, ?, ?, '', '')
       ON CONFLICT DO UPDATE SET due = excluded.due, requestId = '', outcome = '' WHERE due <> excluded.due`,
    )
    this.#end = this.#database.prepare(
      'UPDATE runs SET requestId = ?, outcome = ? WHERE functionName = ? AND name = ? AND due = ?',
    )
    this.#last = this.#database.prepare(
      'SELECT due, requestId, outcome FROM runs WHERE functionName = ? AND name = ?',
    )
  }

  /** Takes a due time; false when it has been taken before. */
  begin(functionName: string, name: string, due: number): boolean {
    return this.#begin.run(functionName, name, due).changes > 0
  }

  end(functionName: string, name: string, { due, requestId, outcome }: LastRun): void {
    this.#end.run(requestId, outcome, functionName, name, due)
  }

  last(functionName: string, name: string): LastRun | null {
    const [row] = this.#last.all(functionName, name) as LastRun[]
    return row ? { due: row.due, requestId: row.requestId, outcome: row.outcome } : null
  }

  close(): void {
    this.#database.close()
  }
}
