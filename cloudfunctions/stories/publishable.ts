import { aiShare } from '../_common/origin'
import type * as articles from '../articles/service'
import { type Complete, digestOf } from './content'
import { STAGE_LABELS } from './contract'
import { unitName } from './scope'
import type * as store from './store'

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
    aiShare: aiShare(document),
    ...said,
  }
}

/** Who has looked at it, by role: whoever wrote last, each stage that passed, and whoever signed. */
export function reviewsOf({ editedBy, review, signature }: store.StoryRow): articles.Publishable['reviews'] {
  const passed = (review?.stages ?? []).flatMap(({ stage, outcome, label, at }) =>
    outcome === 'passed' && at !== null ? [{ stage: STAGE_LABELS[stage], by: label, at }] : [],
  )
  return [
    { stage: '编辑', by: editedBy.label, at: editedBy.at },
    ...passed,
    ...(signature ? [{ stage: '签发', by: signature.label, at: signature.at }] : []),
  ]
}
