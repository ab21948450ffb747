import { DocumentDatabase } from './document-database'
import type { DatabaseOptions } from './types'

export type Database = DocumentDatabase

/** Opens (or makes) the database file, and makes its collections and indexes agree with the declaration. */
export const openDatabase = (options: DatabaseOptions): Database => new DocumentDatabase(options)
