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
