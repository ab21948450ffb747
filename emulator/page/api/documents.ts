import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import type { Database } from '../../database'
import { decode } from '../../database/values/decode'
import { encode } from '../../database/values/encode'
import type { Document, Value } from '../../database/values/value'
import { shown } from '../shown'
import { endpoint, invalid, missing, Nothing, PageRefusal, Text } from './endpoint'

/** An `_id` as EJSON: a text, a number, or `{ "$oid": … }`. */
const Id = z.union([z.string(), z.number(), z.record(z.string(), z.unknown())])
const Named = z.object({ collection: Text, id: Id })
/** EJSON as somebody wrote it. */
const Written = z.string().check(z.maxLength(16 * 1024 * 1024))

export const documents = {
  'GET collections': endpoint(Nothing, ({ database }) => database.collections()),

  'POST collections/create': endpoint(z.object({ collection: Text }), ({ database }, { collection }) =>
    database.createCollection(collection),
  ),

  'GET indexes': endpoint(z.object({ collection: Text }), ({ database }, { collection }) =>
    database.indexes(collection),
  ),

  'GET slow': endpoint(Nothing, ({ database }) => database.slowQueries()),

  'POST documents/history': endpoint(Named, ({ database }, { collection, id }) =>
    database
      .history(collection, whereId(id)._id)
      .map(({ at, document }) => ({ at, document: shown(document) })),
  ),

  'POST documents/read': endpoint(Named, ({ database }, { collection, id }) => {
    const text = textOf(database, collection, whereId(id))
    return { document: shown(JSON.parse(text)), version: versionOf(text) }
  }),

  'POST documents/create': endpoint(
    z.object({ collection: Text, text: Written }),
    async ({ database }, { collection, text }) => {
      const [id = null] = await database.insert({ collection, documents: [documentIn(text, database)] })
      return shown(JSON.parse(encode({ id })))
    },
  ),

  'POST documents/save': endpoint(
    z.extend(Named, { text: Written, version: Text }),
    ({ database }, { collection, id, text, version }) => {
      const { _id: written, ...fields } = documentIn(text, database)
      if (written !== undefined && encode({ _id: written }) !== encode(whereId(id)))
        throw invalid('_id 不能改。要换 _id，请新建一条再删掉这一条')
      return unlessChanged(database, { collection, where: whereId(id), version }, (transactionId) =>
        database.change({
          collection,
          where: whereId(id),
          data: fields,
          merges: false,
          upsert: false,
          multi: false,
          transactionId,
        }),
      )
    },
  ),

  'POST documents/remove': endpoint(
    z.extend(Named, { version: Text }),
    ({ database }, { collection, id, version }) =>
      unlessChanged(database, { collection, where: whereId(id), version }, (transactionId) =>
        database.remove({ collection, where: whereId(id), multi: false, transactionId }),
      ),
  ),
}

const whereId = (id: z.output<typeof Id>): { readonly _id: Value } & Document =>
  decode(JSON.stringify({ _id: id }), '_id') as { readonly _id: Value } & Document

function documentIn(text: string, database: Database): Document {
  try {
    JSON.parse(text)
  } catch (error) {
    throw invalid(`这不是 JSON：${(error as Error).message}`)
  }
  return decode(text, '文档', (offset) => new Date(database.now() + offset))
}

const versionOf = (text: string) => createHash('sha256').update(text).digest('base64url')

function textOf(database: Database, collection: string, where: Document, transactionId?: string): string {
  const { texts } = database.find({
    collection,
    where,
    sort: [],
    skip: 0,
    limit: 1,
    ...(transactionId === undefined ? {} : { transactionId }),
  })
  if (texts[0] !== undefined) return texts[0]
  throw missing('这条文档已经不在了')
}

interface Seen {
  readonly collection: string
  readonly where: Document
  readonly version: string
}

/** Works on a document only if it still is as it was seen; a transaction keeps it so until the end. */
async function unlessChanged(
  database: Database,
  { collection, where, version }: Seen,
  work: (transactionId: string) => Promise<unknown>,
): Promise<object> {
  const transactionId = database.startTransaction()
  try {
    if (versionOf(textOf(database, collection, where, transactionId)) !== version) throw changedMeanwhile()
    await work(transactionId)
    await database.commitTransaction(transactionId)
  } catch (error) {
    endQuietly(database, transactionId)
    if (error instanceof CloudError && error.code === CODES.transactionConflict) throw changedMeanwhile()
    throw error
  }
  return {}
}

/** What failed may have ended the transaction already. */
function endQuietly(database: Database, transactionId: string): void {
  try {
    database.abortTransaction(transactionId)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
  }
}

const changedMeanwhile = () =>
  new PageRefusal(409, 'CHANGED_MEANWHILE', '打开以后，这条文档被别处改过了。没有保存，看看新的再改')
