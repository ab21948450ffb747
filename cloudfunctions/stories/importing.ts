import { AppError } from '../_common/errors'
import { textToDocument } from '../_common/plain-text'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { hashed } from '../_server/secret'
import * as articles from '../articles/service'
import { type Complete, demandComplete, EMPTY_CONTENT } from './content'
import { ImportItem } from './contract'
import { publishable } from './publishable'
import { newRow, versionRow } from './rows'
import { handOf } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

type Result = Output<'importBatch'>['results'][number]

/** The same item gets the same id whenever it comes, so it cannot come in twice. */
const storyIdOf = (externalId: string): string => hashed('import', externalId).slice(0, 22)

const refused = (fields: Record<string, string>): Result => ({ outcome: 'refused', storyId: null, fields })

/** 导入: each item on its own; the feeds are made anew once for all of them. */
export async function importBatch(
  { items }: Input<'importBatch'>,
  caller: Caller,
): Promise<Output<'importBatch'>> {
  const prepared = await Promise.all(items.map((item) => prepare(item, caller)))
  const rows = prepared.filter((one) => '_id' in one)
  const here = await store.existing(rows.map((row) => row._id))
  const coming = new Map(rows.filter((row) => !here.has(row._id)).map((row) => [row._id, row]))
  if (coming.size > 0) {
    const columns = [...coming.values()].map((row) => row.columnId)
    await articles.whileChanging(columns, () => bringIn([...coming.values()], caller))
  }
  const imported = new Set<string>()
  const results = prepared.map((one): Result => {
    if (!('_id' in one)) return one
    const first = coming.has(one._id) && !imported.has(one._id)
    imported.add(one._id)
    return { outcome: first ? 'imported' : 'already_there', storyId: one._id, fields: {} }
  })
  return { results }
}

/** An item as the story it becomes, already published; or why not. */
async function prepare(item: unknown, caller: Caller): Promise<Complete<store.StoryRow> | Result> {
  const parsed = ImportItem.safeParse(item)
  if (!parsed.success) return refused(fieldsOf(parsed.error.issues))
  const { externalId, text, ...said } = parsed.data
  try {
    const column = (await articles.allColumns()).find(({ columnId }) => columnId === said.columnId)
    const content = {
      ...EMPTY_CONTENT,
      ...said,
      motif: column?.motif ?? EMPTY_CONTENT.motif,
      document: textToDocument(text),
    }
    const row = await demandComplete(newRow(storyIdOf(externalId), caller, content))
    return {
      ...row,
      state: 'published',
      work: 'settled',
      imported: true,
      publishedRevision: row.revision,
      publishedAt: row.createdAt,
      articleId: articles.articleIdOf(row._id),
      version: { ...row.version, why: 'import' },
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return refused(fieldsOfRefusal(error))
    throw error
  }
}

/** The import file has `text` where a story has its document. */
function fieldsOfRefusal({ fields: { document, ...fields } }: AppError): Record<string, string> {
  return document ? { ...fields, text: document } : fields
}

const UNREADABLE = '填得不对'

function fieldsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> {
  const written = (message: string) => (/\p{Script=Han}/u.test(message) ? message : UNREADABLE)
  return Object.fromEntries(issues.map((issue) => [issue.path.map(String).join('.'), written(issue.message)]))
}

/** The article first: a story is the sign that its import was finished, so one that was cut off is done again. */
async function bringIn(rows: readonly Complete<store.StoryRow>[], caller: Caller): Promise<void> {
  const at = instant()
  const review = { stage: '导入', by: handOf(caller, at).label, at }
  await Promise.all(
    rows.map(async (row) => {
      const publishedAt = row.datedAt ?? at
      await articles.publishImported(
        publishable(row, { publishedAt, reviews: [review], updatedAt: null, correction: null }),
      )
      await store.add(row, versionRow(row))
    }),
  )
}
