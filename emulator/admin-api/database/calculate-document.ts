import type { DatabaseAction } from './action'
import { optionalDocument, text } from './request'

/** `database.calculateDocument`: where().count(). */
export const calculateDocument: DatabaseAction = (body, database) => {
  const where = optionalDocument(body, 'query', database)
  return { data: { total: database.count({ collection: text(body, 'collectionName'), where }).total } }
}
