import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkDatabaseFile } from '../database/store/integrity'
import { checkFiles } from './check-files'
import { checkRecords } from './check-records'

/** The file of the documents in a data folder. */
export const DOCUMENTS = 'documents.db'
/** The folder of the files there. */
export const STORAGE = 'storage'

/** The small databases of a data folder: outbox, timers, WeChat and whatever else has one. */
export function recordFiles(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name.endsWith('.db') && name !== DOCUMENTS)
}

/**
 * Recomputes what one part of a data folder says about another and names each difference; an empty list is a sound folder.
 * Only reads, and may do so while a cloud runs there.
 */
export async function checkData(dataDir: string): Promise<string[]> {
  if (!existsSync(dataDir)) return [`there is no folder ${dataDir}`]
  const small = recordFiles(dataDir).flatMap((name) => checkRecords(join(dataDir, name), name))
  const documents = checkDatabaseFile(join(dataDir, DOCUMENTS)).map((problem) => `documents: ${problem}`)
  const files = existsSync(join(dataDir, STORAGE)) ? await checkFiles(join(dataDir, STORAGE)) : []
  return [...documents, ...small, ...files.map((problem) => `files: ${problem}`)]
}
