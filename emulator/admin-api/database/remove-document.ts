import type { DatabaseAction } from './action'
import { ofTransaction, optionalDocument, text } from './request'

/** `database.removeDocument`: doc().remove() and where().remove(). */
export const removeDocument: DatabaseAction = async (body, database) => {
  const deleted = await database.remove({
    collection: text(body, 'collectionName'),
    where: optionalDocument(body, 'query', database),
    multi: body.multi === true,
    ...ofTransaction(body),
  })
  return { data: { deleted } }
}
