import type { DatabaseAction } from './action'
import { text } from './request'

/** `database.abortTransaction`: rollback(). */
export const abortTransaction: DatabaseAction = (body, database) => {
  database.abortTransaction(text(body, 'transactionId'))
  return {}
}
