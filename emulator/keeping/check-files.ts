import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'libsql'
import { checkRecords } from './check-records'

/** The file in the folder of files that says what is in it. */
export const FILES_CATALOGUE = 'catalogue.db'

/** Content lies there for a moment before a path names it. */
const ARRIVING_MS = 60_000

interface Named {
  readonly path: string
  readonly hash: string
  readonly size: number
}

/** The files that have a path, in the order of their content. */
export function namedFiles(storage: string): Named[] {
  const database = new Database(join(storage, FILES_CATALOGUE))
  try {
    database.exec('PRAGMA query_only = ON')
    return database.prepare('SELECT path, hash, size FROM files ORDER BY hash, path').all() as Named[]
  } finally {
    database.close()
  }
}

/** Where content lies: `contents/ab/abcdef…`. */
export const contentPlace = (storage: string, hash: string) =>
  join(storage, 'contents', hash.slice(0, 2), hash)

/** Every path's content is there, whole and unchanged, and there is no content without a path. */
export async function checkFiles(storage: string): Promise<string[]> {
  if (!existsSync(join(storage, FILES_CATALOGUE))) return []
  const problems = checkRecords(join(storage, FILES_CATALOGUE), FILES_CATALOGUE)
  if (problems.length > 0) return problems
  const seen = new Set<string>()
  for (const { path, hash, size } of namedFiles(storage)) {
    if (seen.has(hash)) continue
    seen.add(hash)
    const place = contentPlace(storage, hash)
    if (await isContent(place, hash, size)) continue
    // deleted while we looked
    if (!namedFiles(storage).some((file) => file.hash === hash)) continue
    problems.push(`the content of ${path} is missing, or not what was stored`)
  }
  return [...problems, ...strays(storage, seen)]
}

async function isContent(file: string, expected: string, size: number): Promise<boolean> {
  if (statSync(file, { throwIfNoEntry: false })?.size !== size) return false
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex') === expected
}

function strays(storage: string, named: ReadonlySet<string>): string[] {
  const folder = join(storage, 'contents')
  if (!existsSync(folder)) return []
  const before = Date.now() - ARRIVING_MS
  return readdirSync(folder)
    .flatMap((prefix) => readdirSync(join(folder, prefix)))
    .filter((hash) => !named.has(hash))
    .filter((hash) => {
      const found = statSync(contentPlace(storage, hash), { throwIfNoEntry: false })
      return found !== undefined && found.mtimeMs < before
    })
    .map((hash) => `no path names the content ${hash}; the next start removes it`)
}
