import { Binary, BSONRegExp, calculateObjectSize, MaxKey, MinKey, Timestamp } from 'bson'
import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import { LIMITS } from '../limits'
import { badRequest } from '../refusal'
import { type Document, isDocument, type Reached, type Value } from './value'

/** Fields the platform itself names with a leading underscore. */
const SYSTEM_FIELDS = ['_id', '_openid']
const FIELD_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_]*$/
/** BSON can be this much larger than our JSON text (an array of digits). */
const WORST_GROWTH = 8

/** Refuses field names that the platform would not store. Top-level names follow its rule, nested ones MongoDB's. */
export function checkDocument(document: Document): void {
  for (const name of Object.keys(document)) {
    checkTopName(name)
    checkNested(document[name] as Value)
  }
}

export function checkTopName(name: string): void {
  if (SYSTEM_FIELDS.includes(name)) return
  checkNestedName(name)
  if (!FIELD_NAME.test(name) || name.length > LIMITS.nameLength) {
    throw new CloudError(
      CODES.invalidParam,
      `field "${name}": letters, digits and _ only, not beginning with _, ${LIMITS.nameLength} characters at most`,
    )
  }
}

export function checkNestedName(name: string): void {
  if (name.startsWith('$'))
    throw badRequest(`The dollar ($) prefixed field '${name}' is not valid for storage.`)
  if (name === '' || name.includes('.') || name.includes('\0')) {
    throw badRequest(`The field name '${name}' is not valid for storage.`)
  }
  // assigned to an object, it would exchange what the object is instead of adding a field
  if (name === '__proto__') throw badRequest('a field may not be named __proto__')
}

export function checkNested(value: Value): void {
  if (Array.isArray(value)) value.forEach(checkNested)
  else if (isDocument(value)) {
    for (const name of Object.keys(value)) {
      checkNestedName(name)
      checkNested(value[name] as Value)
    }
  }
}

export function checkId(id: Value): void {
  const odd = Array.isArray(id) || id instanceof BSONRegExp || id instanceof MinKey || id instanceof MaxKey
  if (odd || id instanceof Binary || id instanceof Timestamp) {
    throw badRequest("The '_id' value cannot be of this type")
  }
  checkNested(id)
}

/** An update may reach deeper than what is sent, so the document itself is measured. */
export function checkDepth(value: Value, left: number = LIMITS.nesting): void {
  if (left < 0) throw badRequest(`Document exceeds the maximum nesting of ${LIMITS.nesting} levels`)
  if (Array.isArray(value)) for (const item of value) checkInner(item, left - 1)
  else if (isDocument(value)) for (const name of Object.keys(value)) checkInner(value[name], left - 1)
}

function checkInner(value: Reached, left: number): void {
  if (typeof value === 'object' && value !== null) checkDepth(value, left)
}

export function checkSize(document: Document, text: string): void {
  if (text.length * WORST_GROWTH < LIMITS.document) return
  if (calculateObjectSize(document) > LIMITS.document) {
    throw badRequest(`Document exceeds the maximum size of ${LIMITS.document} bytes`)
  }
}
