import { ObjectId } from 'bson'
import { LIMITS } from '../../database/limits'
import { decode } from '../../database/values/decode'
import type { DatabaseAction } from './action'
import { invalid, ofTransaction, refuseLarger, serverDate, text } from './request'

/** `database.insertDocument`: add(document or documents). */
export const insertDocument: DatabaseAction = async (body, database) => {
  const collection = text(body, 'collectionName')
  const { data } = body
  if (!Array.isArray(data) || data.length === 0 || !data.every((item) => typeof item === 'string')) {
    throw invalid('data must be a list of documents')
  }
  refuseLarger(
    data.reduce((sum, item) => sum + Buffer.byteLength(item), 0),
    LIMITS.functionWrite,
    'data',
  )
  const documents = data.map((item) => decode(item, 'data', serverDate(body, database)))
  const ids = await database.insert({ collection, documents, ...ofTransaction(body) })
  return { data: { insertedIds: ids.map((id) => (id instanceof ObjectId ? id.toHexString() : id)) } }
}
