import type { Prepared } from './changes'
import type { Search } from './query/search'
import type { Collection } from './store/collection'
import type { Undo } from './store/commit-queue'
import { Entry } from './store/document-cache'
import type { Transactions } from './transactions'
import type { Transaction } from './transactions/transaction'
import type { Value } from './values/value'

/** Where a change finds its documents and puts them: the store itself, or a transaction's own pages. */
export interface Target {
  find(request: Search): Entry[]
  insert(next: Prepared): Entry
  replace(before: Entry, next: Prepared): Entry
  remove(before: Entry): void
}

/** Writes go into the store at once; `undo` takes back what they change in memory. */
export function storeTarget(collection: Collection, find: Target['find'], undo: Undo): Target {
  const context = { undo, owner: null }
  return {
    find,
    insert: ({ document, text }) => collection.insert(document, text, context),
    replace: (before, { document, text }) => collection.replace(before, document, text, context),
    remove: (before) => collection.remove(before, context),
  }
}

/** Writes are put aside until the transaction commits. */
export function transactionTarget(
  collection: Collection,
  find: Target['find'],
  transactions: Transactions,
  transaction: Transaction,
): Target {
  const put = ({ document, text }: Prepared) => {
    transactions.write(transaction, collection, document._id as Value, { document, text })
    return new Entry(0, '', text, document)
  }
  return {
    find,
    insert: (next) => {
      transactions.refuseTaken(transaction, collection, next.document._id as Value)
      return put(next)
    },
    replace: (_before, next) => put(next),
    remove: ({ document }) => transactions.write(transaction, collection, document._id as Value, null),
  }
}
