import type { DatabaseAction } from './action'

/** `database.startTransaction`. The id stands at the top of the reply, not in `data`. */
export const startTransaction: DatabaseAction = (_body, database) => ({
  transactionId: database.startTransaction(),
})
