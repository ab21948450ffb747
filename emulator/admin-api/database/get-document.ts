import { LIMITS } from '../../database/limits'
import { toSort } from '../../database/query/order'
import type { DatabaseAction } from './action'
import { ListReply } from './list-reply'
import { ofTransaction, optionalCount, optionalDocument, refuseLarger, text } from './request'

/** `database.getDocument`: where().get() and doc().get(). */
export const getDocument: DatabaseAction = (body, database) => {
  const limit = optionalCount(body, 'limit') || LIMITS.defaultRows
  const projection =
    body.projection === undefined ? {} : { projection: optionalDocument(body, 'projection', database) }
  const { list } = database.list({
    collection: text(body, 'collectionName'),
    where: optionalDocument(body, 'query', database),
    sort: toSort(optionalDocument(body, 'order', database)),
    skip: optionalCount(body, 'offset') ?? 0,
    limit: body.queryType === 'DOC' ? 1 : Math.min(limit, LIMITS.maximumRows),
    ...projection,
    ...ofTransaction(body),
  })
  refuseLarger(list.length, LIMITS.functionRead, 'the reply')
  return new ListReply(list)
}
