import Database from 'libsql'

/** A message that would have left this machine. */
export interface Message {
  readonly channel: 'sms' | 'wechat'
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly to: string
  /** The provider's id of the template. */
  readonly template: string
  readonly params: readonly string[]
  /** What the person would have read. */
  readonly text: string
}

type Row = Omit<Message, 'params'> & { readonly params: string }

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (number INTEGER PRIMARY KEY, channel TEXT NOT NULL, at TEXT NOT NULL, "to" TEXT NOT NULL, template TEXT NOT NULL, params TEXT NOT NULL, text TEXT NOT NULL);
`

/** Everything that was sent, kept on disk; nothing ever leaves. */
export class Outbox {
  readonly #database: Database.Database
  readonly #insert
  readonly #newest
  readonly #since

  constructor(file: string) {
    this.#database = new Database(file)
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec('PRAGMA synchronous = FULL')
    this.#database.exec(SCHEMA)
    this.#insert = this.#database.prepare(
      'INSERT INTO messages (channel, at, "to", template, params, text) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#newest = this.#database.prepare(
      'SELECT channel, at, "to", template, params, text FROM messages ORDER BY number DESC LIMIT ? OFFSET ?',
    )
    this.#since = this.#database.prepare(
      'SELECT count(*) AS total FROM messages WHERE channel = ? AND "to" = ? AND at > ?',
    )
  }

  /** On disk when this returns. */
  add({ channel, at, to, template, params, text }: Message): void {
    this.#insert.run(channel, at, to, template, JSON.stringify(params), text)
  }

  newest(limit: number, offset = 0): Message[] {
    const rows = this.#newest.all(limit, offset) as Row[]
    return rows.map(({ channel, at, to, template, params, text }) => ({
      channel,
      at,
      to,
      template,
      params: JSON.parse(params),
      text,
    }))
  }

  /** How many went to somebody after a moment (ISO 8601 in UTC). */
  sentSince(channel: Message['channel'], to: string, at: string): number {
    const [row] = this.#since.all(channel, to, at) as { total: number }[]
    return row?.total ?? 0
  }

  close(): void {
    this.#database.close()
  }
}
