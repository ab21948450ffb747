import {
  type Binary,
  type BSONRegExp,
  type Decimal128,
  Double,
  EJSON,
  type Long,
  type MaxKey,
  type MinKey,
  ObjectId,
  type Timestamp,
} from 'bson'
import { type Document, isDocument, type Value } from './value'

/**
 * EJSON as it is stored and sent: a number that JSON can say goes without its wrapper (see `Value` for how it is read
 * again), everything else in EJSON's canonical form. A third of the canonical size, and most documents parse at once.
 */
export const encode = (document: Document): string => JSON.stringify(toJson(document))

type Special =
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

function toJson(value: Value): unknown {
  if (typeof value === 'number') return isJsonNumber(value) ? value : { $numberDouble: doubleText(value) }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return arrayToJson(value)
  return isDocument(value) ? documentToJson(value) : specialToJson(value)
}

const isJsonNumber = (value: number) => Number.isFinite(value) && !Object.is(value, -0)

function doubleText(value: number): string {
  return Object.is(value, -0) ? '-0.0' : Number.isInteger(value) ? value.toFixed(1) : String(value)
}

/** Copies only when something inside needs another form. */
function arrayToJson(items: Value[]): unknown[] {
  let copy: unknown[] | null = null
  for (let i = 0; i < items.length; i++) {
    const json = toJson(items[i] as Value)
    if (json === items[i]) continue
    copy ??= [...items]
    copy[i] = json
  }
  return copy ?? items
}

function documentToJson(document: Document): object {
  let copy: Record<string, unknown> | null = null
  for (const name of Object.keys(document)) {
    const json = toJson(document[name] as Value)
    if (json === document[name]) continue
    copy ??= { ...document }
    copy[name] = json
  }
  return copy ?? document
}

function specialToJson(value: Special): unknown {
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof Double) return { $numberDouble: doubleText(value.value) }
  if (value instanceof ObjectId) return { $oid: value.toHexString() }
  return (EJSON.serialize({ value }, { relaxed: false }) as { value: unknown }).value
}
