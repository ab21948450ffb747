import { BSONRegExp, EJSON, ObjectId } from 'bson'
import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import { LIMITS } from '../limits'
import { double, long } from './numbers'
import { type Document, isDocument, type Value } from './value'

/** How the server's own date is filled in: its clock, or a refusal where the platform has none. */
export type ServerDate = (offset: number) => Date

const noServerDate: ServerDate = () => {
  throw invalid('serverDate is not supported here')
}

/** A text of ours, read again. */
export function decodeStored(text: string): Document {
  const json = JSON.parse(text) as Document
  return text.includes('"$') ? (fromJson(json, noServerDate, 0) as Document) : json
}

/** EJSON from the wire, canonical or relaxed. */
export function decode(text: string, what: string, serverDate: ServerDate = noServerDate): Document {
  const value = fromJson(parse(text, what), serverDate, 0)
  if (!isDocument(value)) throw invalid(`${what} must be an object`)
  return value
}

function parse(text: string, what: string): unknown {
  try {
    const json: unknown = JSON.parse(wellFormed(text))
    return /\\u[dD][89a-fA-F]/.test(text) ? repairText(json) : json
  } catch {
    throw invalid(`${what} is not valid EJSON`)
  }
}

const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Half a surrogate pair has no UTF-8, so it is stored as U+FFFD. */
const wellFormed = (text: string) => (/[\uD800-\uDFFF]/.test(text) ? text.replace(HALF_PAIR, '\uFFFD') : text)

function repairText(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json), (_name, value) =>
    typeof value === 'string' ? wellFormed(value) : value,
  )
}

function fromJson(json: unknown, serverDate: ServerDate, depth: number): Value {
  if (typeof json !== 'object' || json === null) return json as Value
  if (depth > LIMITS.nesting) throw invalid(`nested deeper than ${LIMITS.nesting} levels`)
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i++) json[i] = fromJson(json[i], serverDate, depth + 1)
    return json
  }
  const object = json as Record<string, unknown>
  const names = Object.keys(object)
  const wrapper = WRAPPERS[names[0] as string]
  if (wrapper) return wrapper(object, serverDate)
  for (const name of names) {
    if (name === '__proto__') throw invalid('a field may not be named __proto__')
    const inner = object[name]
    if (typeof inner === 'object' && inner !== null) object[name] = fromJson(inner, serverDate, depth + 1)
  }
  return object as Document
}

type Wrapper = (object: Record<string, unknown>, serverDate: ServerDate) => Value

const byBson: Wrapper = (object) => {
  try {
    return (EJSON.deserialize({ value: object } as never, { relaxed: false }) as { value: Value }).value
  } catch {
    throw invalid(`${Object.keys(object)[0]} is malformed`)
  }
}

const unsupported: Wrapper = (object) => {
  throw invalid(`${Object.keys(object)[0]} is not a type this database stores`)
}

const WRAPPERS: Record<string, Wrapper> = Object.assign(Object.create(null), {
  $numberInt: (object) => {
    const value = Number(object.$numberInt)
    if (!Number.isInteger(value) || value !== (value | 0)) throw invalid('$numberInt is malformed')
    return value
  },
  $numberLong: (object) => {
    const text = String(object.$numberLong)
    if (!/^-?\d{1,19}$/.test(text)) throw invalid('$numberLong is malformed')
    return long(BigInt.asIntN(64, BigInt(text)))
  },
  $numberDouble: (object) => {
    const value = Number(object.$numberDouble)
    if (Number.isNaN(value) && object.$numberDouble !== 'NaN') throw invalid('$numberDouble is malformed')
    return double(value)
  },
  $date: (object) => {
    const at = object.$date
    const value = new Date(isDocument(at) ? Number(at.$numberLong) : (at as string | number))
    if (Number.isNaN(value.getTime())) throw invalid('$date is malformed')
    return value
  },
  $oid: (object) => {
    const hex = String(object.$oid)
    if (!/^[0-9a-f]{24}$/i.test(hex)) throw invalid('$oid is malformed')
    return new ObjectId(hex)
  },
  $regularExpression: (object) => {
    const { pattern, options = '' } = (object.$regularExpression ?? {}) as Record<string, unknown>
    if (typeof pattern !== 'string' || typeof options !== 'string' || pattern.includes('\0')) {
      throw invalid('$regularExpression is malformed')
    }
    if (!/^[imsux]*$/.test(options))
      throw invalid(`regular expressions have no option among "${options}" beyond imsux`)
    return new BSONRegExp(pattern, options)
  },
  $tcb_server_date: (object, serverDate) => {
    const inner = fromJson(object.$tcb_server_date, serverDate, 1)
    return serverDate(isDocument(inner) && typeof inner.offset === 'number' ? inner.offset : 0)
  },
  $binary: byBson,
  $uuid: byBson,
  $timestamp: byBson,
  $numberDecimal: byBson,
  $minKey: byBson,
  $maxKey: byBson,
  $undefined: unsupported,
  $symbol: unsupported,
  $code: unsupported,
  $dbPointer: unsupported,
} satisfies Record<string, Wrapper>)

function invalid(message: string): CloudError {
  return new CloudError(CODES.invalidParam, message)
}
