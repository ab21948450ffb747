import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { requirePermit } from '../_server/permits'
import * as articles from '../articles/service'
import { demandConfirmed } from './checking'
import { type Complete, demandComplete, digestOf } from './content'
import type { Story } from './contract'
import { change, changedMeanwhile, touched } from './drafting'
import { storyMachine } from './machine'
import { handOf, PUBLISHERS, requireTouch, unitName } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

type Said = Pick<articles.Publishable, 'publishedAt' | 'reviews' | 'updatedAt' | 'correction'>

/** What the reader's side takes from a story; publishing, importing and the preview all go through here. */
export function publishable(row: Complete<store.StoryRow>, said: Said): articles.Publishable {
  const { kind, title, columnId, unitId, source, author, cover, motif, pinned, characters, document } = row
  return {
    storyId: row._id,
    kind,
    title,
    digest: digestOf(row),
    columnId,
    unitId,
    unitName: unitName(unitId),
    source,
    author,
    cover,
    motif,
    pinned,
    characters,
    document,
    ...said,
  }
}

/** Who has looked at it, by role: whoever wrote last, and whoever lets it out. */
const reviewsOf = (row: store.StoryRow, caller: Caller, at: string): articles.Publishable['reviews'] => [
  { stage: '编辑', by: row.editedBy.label, at: row.editedBy.at },
  { stage: '签发', by: handOf(caller, at).label, at },
]

export async function publish(
  { storyId, revision, correction, confirmed = [] }: Input<'publish'>,
  caller: Caller,
): Promise<Story> {
  const asked = await store.demand(storyId)
  requirePermit(caller, PUBLISHERS, asked)
  if (asked.revision !== revision) throw changedMeanwhile(storyId)
  if (correction && asked.publishedRevision === null) {
    throw new AppError('invalid_input', 'nothing published to correct', {
      correction: '这篇还没发布过，用不着更正说明。',
    })
  }
  const complete = await demandComplete(asked)
  const checked = await demandConfirmed(asked, confirmed, caller)
  const before = asked.publishedRevision === null ? null : await articles.columnOf(storyId)
  const columns = [complete.columnId, ...(before === null ? [] : [before])]
  return articles.whileChanging(columns, () =>
    change(storyId, caller, async (row, transaction) => {
      if (row.revision !== revision) throw changedMeanwhile(storyId)
      const at = instant()
      const published = touched(row, caller, 'publish', {
        state: storyMachine.next(row.state, 'publish'),
        publishedRevision: revision,
        publishedAt: row.publishedAt ?? at,
        articleId: articles.articleIdOf(storyId),
        takeDownReason: null,
        checked,
      })
      const textChanged = row.publishedRevision !== null && row.publishedRevision !== revision
      const said = {
        publishedAt: row.datedAt ?? published.publishedAt ?? at,
        reviews: reviewsOf(row, caller, at),
        updatedAt: textChanged ? at : null,
        correction: correction ? { at, ...correction } : null,
      }
      // the same revision has the same column and unit that were found complete above
      await articles.publish(transaction, publishable({ ...published, ...placeOf(complete) }, said))
      return published
    }),
  )
}

const placeOf = ({ columnId, unitId }: Complete<store.StoryRow>) => ({ columnId, unitId })

export async function takeDown({ storyId, reason }: Input<'takeDown'>, caller: Caller): Promise<Story> {
  const { unitId, state } = await store.demand(storyId)
  const columnId = await articles.columnOf(storyId)
  requirePermit(caller, PUBLISHERS, { unitId, columnId })
  storyMachine.next(state, 'takeDown')
  return articles.whileChanging(columnId === null ? [] : [columnId], () =>
    change(storyId, caller, async (row, transaction) => {
      const takenDown = touched(row, caller, 'takeDown', {
        state: storyMachine.next(row.state, 'takeDown'),
        takeDownReason: reason,
      })
      await articles.takeDown(transaction, articles.articleIdOf(storyId), takenDown.updatedAt, reason)
      return takenDown
    }),
  )
}

/** A draft may still lack its column and unit; the preview shows what is there. */
const NOT_CHOSEN = 'none'

export async function preview({ storyId }: Input<'preview'>, caller: Caller): Promise<Output<'preview'>> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  const at = instant()
  const placed = { ...row, columnId: row.columnId ?? NOT_CHOSEN, unitId: row.unitId ?? NOT_CHOSEN }
  const said = {
    publishedAt: row.datedAt ?? row.publishedAt ?? at,
    reviews: reviewsOf(row, caller, at),
    updatedAt: row.publishedRevision !== null && row.publishedRevision !== row.revision ? at : null,
    correction: null,
  }
  return { article: await articles.preview(publishable(placed, said)) }
}
