import type { Sql } from '../store/sql'
import type { KeyRange } from './key-ranges'
import type { Plan } from './plan'

type Row = readonly [key: Buffer, rid: number]

/** At least so many rows are read of a range at once. */
const LEAST = 8

/** Several ranges, each in the order asked for, as one in that order: each time the range whose next key comes first. */
export class MergedRanges {
  /** In the order of their next rows. */
  readonly #heads: Reader[] = []
  readonly #side: 1 | -1
  #opened = false

  constructor(
    private readonly sql: Sql,
    private readonly plan: Plan,
  ) {
    this.#side = plan.reverse ? -1 : 1
  }

  next(count: number): number[] {
    if (!this.#opened) this.#open(count)
    const rows: number[] = []
    while (rows.length < count) {
      const head = this.#heads.shift()
      if (!head) break
      rows.push(head.rid)
      head.advance()
      this.#place(head)
    }
    return rows
  }

  #open(count: number): void {
    this.#opened = true
    const share = Math.max(LEAST, Math.ceil(count / this.plan.ranges.length))
    for (const range of this.plan.ranges) this.#place(new Reader(this.sql, this.plan, range, share))
  }

  #place(head: Reader): void {
    if (head.ended) return
    let low = 0
    let high = this.#heads.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#heads[middle] as Reader
      const order = Buffer.compare(head.key, other.key) || head.rid - other.rid
      if (order * this.#side < 0) high = middle
      else low = middle + 1
    }
    this.#heads.splice(low, 0, head)
  }
}

/** One range, row by row; it reads ahead, twice as many rows each time. */
class Reader {
  /** The part of the row's key that says where it stands among those of other ranges. */
  key: Buffer = Buffer.alloc(0)
  rid = 0
  ended = false
  readonly #first: string
  readonly #on: string
  #ahead: readonly Row[] = []
  #at = 0

  constructor(
    private readonly sql: Sql,
    private readonly plan: Plan,
    private readonly range: KeyRange,
    private count: number,
  ) {
    const { table, keyColumn: k, reverse } = plan
    const order = reverse ? 'DESC' : 'ASC'
    const select = (where: string) =>
      `SELECT ${k}, rid FROM ${table} WHERE ${where} ORDER BY ${k} ${order}, rid ${order} LIMIT ?`
    this.#first = select(`${k} >= ? AND ${k} < ?`)
    this.#on = select(reverse ? `(${k}, rid) < (?, ?) AND ${k} >= ?` : `(${k}, rid) > (?, ?) AND ${k} < ?`)
    const { low, high } = range
    this.#ahead = this.#read(this.#first, [low, high])
    this.advance()
  }

  advance(): void {
    const last = this.#ahead[this.#ahead.length - 1]
    if (this.#at === this.#ahead.length && last && this.#ahead.length === this.count) {
      this.count *= 2
      this.#ahead = this.#read(this.#on, [...last, this.plan.reverse ? this.range.low : this.range.high])
      this.#at = 0
    }
    const row = this.#ahead[this.#at++]
    if (row) {
      this.key = row[0].subarray(this.range.settled)
      this.rid = row[1]
    } else this.ended = true
  }

  #read(text: string, from: readonly (Buffer | number)[]): readonly Row[] {
    return this.sql.rows(text, [...from, this.count]).map(([key, rid]) => [key as Buffer, Number(rid)])
  }
}
