import { ObjectId } from 'bson'
import type { Entry } from './store/document-cache'
import { encode } from './values/encode'
import { type Document, isDocument, type Value } from './values/value'

/** A stored document as the wire carries it; the platform sends ObjectIds as plain hex texts. */
export const replyText = (entry: Entry): string =>
  entry.text.includes('"$oid"') ? encode(plainIds(entry.document) as Document) : entry.text

/** A document made for this reply. */
export const replyDocument = (document: Document): string => {
  const text = encode(document)
  return text.includes('"$oid"') ? encode(plainIds(document) as Document) : text
}

function plainIds(value: Value): Value {
  if (value instanceof ObjectId) return value.toHexString()
  if (Array.isArray(value)) return value.map(plainIds)
  if (!isDocument(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainIds(inner)]))
}
