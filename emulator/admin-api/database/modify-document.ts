import { ObjectId } from 'bson'
import { LIMITS } from '../../database/limits'
import { decode } from '../../database/values/decode'
import type { DatabaseAction } from './action'
import { ofTransaction, optionalDocument, refuseLarger, serverDate, text } from './request'

/** `database.modifyDocument`: doc().update(), where().update() and doc().set(). */
export const modifyDocument: DatabaseAction = async (body, database) => {
  const data = text(body, 'data')
  refuseLarger(Buffer.byteLength(data), LIMITS.functionWrite, 'data')
  const { updated, upsertedId } = await database.change({
    collection: text(body, 'collectionName'),
    where: optionalDocument(body, 'query', database),
    data: decode(data, 'data', serverDate(body, database)),
    merges: body.merge !== false,
    upsert: body.upsert === true,
    multi: body.multi === true,
    ...ofTransaction(body),
  })
  if (upsertedId === undefined) return { data: { updated } }
  return {
    data: { updated, upsert_id: upsertedId instanceof ObjectId ? upsertedId.toHexString() : upsertedId },
  }
}
