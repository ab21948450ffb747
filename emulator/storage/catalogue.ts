import { randomBytes } from 'node:crypto'
import Database from 'libsql'

export interface StoredFile {
  readonly path: string
  /** sha256 of the content, in hex: where the content lies. */
  readonly hash: string
  readonly size: number
  /** Content type, by the content. */
  readonly kind: string
  /** Milliseconds since 1970. */
  readonly storedAt: number
}

/** A folder as a list shows it, with everything below it. */
export interface Folder {
  readonly name: string
  readonly files: number
  /** Bytes. */
  readonly size: number
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, hash TEXT NOT NULL, size INTEGER NOT NULL, kind TEXT NOT NULL, storedAt INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS files_hash ON files (hash);
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
`

/** Which content stands under which path. A file exists from the moment its row is committed. */
export class Catalogue {
  readonly #database: Database.Database
  readonly #find
  readonly #put
  readonly #remove
  readonly #users

  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec('PRAGMA synchronous = FULL')
    this.#database.exec(SCHEMA)
    this.#find = this.#database.prepare('SELECT path, hash, size, kind, storedAt FROM files WHERE path = ?')
    this.#put = this.#database.prepare(
      'INSERT OR REPLACE INTO files (path, hash, size, kind, storedAt) VALUES (?, ?, ?, ?, ?)',
    )
    this.#remove = this.#database.prepare('DELETE FROM files WHERE path = ?')
    this.#users = this.#database.prepare('SELECT count(*) AS users FROM files WHERE hash = ?')
  }

  find(path: string): StoredFile | undefined {
    return (this.#find.all(path) as StoredFile[])[0]
  }

  put({ path, hash, size, kind, storedAt }: StoredFile): void {
    this.#put.run(path, hash, size, kind, storedAt)
  }

  remove(path: string): void {
    this.#remove.run(path)
  }

  isUsed(hash: string): boolean {
    return (this.#users.all(hash) as { users: number }[])[0]?.users !== 0
  }

  hashes(): Set<string> {
    return new Set(
      (this.#database.prepare('SELECT DISTINCT hash FROM files').all() as StoredFile[]).map(
        ({ hash }) => hash,
      ),
    )
  }

  /** Newest first. */
  newest(limit: number, offset: number): { files: StoredFile[]; total: number } {
    const files = this.#database
      .prepare('SELECT * FROM files ORDER BY storedAt DESC, path LIMIT ? OFFSET ?')
      .all(limit, offset)
    const [count] = this.#database.prepare('SELECT count(*) AS total FROM files').all() as { total: number }[]
    return { files: files as StoredFile[], total: count?.total ?? 0 }
  }

  /** What lies below a path that is empty or ends with a slash: folders with all they hold, and its own files by name. */
  folder(
    path: string,
    limit: number,
    offset: number,
  ): { folders: Folder[]; files: StoredFile[]; total: number } {
    const below = [[...path].length + 1, path, `${path}\u{10ffff}`]
    const rest = 'SELECT *, substr(path, ?) AS rest FROM files WHERE path >= ? AND path < ?'
    const ask = (sql: string, ...more: number[]) => this.#database.prepare(sql).all(...below, ...more)
    const folders = ask(
      `SELECT substr(rest, 1, instr(rest, '/') - 1) AS name, count(*) AS files, sum(size) AS size
       FROM (${rest}) WHERE instr(rest, '/') > 0 GROUP BY 1 ORDER BY 1`,
    )
    const files = ask(
      `SELECT path, hash, size, kind, storedAt FROM (${rest}) WHERE instr(rest, '/') = 0 ORDER BY path LIMIT ? OFFSET ?`,
      limit,
      offset,
    )
    const [count] = ask(`SELECT count(*) AS total FROM (${rest}) WHERE instr(rest, '/') = 0`) as {
      total: number
    }[]
    return { folders: folders as Folder[], files: files as StoredFile[], total: count?.total ?? 0 }
  }

  /** The key that signs addresses; kept, so that an address outlives a restart. */
  signingKey(): Buffer {
    this.#database.prepare('INSERT OR IGNORE INTO secrets VALUES (?, ?)').run('signing', randomBytes(32))
    const [row] = this.#database.prepare('SELECT value FROM secrets WHERE name = ?').all('signing') as {
      value: Uint8Array
    }[]
    return Buffer.from(row?.value ?? [])
  }

  close(): void {
    this.#database.close()
  }
}
