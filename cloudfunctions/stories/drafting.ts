import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { changedMeanwhile, momentOf, personOf } from './acting'
import { contentOf, demandLength, EMPTY_CONTENT, plainTitle, storyOf } from './content'
import { hashOf } from './content-hash'
import type { Story, StoryContent } from './contract'
import { requireLock } from './locking'
import { PUBLISHERS, type WorkState } from './machine'
import { linkIdsOf, watchLinks } from './patrol'
import { edited } from './review/moves'
import { movedRow, newRow, touched, versionRow } from './rows'
import { handOf, requirePlace, requireTouch } from './scope'
import type { Input, Output } from './signatures'
import { allow } from './stepping'
import * as store from './store'
import { tell } from './telling'
import { fileIdsOf } from './uses'

/** The content with all that hangs on it. */
function withContent(row: store.StoryRow, content: StoryContent, caller: Caller): Partial<store.StoryRow> {
  return {
    ...contentOf(content),
    plainTitle: plainTitle(content.title),
    fileIds: fileIdsOf(content),
    linkIds: linkIdsOf(content),
    characters: demandLength(content.document),
    revision: row.revision + 1,
    editedBy: handOf(caller, instant()),
  }
}

async function requireEdit(
  row: store.StoryRow,
  content: StoryContent,
  caller: Caller,
  transaction: store.Transaction,
): Promise<void> {
  requireTouch(caller, row)
  await allow('edit', row, caller, { at: instant(), hash: '' })
  requirePlace(caller, content)
  await requireLock(transaction, row._id, caller)
}

/** The row with other words. Words that are the same as before void nothing: an autosave may come without a change. */
function written(
  row: store.StoryRow,
  content: StoryContent,
  caller: Caller,
  why: 'save' | 'restore',
): store.StoryRow {
  const next = touched(row, caller, why, withContent(row, content, caller))
  const hash = hashOf(content)
  if (hash === hashOf(row)) return next
  const moment = momentOf(caller, { at: next.updatedAt, hash, role: 'reporter' })
  return movedRow(next, caller, next.updatedAt, edited(row, moment))
}

/** Loads, changes and writes a story as one step; a tap that has been here before changes nothing. */
export function change(
  storyId: string,
  caller: Caller,
  next: (row: store.StoryRow, transaction: store.Transaction) => Promise<store.StoryRow>,
): Promise<Story> {
  return store.withStory(storyId, async (row, transaction) => {
    if (!row) throw new AppError('not_found', `story ${storyId}`)
    if (row.lastTap === caller.requestId) return storyOf(row)
    const changed = await next(row, transaction)
    await store.putWithin(transaction, changed, versionRow(changed))
    // of an autosave the graph hears only when it took the story to another step
    if (changed.work !== row.work || changed.task !== row.task || changed.title !== row.title) {
      await tell(transaction, changed, { by: personOf(caller), at: changed.updatedAt, event: 'edit' })
    }
    return storyOf(changed)
  })
}

export async function open({ storyId }: Input<'open'>, caller: Caller): Promise<Story> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  return storyOf(row)
}

export async function create({ content, assignmentId }: Input<'create'>, caller: Caller): Promise<Story> {
  const wanted = content ?? { ...EMPTY_CONTENT, unitId: caller.unitId }
  requirePlace(caller, wanted)
  const row = { ...newRow(newId(caller, 'story'), caller, wanted), ...(assignmentId ? { assignmentId } : {}) }
  await watchLinks(wanted)
  return store.withStory(row._id, async (there, transaction) => {
    // a call that ran before and was cut off finds its story there already
    if (there) return storyOf(there)
    await store.putWithin(transaction, row, versionRow(row))
    await tell(transaction, row, { by: personOf(caller), at: row.createdAt, event: 'create' })
    return storyOf(row)
  })
}

export function save({ storyId, revision, content }: Input<'save'>, caller: Caller): Promise<Story> {
  return change(storyId, caller, async (row, transaction) => {
    await requireEdit(row, content, caller, transaction)
    if (row.revision !== revision) throw changedMeanwhile(storyId)
    await watchLinks(content, row.linkIds)
    return written(row, content, caller, 'save')
  })
}

export async function restore(
  { storyId, revision, number }: Input<'restore'>,
  caller: Caller,
): Promise<Story> {
  const { content } = await store.demandVersion(storyId, number)
  return change(storyId, caller, async (row, transaction) => {
    await requireEdit(row, content, caller, transaction)
    if (row.revision !== revision) throw changedMeanwhile(storyId)
    await watchLinks(content, row.linkIds)
    return written(row, content, caller, 'restore')
  })
}

export async function versions({ storyId }: Input<'versions'>, caller: Caller): Promise<Output<'versions'>> {
  requireTouch(caller, await store.demand(storyId))
  return { versions: await store.versionsOf(storyId) }
}

export async function version(
  { storyId, number }: Input<'version'>,
  caller: Caller,
): Promise<Output<'version'>> {
  requireTouch(caller, await store.demand(storyId))
  return store.demandVersion(storyId, number)
}

/** In nobody's hands but its writers'. */
const DISCARDABLE: readonly WorkState[] = ['writing', 'returned', 'rejected', 'settled']

/** 删草稿, by whoever wrote it or whoever may publish there. */
export async function discard({ storyId }: Input<'discard'>, caller: Caller): Promise<Output<'discard'>> {
  const row = await store.demand(storyId)
  if (row.createdBy !== caller.personId && !permits(caller.grants, PUBLISHERS, row)) {
    throw new AppError('not_allowed', `story ${storyId} is somebody else's draft`)
  }
  if (!DISCARDABLE.includes(row.work)) {
    throw new AppError('wrong_state', `story ${storyId} is in review`, { '': '已经交出去了。要删，先撤回。' })
  }
  if (row.publishedRevision !== null || !(await store.removeDraft(storyId))) {
    throw new AppError('wrong_state', `story ${storyId} was published`, {
      '': '发布过的稿子不能删，要让读者看不到，请用“撤下”。',
    })
  }
  return {}
}
