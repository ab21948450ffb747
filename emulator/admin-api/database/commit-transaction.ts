import type { DatabaseAction } from './action'
import { text } from './request'

/** `database.commitTransaction`. */
export const commitTransaction: DatabaseAction = async (body, database) => {
  await database.commitTransaction(text(body, 'transactionId'))
  return {}
}
