import type { Sql } from '../store/sql'
import type { KeyRange } from './key-ranges'
import { MergedRanges } from './merged-ranges'
import type { Plan } from './plan'

/** Row numbers, read a piece at a time. */
export interface RowStream {
  /** Up to `count` more (fewer do not mean the end); none when there are no more. */
  next(count: number): number[]
}

/** The rows of a plan: merged into the order asked for where several ranges have to be, else range after range. */
export function streamOf(sql: Sql, plan: Plan, inOrder: boolean): RowStream {
  const { ranges } = plan
  if (inOrder && plan.ordered && ranges.length > 1) return new MergedRanges(sql, plan)
  return new Sequence(ranges.map((range) => () => new Range(sql, plan, range)))
}

/** How many rows one range holds. */
export function countRange(sql: Sql, { table, keyColumn: k }: Plan, { low, high }: KeyRange): number {
  return Number(sql.rows(`SELECT count(*) FROM ${table} WHERE ${k} >= ? AND ${k} < ?`, [low, high])[0]?.[0])
}

/** Every row of a table, in the order of insertion. */
export class AllRows implements RowStream {
  #after = 0

  constructor(
    private readonly sql: Sql,
    private readonly table: string,
  ) {}

  next(count: number): number[] {
    const rows = this.sql
      .rows(`SELECT rid FROM ${this.table} WHERE rid > ? ORDER BY rid LIMIT ?`, [this.#after, count])
      .map(([rid]) => Number(rid))
    this.#after = rows[rows.length - 1] ?? this.#after
    return rows
  }
}

/** One after another, each opened when its turn comes. */
class Sequence implements RowStream {
  #current: RowStream | undefined
  #next = 0

  constructor(private readonly opens: readonly (() => RowStream)[]) {}

  next(count: number): number[] {
    for (;;) {
      const rows = this.#current?.next(count)
      if (rows?.length) return rows
      const open = this.opens[this.#next++]
      if (!open) return []
      this.#current = open()
    }
  }
}

/** Reads one range, each time on from the last key. One row of SQL answers all: libsql takes its time for each it hands over. */
class Range implements RowStream {
  readonly #first: string
  readonly #on: string
  #last: readonly [key: Buffer, rid: number] | null = null
  #ended = false

  constructor(
    private readonly sql: Sql,
    private readonly plan: Plan,
    private readonly range: KeyRange,
  ) {
    const { table, keyColumn: k, reverse } = plan
    const order = reverse ? 'DESC' : 'ASC'
    const select = (where: string) =>
      `SELECT group_concat(rid), ${reverse ? 'min' : 'max'}(k) FROM
        (SELECT rid, ${k} AS k FROM ${table} WHERE ${where} ORDER BY ${k} ${order}, rid ${order} LIMIT ?)`
    this.#first = select(`${k} >= ? AND ${k} < ?`)
    this.#on = select(reverse ? `(${k}, rid) < (?, ?) AND ${k} >= ?` : `(${k}, rid) > (?, ?) AND ${k} < ?`)
  }

  next(count: number): number[] {
    if (this.#ended) return []
    const { low, high } = this.range
    const found = this.#last
      ? this.sql.row(this.#on, [...this.#last, this.plan.reverse ? low : high, count])
      : this.sql.row(this.#first, [low, high, count])
    const [list = null, key = null] = found ?? []
    const rows = list === null ? [] : String(list).split(',').map(Number)
    this.#ended = rows.length < count
    this.#last = [key as Buffer, rows[rows.length - 1] ?? 0]
    return rows
  }
}
