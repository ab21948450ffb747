import tcb from '@cloudbase/node-sdk'
import { AppError } from '../_common/errors'

/**
 * The one place that knows CloudBase's document database. A store gets a `table` and can ask only what this file offers:
 * every value in a query is a plain scalar from typed code, so an operator sent from outside can never reach one
 * (cloudbase.md §1.4: `where({ token: { $gt: '' } })` would go through verbatim).
 *
 * `keepalive` stays out: Node keeps connections alive by itself since version 19, so it saves nothing that can be measured
 * (8.2 ms of CPU with, 8.0 without, for a call with three queries, eight turns each), and with it the SDK sends a request again after
 * a reset connection, also an increment that had already been carried out.
 */
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, timeout: 15_000 })
const database = app.database()
/** Query and update commands. Built here only: the SDK's instanceof checks hold per bundle. */
export const _ = database.command

export interface Row {
  readonly _id: string
}

type Scalar = string | number | boolean | null
export type Where = Readonly<Record<string, Scalar | Condition>>
export type Sort = readonly (readonly [field: string, direction: 'asc' | 'desc'])[]

/** A comparison made by one of the functions below; nothing that JSON can carry is one. */
class Condition {
  constructor(readonly command: unknown) {}
}
export const before = (value: string | number) => new Condition(_.lt(value))
export const after = (value: string | number) => new Condition(_.gt(value))
export const from = (value: string | number) => new Condition(_.gte(value))
/** From one value on, and below another. */
export const between = (least: string, below: string) => new Condition(_.gte(least).and(_.lt(below)))
/** Of a text: what begins like this; an index finds it. */
export const beginning = (text: string) => new Condition(_.gte(text).and(_.lt(`${text}\u{10ffff}`)))
export const oneOf = (values: readonly Scalar[]) => new Condition(_.in([...values]))
export const not = (value: Scalar) => new Condition(_.neq(value))
export const matching = (text: string) => {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new Condition(database.RegExp({ regexp: literal, options: 'i' }))
}

function toQuery(where: Where): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(where).map(([field, value]) => {
      if (value === undefined) throw new Error(`query on ${field} has no value`) // the SDK would drop the filter silently
      if (value instanceof Condition) return [field, value.command]
      if (typeof value === 'object' && value !== null) throw new Error(`query on ${field} is not a scalar`)
      return [field, _.eq(value)]
    }),
  )
}

/** Rows of another collection that are read along with a row, in the same call (see `getWith`). */
interface Beside<R extends Row> {
  readonly lookup: Readonly<Record<string, unknown>>
  /** Only for the compiler: what the rows will be. Never set. */
  readonly rows?: readonly R[]
}
type RowsBeside<B extends Readonly<Record<string, Beside<Row>>>> = {
  readonly [Name in keyof B]: NonNullable<B[Name]['rows']>
}

interface FindOptions<T> {
  readonly sort?: Sort
  /** Without it the platform's 100. */
  readonly limit?: number
  readonly fields?: readonly (keyof T)[]
}
const projectionOf = (fields: readonly PropertyKey[]) => Object.fromEntries(fields.map((field) => [field, 1]))

function pipelineOf<T>(where: Where, { sort = [], limit = 100, fields }: FindOptions<T>): unknown {
  let pipeline = _.aggregate.pipeline().match(toQuery(where))
  const order = sort.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1])
  if (order.length > 0) pipeline = pipeline.sort(Object.fromEntries(order))
  pipeline = pipeline.limit(limit)
  return (fields ? pipeline.project(projectionOf(fields)) : pipeline).done()
}

/** True for the platform's answer to a second document with the same `_id` or unique key. */
export function isDuplicate(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return code === 'DATABASE_DUPLICATE_WRITE' || message.includes('E11000')
}

/** Where a reply carries what stands beside a row; no table has a field of this name. */
const BESIDE = 'beside'

