import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import * as articles from '../articles/service'
import * as outbox from '../channels/enqueue'
import { changedMeanwhile, delegateOf, momentOf, personOf } from './acting'
import { type Complete, demandComplete, storyOf } from './content'
import { hashOf } from './content-hash'
import type { Story } from './contract'
import { formsDigest, formsOf } from './forms'
import { publishable, reviewsOf } from './publishable'
import type { Form } from './renditions'
import * as moves from './review/moves'
import type { Moment } from './review/standing'
import { type Doer, movedRow, touched, versionRow } from './rows'
import { requireRead } from './scope'
import type { Input, Output } from './signatures'
import { allow } from './stepping'
import * as store from './store'
import { isInSeries } from './store/series'
import { tell } from './telling'

/** How the signed text gets to readers. */
export interface GoingOut {
  readonly event: 'publish' | 'correct' | 'update'
  readonly correction: { readonly was: string; readonly now: string } | null
  readonly channels: readonly Form[]
}

/** What is looked up before the transaction: the text is held to its revision inside it. */
export interface Prepared {
  readonly row: Complete<store.StoryRow>
  readonly formsHash: string
  readonly forms: outbox.Outgoing['forms']
  /** It was put into a topic or an issue before it is published. */
  readonly gathered: boolean
  /** Columns whose pages change. */
  readonly columns: readonly string[]
}

export async function prepare(asked: store.StoryRow, channels: readonly Form[]): Promise<Prepared> {
  const [row, formsHash, forms, gathered, before] = await Promise.all([
    demandComplete(asked),
    formsDigest(asked._id),
    channels.length > 0 ? formsOf(asked._id, asked.revision) : [],
    articles.isGathered(articles.articleIdOf(asked._id)),
    asked.publishedRevision === null ? null : articles.columnOf(asked._id),
  ])
  const wanted = forms.filter(({ form }) => channels.includes(form))
  return {
    row,
    formsHash,
    gathered,
    forms: wanted.map(({ form, kind, content }) => ({ form, kind, content })),
    columns: [row.columnId, ...(before === null ? [] : [before])],
  }
}

/** Puts the signed text before its readers and into the outbox; answers the story's row as it then is. */
export async function goOut(
  transaction: store.Transaction,
  row: store.StoryRow,
  { event, correction }: GoingOut,
  { row: { columnId, unitId }, forms, gathered: placedBefore }: Prepared,
  moment: Moment,
  by: Doer,
): Promise<store.StoryRow> {
  const { at, hash } = moment
  const articleId = articles.articleIdOf(row._id)
  const changes = {
    ...moves.published(row, moment, event),
    publishedAt: row.publishedAt ?? at,
    articleId,
    takeDownReason: null,
  }
  const published = movedRow(touched(row, by, 'publish', {}), by, at, changes)
  const textChanged = row.publishedHash !== null && row.publishedHash !== hash
  const said = {
    publishedAt: row.datedAt ?? published.publishedAt ?? at,
    reviews: reviewsOf(row),
    updatedAt: textChanged || row.imported ? at : null,
    correction: correction ? { at, ...correction } : null,
  }
  const gathered = placedBefore || (await isInSeries(transaction, row._id))
  const outgoing = publishable({ ...published, columnId, unitId }, said)
  await articles.publish(transaction, { ...outgoing, gathered })
  await outbox.enqueue(transaction, {
    storyId: row._id,
    articleId,
    revision: row.revision,
    hash,
    title: row.title,
    columnId,
    unitId,
    forms,
    kind: event,
    by: moment.by,
    at,
  })
  await store.putWithin(transaction, published, versionRow(published))
  await tell(transaction, published, { by: moment.by, at, event })
  return published
}

