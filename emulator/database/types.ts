/** One index: fields in order, 1 ascending, -1 descending. */
export interface IndexDeclaration {
  readonly name: string
  readonly fields: readonly (readonly [path: string, direction: 1 | -1])[]
  readonly unique?: boolean
}

/** The collections and indexes that one file declares for this database and for the cloud deploy alike. */
export interface Declaration {
  readonly collections: Readonly<Record<string, { readonly indexes: readonly IndexDeclaration[] }>>
}

/** How a query was answered. */
export interface Explain {
  /** The index whose keys were walked; `null` when every document was looked at. */
  readonly index: string | null
  readonly keysScanned: number
  readonly documentsScanned: number
  readonly returned: number
  /** True when the order had to be made after reading everything that matches. */
  readonly sortedInMemory: boolean
}

/** A query that looked at too many documents. */
export interface SlowQuery {
  readonly collection: string
  readonly explain: Explain
  /** The fields an index should have: equalities first, then the order, then the range. */
  readonly wanted: readonly (readonly [path: string, direction: 1 | -1])[]
}

export interface DatabaseOptions {
  /** Path of the database file; its `-wal`, `-shm` and `-lock` lie beside it. */
  readonly file: string
  readonly declaration: Declaration
  /** Milliseconds since 1970; the system's clock when absent. */
  readonly now?: () => number
  /** Hears of every query that scanned more than `LIMITS.slowScan` documents. */
  readonly onSlow?: (query: SlowQuery) => void
}
