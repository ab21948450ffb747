import { Binary, BSONRegExp, Decimal128, Double, Long, type MaxKey, MinKey, ObjectId, Timestamp } from 'bson'

/**
 * A stored value in memory. BSON's number types are kept apart without a wrapper in the usual cases: a JS number is an
 * int32 when it is an integer of that range, an int64 when it is a larger safe integer, else a double. `Long` and
 * `Double` stand only for what that rule cannot say: a small int64, one past 2^53, a whole double (also -0).
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | Date
  | Long
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | MinKey
  | MaxKey
  | Value[]
  | Document

export interface Document {
  [field: string]: Value
}

/** A value at a path, or `undefined` where the path leads nowhere. */
export type Reached = Value | undefined

/** BSON's order of types; also the first byte of a key, so all lie between 0x01 and 0x7f. */
export const RANK = {
  minKey: 0x01,
  /** In keys and sorts only: an empty array, which sorts before null. */
  undefined: 0x02,
  null: 0x07,
  number: 0x0c,
  string: 0x11,
  object: 0x16,
  array: 0x1b,
  binary: 0x20,
  objectId: 0x25,
  boolean: 0x2a,
  date: 0x2f,
  timestamp: 0x31,
  regex: 0x34,
  maxKey: 0x7f,
} as const

export function rankOf(value: Reached): number {
  switch (typeof value) {
    case 'string':
      return RANK.string
    case 'number':
      return RANK.number
    case 'boolean':
      return RANK.boolean
    case 'undefined':
      return RANK.undefined
    default:
      return rankOfObject(value)
  }
}

function rankOfObject(value: Exclude<Value, string | number | boolean>): number {
  if (value === null) return RANK.null
  if (isDocument(value)) return RANK.object
  if (Array.isArray(value)) return RANK.array
  if (value instanceof Date) return RANK.date
  if (value instanceof Timestamp) return RANK.timestamp // before Long, its parent class
  if (value instanceof Long || value instanceof Double || value instanceof Decimal128) return RANK.number
  if (value instanceof ObjectId) return RANK.objectId
  if (value instanceof BSONRegExp) return RANK.regex
  if (value instanceof Binary) return RANK.binary
  return value instanceof MinKey ? RANK.minKey : RANK.maxKey
}

/** True for an embedded document: a plain object, whatever fields it has. */
export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** The field itself, never something inherited (`constructor`). */
export function field(document: Document, name: string): Reached {
  return Object.hasOwn(document, name) ? document[name] : undefined
}

/** A copy that shares nothing that can change. */
export function clone<T extends Value>(value: T): T
export function clone(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => clone(item))
  if (!isDocument(value)) return value
  const copy: Document = {}
  for (const name of Object.keys(value)) copy[name] = clone(value[name] as Value)
  return copy
}