async function release(
  { storyId, revision }: { storyId: string; revision: number },
  going: GoingOut,
  caller: Caller,
): Promise<Story> {
  const asked = await store.demand(storyId)
  if (asked.lastTap === caller.requestId) return storyOf(asked)
  if (asked.revision !== revision) throw changedMeanwhile(storyId)
  await allow(going.event, asked, caller, { at: instant(), hash: hashOf(asked) })
  const prepared = await prepare(asked, going.channels)
  const { formsHash, columns } = prepared
  return articles.whileChanging(columns, () =>
    store.withStory(storyId, async (row, transaction) => {
      if (!row) throw new AppError('not_found', `story ${storyId}`)
      if (row.lastTap === caller.requestId) return storyOf(row)
      if (row.revision !== revision) throw changedMeanwhile(storyId)
      const at = instant()
      const hash = hashOf(row)
      await allow(going.event, row, caller, { at, hash, formsHash })
      const moment = momentOf(caller, { at, hash, role: 'editor' })
      return storyOf(await goOut(transaction, row, going, prepared, moment, caller))
    }),
  )
}

export const publish = ({ channels = [], ...input }: Input<'publish'>, caller: Caller): Promise<Story> =>
  release(input, { event: 'publish', correction: null, channels }, caller)

export const correct = (
  { channels = [], correction, ...input }: Input<'correct'>,
  caller: Caller,
): Promise<Story> => release(input, { event: 'correct', correction, channels }, caller)

export const update = ({ channels = [], ...input }: Input<'update'>, caller: Caller): Promise<Story> =>
  release(input, { event: 'update', correction: null, channels }, caller)

/** Takes a story from readers on every channel, for a while or for good. */
async function recall(
  event: 'takeDown' | 'kill',
  { storyId, reason }: Input<'takeDown'>,
  caller: Caller,
): Promise<Story> {
  const columnId = await articles.columnOf(storyId)
  return articles.whileChanging(columnId === null ? [] : [columnId], () =>
    store.withStory(storyId, async (row, transaction) => {
      if (!row) throw new AppError('not_found', `story ${storyId}`)
      if (row.lastTap === caller.requestId) return storyOf(row)
      const at = instant()
      // who may take it down is asked of the column it stands in, not of the one a correction may move it to
      await allow(event, columnId === null ? row : { ...row, columnId }, caller, { at, hash: '' })
      const moment = momentOf(caller, { at, hash: '', role: 'editor' })
      const changes =
        event === 'kill' ? moves.killed(row, moment, reason) : moves.takenDown(row, moment, reason)
      const next = movedRow(touched(row, caller, event, {}), caller, at, {
        ...changes,
        takeDownReason: reason,
      })
      if (row.articleId !== null) await articles.takeDown(transaction, row.articleId, at, reason, event)
      await outbox.withdraw(transaction, { storyId, kind: event, reason, by: personOf(caller), at })
      await store.putWithin(transaction, next, versionRow(next))
      await tell(transaction, next, { by: personOf(caller), at, event })
      return storyOf(next)
    }),
  )
}

export const takeDown = (input: Input<'takeDown'>, caller: Caller): Promise<Story> =>
  recall('takeDown', input, caller)

/** 作废 */
export const kill = (input: Input<'kill'>, caller: Caller): Promise<Story> => recall('kill', input, caller)

/** A draft may still lack its column and unit; the preview shows what is there. */
const NOT_CHOSEN = 'none'

export async function preview({ storyId }: Input<'preview'>, caller: Caller): Promise<Output<'preview'>> {
  const row = await store.demand(storyId)
  const at = instant()
  requireRead(caller, row, await delegateOf(caller, at))
  const placed = { ...row, columnId: row.columnId ?? NOT_CHOSEN, unitId: row.unitId ?? NOT_CHOSEN }
  const said = {
    publishedAt: row.datedAt ?? row.publishedAt ?? at,
    reviews: reviewsOf(row),
    updatedAt: row.publishedHash !== null && row.publishedHash !== hashOf(row) ? at : null,
    correction: null,
  }
  return { article: await articles.preview(publishable(placed, said)) }
}
