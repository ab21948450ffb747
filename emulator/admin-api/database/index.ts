import { abortTransaction } from './abort-transaction'
import type { DatabaseAction } from './action'
import { addCollection } from './add-collection'
import { aggregateDocuments } from './aggregate-documents'
import { calculateDocument } from './calculate-document'
import { commitTransaction } from './commit-transaction'
import { getDocument } from './get-document'
import { insertDocument } from './insert-document'
import { modifyAndReturnDoc } from './modify-and-return-doc'
import { modifyDocument } from './modify-document'
import { removeDocument } from './remove-document'
import { startTransaction } from './start-transaction'

/** Every action of the SDK's wire that the document database answers, by its name there. */
export const databaseActions: Readonly<Record<string, DatabaseAction>> = {
  'database.addCollection': addCollection,
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}
