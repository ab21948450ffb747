const KIB = 1024
const MIB = 1024 * KIB

/** The platform's limits (sources: docs/decisions/0002-document-store.md) and this store's own. Sizes in bytes, times in ms. */
export const LIMITS = {
  /** MongoDB's limit of one document. */
  document: 16 * MIB,
  /** One add or update sent by a cloud function. */
  functionWrite: 5 * MIB,
  /** One add or update sent by a client; the SDK checks it itself. */
  clientWrite: 512 * KIB,
  /** One reply to a cloud function. */
  functionRead: 50 * MIB,
  /** MongoDB's limit of nested objects and arrays. */
  nesting: 100,
  collections: 300,
  indexesPerCollection: 100,
  fieldsPerIndex: 31,
  nameLength: 32,
  defaultRows: 100,
  maximumRows: 1000,
  transaction: 30_000,
  /** How long a write outside waits for a document that a transaction holds. */
  lockWait: 10_000,
  /** A query that looks at more documents than this is reported. */
  slowScan: 1000,
  /** MongoDB: fields of one $sort. */
  sortKeys: 32,
  /** What one stage of a pipeline may hold in memory (MongoDB: 100 megabytes for $sort, $group and their like). */
  stageMemory: 100 * MIB,
  /** Key ranges one query may be split into (`$in` on several fields). */
  keyRanges: 200,
  /** Kinds of slow queries kept in memory, and how much of the text of one. */
  slowQueries: 100,
  slowQueryText: 2000,
  /** Characters of former versions of documents kept in memory. */
  versionCharacters: 2 * MIB,
  /** Characters of documents kept parsed in memory. */
  cachedCharacters: 4 * MIB,
} as const
