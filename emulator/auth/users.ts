import { createHash, randomBytes } from 'node:crypto'
import Database from 'libsql'

/** A user of the environment who is no WeChat user. */
export interface User {
  readonly uid: string
  /** The developer's own id for them; empty for an anonymous user. */
  readonly customUserId: string
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS users (uid TEXT PRIMARY KEY, customUserId TEXT NOT NULL, createdAt INTEGER NOT NULL) WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS users_custom ON users (customUserId) WHERE customUserId <> '';
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
`

/** Who has signed in with a ticket or anonymously, kept on disk. */
export class Users {
  readonly #database: Database.Database
  readonly #key: Buffer

  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec('PRAGMA synchronous = FULL')
    this.#database.exec(SCHEMA)
    this.#key = this.#secret()
  }

  /** Signs what a client keeps; it outlives a restart. */
  get key(): Buffer {
    return this.#key
  }

  withUid(uid: string): User | null {
    return this.#one('SELECT uid, customUserId FROM users WHERE uid = ?', uid)
  }

  withCustomId(customUserId: string): User | null {
    return this.#one(
      "SELECT uid, customUserId FROM users WHERE customUserId = ? AND customUserId <> ''",
      customUserId,
    )
  }

  /** The user with the developer's id, made when there is none yet. */
  custom(customUserId: string): User {
    return this.#keep({ uid: this.#uidFrom('custom', customUserId), customUserId })
  }

  /** One device has one anonymous user. */
  anonymous(deviceId: string): User {
    return this.#keep({ uid: this.#uidFrom('device', deviceId), customUserId: '' })
  }

  close(): void {
    this.#database.close()
  }

  #keep(user: User): User {
    this.#database
      .prepare('INSERT OR IGNORE INTO users (uid, customUserId, createdAt) VALUES (?, ?, ?)')
      .run(user.uid, user.customUserId, Date.now())
    return user
  }

  #one(query: string, value: string): User | null {
    const [row] = this.#database.prepare(query).all(value) as User[]
    return row ? { uid: row.uid, customUserId: row.customUserId } : null
  }

  /** 22 characters, like the platform's. */
  #uidFrom(kind: string, value: string): string {
    const hash = createHash('sha256').update(this.#key).update(`${kind}\n${value}`)
    return hash.digest().subarray(0, 16).toString('base64url')
  }

  #secret(): Buffer {
    this.#database.prepare('INSERT OR IGNORE INTO secrets VALUES (?, ?)').run('tokens', randomBytes(32))
    const [row] = this.#database.prepare('SELECT value FROM secrets WHERE name = ?').all('tokens') as {
      value: Uint8Array
    }[]
    return Buffer.from(row?.value ?? [])
  }
}