export function table<T extends Row>(name: string) {
  const collection = database.collection(name)

  const find = async (where: Where, options: FindOptions<T> = {}): Promise<T[]> => {
    let query = collection.where(toQuery(where)).limit(options.limit ?? 100)
    for (const [field, direction] of options.sort ?? []) query = query.orderBy(field, direction)
    if (options.fields) query = query.field(Object.fromEntries(options.fields.map((field) => [field, true])))
    return (await query.get()).data as T[]
  }

  return {
    find,

    async get(id: string): Promise<T | null> {
      return ((await collection.doc(id).get()).data as T[])[0] ?? null
    },

    /** What `getWith` of another table shall bring along of this one: the rows that `find` would. */
    beside(where: Where, options: FindOptions<T> = {}): Beside<T> {
      return { lookup: { from: name, pipeline: pipelineOf(where, options) } }
    },

    /** The same of the rows whose `field` is what the other table's row has in `theirs`; all of them. */
    besideBy(field: keyof T & string, theirs: string): Beside<T> {
      return { lookup: { from: name, localField: theirs, foreignField: field } }
    },

    /** A row, whole or some fields of it, and rows of other tables in one call instead of one each; null without the row. */
    async getWith<B extends Readonly<Record<string, Beside<Row>>>>(
      id: string,
      beside: B,
      fields?: readonly (keyof T)[],
    ): Promise<{ row: T; beside: RowsBeside<B> } | null> {
      let reading = collection.aggregate().match(toQuery({ _id: id }))
      if (fields) reading = reading.project(projectionOf(fields))
      for (const [as, { lookup }] of Object.entries(beside)) {
        reading = reading.lookup({ ...lookup, as: `${BESIDE}.${as}` })
      }
      const [found] = (await reading.end()).data as [(T & { [BESIDE]: RowsBeside<B> })?]
      if (!found) return null
      const { [BESIDE]: rows, ...row } = found
      return { row: row as unknown as T, beside: rows }
    },

    /** The row, or the refusal every client understands. */
    async demand(id: string): Promise<T> {
      const row = await this.get(id)
      if (!row) throw new AppError('not_found', `${name}/${id}`)
      return row
    },

    /** Adds a row; says false when one with this `_id` (or unique key) is already there. */
    async add(row: T): Promise<boolean> {
      try {
        await collection.add(row)
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },

    /** Writes the whole row, new or not. */
    async put(row: T): Promise<void> {
      const { _id, ...rest } = row
      await collection.doc(_id).set(rest)
    },

    /**
     * Compare and set: changes the row only while `where` still matches; says whether it became different
     * (the platform counts a patch that changes nothing as nothing done).
     * Values in `patch` replace; use `_.inc` and friends for the rest.
     */
    async change(id: string, where: Where, patch: Record<string, unknown>): Promise<boolean> {
      return (await this.changeAll({ ...where, _id: id }, patch)) > 0
    },

    /** Changes every row that matches; says how many became different. */
    async changeAll(where: Where, patch: Record<string, unknown>): Promise<number> {
      const { updated } = await collection.where(toQuery(where)).update(toUpdate(patch))
      return updated ?? 0
    },

    /** Changes one row, if it matches, and answers what it then is: for numbers that are handed out. */
    async changed(id: string, where: Where, patch: Record<string, unknown>): Promise<T | null> {
      const query = collection.where(toQuery({ ...where, _id: id }))
      const { doc } = await query.updateAndReturn(toUpdate(patch))
      return (doc as T | null | undefined) ?? null
    },

    async remove(id: string): Promise<void> {
      await collection.doc(id).remove()
    },

    /** Removes every row that matches; says how many. */
    async removeWhere(where: Where): Promise<number> {
      const { deleted } = await collection.where(toQuery(where)).remove()
      return typeof deleted === 'number' ? deleted : 0
    },

    async count(where: Where): Promise<number> {
      return (await collection.where(toQuery(where)).count()).total ?? 0
    },
  }
}

const toUpdate = (patch: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [field, isPlain(value) ? _.set(value) : value]),
  )

/** Plain objects and arrays replace the stored ones; without `_.set` the SDK would merge them field by field. */
function isPlain(value: unknown): boolean {
  return (
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
  )
}

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'
const ATTEMPTS = 8
const PAUSE_MS = 15

/**
 * Several documents as one: all or nothing. Run again when another writer was first: by the SDK three times at once, which
 * does not help while that writer is still at work, then by us after longer and longer pauses.
 */
export async function transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await database.runTransaction((raw: unknown) => work(raw as Transaction))) as T
    } catch (error) {
      if ((error as { code?: string }).code !== CONFLICT) throw error
      if (attempt === ATTEMPTS) throw new AppError('changed_meanwhile', 'transaction conflict')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * attempt))
    }
  }
}
/** Single documents only: that is all the platform promises inside a transaction. */
export interface Transaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: unknown }>
      update(data: Record<string, unknown>): Promise<{ updated?: number }>
      set(data: Record<string, unknown>): Promise<unknown>
      delete(): Promise<unknown>
    }
    add(row: Row): Promise<unknown>
  }
  /** Ends the transaction without a change; runTransaction then throws. */
  rollback(reason?: unknown): Promise<void>
}
