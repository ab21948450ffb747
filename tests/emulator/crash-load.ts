import { createHash, randomBytes } from 'node:crypto'
import type tcb from '@cloudbase/node-sdk'

/** Mixed load on a cloud that will be killed, and what may be demanded of it afterwards. */

type App = ReturnType<typeof tcb.init>
type Transaction = Awaited<ReturnType<ReturnType<App['database']>['startTransaction']>>

const ACCOUNTS = 8
const OPENING = 1000
const COUNTERS = 3

interface Move {
  readonly _id: string
  readonly from: number
  readonly to: number
  readonly amount: number
}

const below = (limit: number) => Math.floor(Math.random() * limit)
const sha = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** Counts on across restarts; what was acknowledged must be there after every one of them. */
export class CrashLoad {
  readonly #notes = new Set<string>()
  readonly #moves = new Set<string>()
  readonly #files = new Map<string, string>()
  readonly #sent = Array.from({ length: COUNTERS }, () => 0)
  readonly #counted = Array.from({ length: COUNTERS }, () => 0)
  #next = 0

  /** How much was acknowledged so far. */
  get acknowledged() {
    const counted = this.#counted.reduce((sum, count) => sum + count, 0)
    return { notes: this.#notes.size, moves: this.#moves.size, files: this.#files.size, counted }
  }

  async prepare(app: App): Promise<void> {
    const db = app.database()
    await db
      .collection('accounts')
      .add(Array.from({ length: ACCOUNTS }, (_v, i) => ({ _id: `account-${i}`, balance: OPENING })))
    await db.collection('counters').add(this.#counted.map((n, i) => ({ _id: `counter-${i}`, n })))
  }

  /** Works until `isOver` says so; failures are the cloud's right, but then nothing was acknowledged. */
  async run(app: App, isOver: () => boolean): Promise<void> {
    const lane = async (work: () => Promise<void>) => {
      while (!isOver()) await work().catch(() => {})
    }
    const note = () => this.#addNote(app)
    const move = () => this.#move(app)
    await Promise.all(
      [
        note,
        note,
        note,
        move,
        move,
        () => this.#count(app),
        () => this.#count(app),
        () => this.#upload(app),
      ].map(lane),
    )
  }

  async #addNote(app: App): Promise<void> {
    const n = this.#next++
    await app
      .database()
      .collection('notes')
      .add({ _id: `note-${n}`, n, tags: ['x', n % 5], text: 'x'.repeat(below(2000)) })
    this.#notes.add(`note-${n}`)
  }

  async #count(app: App): Promise<void> {
    const which = below(COUNTERS)
    const db = app.database()
    this.#sent[which] = (this.#sent[which] ?? 0) + 1
    await db
      .collection('counters')
      .doc(`counter-${which}`)
      .update({ n: db.command.inc(1) })
    this.#counted[which] = (this.#counted[which] ?? 0) + 1
  }

  async #move(app: App): Promise<void> {
    const from = below(ACCOUNTS)
    const move: Move = {
      _id: `move-${this.#next++}`,
      from,
      to: (from + 1 + below(ACCOUNTS - 1)) % ACCOUNTS,
      amount: below(20),
    }
    const db = app.database()
    await db.runTransaction(async (given: unknown) => {
      const transaction = given as Transaction
      const { inc } = db.command
      const account = (which: number) => transaction.collection('accounts').doc(`account-${which}`)
      await account(move.from).update({ balance: inc(-move.amount) })
      await account(move.to).update({ balance: inc(move.amount) })
      await transaction.collection('moves').add(move)
    })
    this.#moves.add(move._id)
  }

  async #upload(app: App): Promise<void> {
    const content = randomBytes(1 + below(200_000))
    const { fileID } = await app.uploadFile({
      cloudPath: `private/${this.#next++}.bin`,
      fileContent: content,
    })
    this.#files.set(fileID, sha(content))
  }

  /** Names what was acknowledged and is not there, and what is there in half. */
  async check(app: App): Promise<string[]> {
    const problems = [
      ...(await this.#missing(app, 'notes', this.#notes)),
      ...(await this.#missing(app, 'moves', this.#moves)),
    ]
    problems.push(...(await this.#checkCounters(app)), ...(await this.#checkBalances(app)))
    for (const [fileID, hash] of this.#files) {
      const { fileContent } = await app.downloadFile({ fileID })
      if (sha(fileContent as Buffer) !== hash) problems.push(`${fileID} has other content`)
    }
    return problems
  }

  async #missing(app: App, collection: string, ids: ReadonlySet<string>): Promise<string[]> {
    const stored = new Set((await everything(app, collection)).map(({ _id }) => String(_id)))
    return [...ids].filter((id) => !stored.has(id)).map((id) => `${id} is lost`)
  }

  async #checkCounters(app: App): Promise<string[]> {
    const stored = await everything(app, 'counters')
    return this.#counted.flatMap((counted, i) => {
      const n = Number(stored.find(({ _id }) => _id === `counter-${i}`)?.n)
      return n >= counted && n <= (this.#sent[i] ?? 0) ? [] : [`counter ${i}: ${n}, acknowledged ${counted}`]
    })
  }

  /** What each account holds is what the moves make of it: no half of a transaction is there. */
  async #checkBalances(app: App): Promise<string[]> {
    const expected = Array.from({ length: ACCOUNTS }, () => OPENING)
    for (const { from, to, amount } of (await everything(app, 'moves')) as unknown as Move[]) {
      expected[from] = (expected[from] ?? 0) - amount
      expected[to] = (expected[to] ?? 0) + amount
    }
    const accounts = await everything(app, 'accounts')
    return expected.flatMap((balance, i) => {
      const held = accounts.find(({ _id }) => _id === `account-${i}`)?.balance
      return held === balance ? [] : [`account ${i} holds ${held}, its moves say ${balance}`]
    })
  }
}

/** All documents of a collection, a thousand at a time. */
export async function everything(app: App, collection: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  for (;;) {
    const { data } = await app.database().collection(collection).skip(all.length).limit(1000).get()
    all.push(...(data as Record<string, unknown>[]))
    if (data.length < 1000) return all
  }
}
