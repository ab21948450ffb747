/** 1 ascending, -1 descending, or places on the Earth (GeoJSON or pairs of longitude and latitude). */
export type IndexKind = 1 | -1 | '2dsphere'

/** One index: fields in order. */
export interface IndexDeclaration {
  readonly name: string
  readonly fields: readonly (readonly [path: string, kind: IndexKind])[]
  readonly unique?: boolean
}

/** The collections and indexes that one file declares for this database and for the cloud deploy alike. */
export interface Declaration {
  readonly collections: Readonly<Record<string, { readonly indexes: readonly IndexDeclaration[] }>>
}

/** How a query found its documents. */
export type Method =
  /** one document by its text `_id` */
  | 'id'
  /** key ranges of one index, one after another */
  | 'index'
  /** key ranges of one index, each in the order asked for, merged */
  | 'merge'
  /** one index for each branch of a `$or` */
  | 'union'
  /** the keys of an index were counted, and no document read */
  | 'keys'
  /** every document was looked at */
  | 'scan'

/** How a query was answered. */
export interface Explain {
  readonly method: Method
  /** The index whose keys were walked (several are joined by ` + `); `null` when every document was looked at. */
  readonly index: string | null
  readonly keysScanned: number
  readonly documentsScanned: number
  readonly returned: number
  /** True when the order had to be made after reading everything that matches. */
  readonly sortedInMemory: boolean
}

/** An index as the planner saw it for one query. */
export interface ConsideredIndex {
  readonly index: string
  /** Leading fields whose values the query gives. */
  readonly fixedFields: number
  /** Whether the field after them is bounded. */
  readonly ranged: boolean
  /** Whether its keys give the order asked for. */
  readonly ordered: boolean
  readonly keyRanges: number
  readonly chosen: boolean
}

/** How a query was answered, what else was thought of, and the index that would serve it best. */
export interface Explanation {
  readonly explain: Explain
  readonly considered: readonly ConsideredIndex[]
  readonly wanted: readonly (readonly [path: string, direction: 1 | -1])[]
}

export interface IndexDescription {
  readonly name: string
  readonly fields: readonly (readonly [path: string, kind: IndexKind])[]
  readonly unique: boolean
  /** Fields in which a document with several values (an array) was seen. */
  readonly multikey: readonly string[]
  /** Keys that stand in it. */
  readonly entries: number
}

/** A document as it stood from a moment on. */
export interface DocumentVersion {
  /** Milliseconds since 1970; `null` for how it stood before the first change since the start. */
  readonly at: number | null
  /** The document as EJSON; `null` when it was removed. */
  readonly document: object | null
}

/** A kind of query that looked at too many documents, as kept for people. */
export interface SlowQueryRecord extends SlowQuery {
  /** The query as EJSON, cut off when it is long. */
  readonly where: string
  readonly sort: readonly (readonly [path: string, direction: 1 | -1])[]
  /** How often since the start. */
  readonly times: number
  /** Milliseconds since 1970. */
  readonly lastAt: number
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
  /** Bytes the file may grow to; till the disk is full when absent. */
  readonly largestFile?: number
  /** Hears of every query that scanned more than `LIMITS.slowScan` documents. */
  readonly onSlow?: (query: SlowQuery) => void
}
