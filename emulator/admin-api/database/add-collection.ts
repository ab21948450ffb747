import type { DatabaseAction } from './action'
import { text } from './request'

/** `database.addCollection`: createCollection(name). */
export const addCollection: DatabaseAction = async (body, database) => {
  await database.createCollection(text(body, 'collectionName'))
  return {}
}
