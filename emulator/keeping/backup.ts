import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { checkData, DOCUMENTS, recordFiles, STORAGE } from './check'
import { contentPlace, FILES_CATALOGUE, namedFiles } from './check-files'
import { copyFile, syncTree } from './copy'

/** Says what a folder is, so that a restore takes nothing else for a backup. */
export const MANIFEST = 'backup.json'

/**
 * Copies a data folder, also while a cloud runs there, and checks the copy. Each database is taken as it stands at one
 * moment, the documents first: what they name was stored before them. A file that is deleted in those seconds may be
 * missing from the copy although a document still names it; a file that the copied catalogue names never is.
 */
export async function backUp(dataDir: string, to: string): Promise<void> {
  if (!existsSync(join(dataDir, DOCUMENTS))) throw new Error(`there is no data in ${dataDir}`)
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} exists and is not empty`)
  const arriving = `${to}.arriving`
  rmSync(arriving, { recursive: true, force: true })
  mkdirSync(arriving, { recursive: true, mode: 0o700 })
  try {
    for (const name of [DOCUMENTS, ...recordFiles(dataDir)])
      copyDatabase(join(dataDir, name), join(arriving, name))
    copyFiles(join(dataDir, STORAGE), join(arriving, STORAGE))
    const problems = await checkData(arriving)
    if (problems.length > 0) throw new Error(`the copy is not sound:\n${problems.join('\n')}`)
    writeFileSync(
      join(arriving, MANIFEST),
      `${JSON.stringify({ format: 1, madeAt: new Date().toISOString() })}\n`,
    )
    syncTree(arriving)
    rmSync(to, { recursive: true, force: true })
    renameSync(arriving, to)
  } catch (error) {
    rmSync(arriving, { recursive: true, force: true })
    throw error
  }
}

/** SQLite writes the database anew from one snapshot of it, whoever else writes meanwhile. */
function copyDatabase(from: string, to: string): void {
  const database = new Database(from)
  try {
    database.prepare('VACUUM INTO ?').run(to)
  } finally {
    database.close()
  }
}

/** Content first, because a file may be deleted as soon as its row is copied; then what came meanwhile. */
function copyFiles(from: string, to: string): void {
  if (!existsSync(join(from, FILES_CATALOGUE))) return
  mkdirSync(to, { recursive: true })
  copyContents(namedFiles(from), from, to)
  copyDatabase(join(from, FILES_CATALOGUE), join(to, FILES_CATALOGUE))
  const named = namedFiles(to)
  copyContents(named, from, to)
  dropOthers(to, new Set(named.map(({ hash }) => hash)))
}

function copyContents(files: readonly { hash: string }[], from: string, to: string): void {
  for (const { hash } of files) {
    const [source, target] = [contentPlace(from, hash), contentPlace(to, hash)]
    // what is gone meanwhile has no row in the copied catalogue either, or the check of the copy says so
    if (!existsSync(target) && existsSync(source)) copyFile(source, target)
  }
}

function dropOthers(storage: string, named: ReadonlySet<string>): void {
  const contents = join(storage, 'contents')
  if (!existsSync(contents)) return
  for (const prefix of readdirSync(contents)) {
    for (const hash of readdirSync(join(contents, prefix)))
      if (!named.has(hash)) rmSync(contentPlace(storage, hash))
  }
}
