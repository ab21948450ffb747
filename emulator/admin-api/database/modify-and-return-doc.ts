import { LIMITS } from '../../database/limits'
import { replyText } from '../../database/reply'
import { decode } from '../../database/values/decode'
import type { DatabaseAction } from './action'
import { ofTransaction, optionalDocument, refuseLarger, serverDate, text } from './request'

/** `database.modifyAndReturnDoc`: where().updateAndReturn(), which changes one document and answers it as it is now. */
export const modifyAndReturnDoc: DatabaseAction = async (body, database) => {
  const data = text(body, 'data')
  refuseLarger(Buffer.byteLength(data), LIMITS.functionWrite, 'data')
  const { updated, entry } = await database.change({
    collection: text(body, 'collectionName'),
    where: optionalDocument(body, 'query', database),
    data: decode(data, 'data', serverDate(body, database)),
    merges: true,
    upsert: false,
    multi: false,
    ...ofTransaction(body),
  })
  return { data: { updated, doc: entry ? replyText(entry) : null } }
}
