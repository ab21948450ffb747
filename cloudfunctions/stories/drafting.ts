import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { contentOf, demandLength, EMPTY_CONTENT, plainTitle, storyOf } from './content'
import type { Story, StoryContent, Version } from './contract'
import { requireLock } from './locking'
import { handOf, PUBLISHERS, requirePlace, requireTouch } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

/** Autosaves of one person fold into one version for this long. */
const FOLD_MS = 5 * 60 * 1000

export const changedMeanwhile = (storyId: string) =>
  new AppError('changed_meanwhile', `story ${storyId} has a newer revision`)

/** A row after somebody did something: who and when stand on it, and a version is begun or continued. */
export function touched(
  row: store.StoryRow,
  caller: Caller,
  why: Version['why'],
  changes: Partial<store.StoryRow>,
): store.StoryRow {
  const at = instant()
  const folds =
    why === 'save' &&
    row.version.why === 'save' &&
    row.version.personId === caller.personId &&
    new Date(at).getTime() - new Date(row.version.begunAt).getTime() < FOLD_MS
  const version = folds
    ? row.version
    : { number: row.version.number + 1, why, personId: caller.personId ?? '', begunAt: at }
  return {
    ...row,
    ...changes,
    updatedByName: caller.name,
    updatedAt: at,
    place: `${at}:${row._id}`,
    lastTap: caller.requestId,
    version,
  }
}

/** The content with all that hangs on it. */
function withContent(row: store.StoryRow, content: StoryContent, caller: Caller): Partial<store.StoryRow> {
  return {
    ...contentOf(content),
    plainTitle: plainTitle(content.title),
    characters: demandLength(content.document),
    revision: row.revision + 1,
    editedBy: handOf(caller, instant()),
  }
}

export function versionRow(row: store.StoryRow): store.VersionRow {
  return {
    _id: store.versionId(row._id, row.version.number),
    storyId: row._id,
    number: row.version.number,
    revision: row.revision,
    by: row.updatedByName,
    at: row.updatedAt,
    why: row.version.why,
    characters: row.characters,
    content: contentOf(row),
  }
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
    return storyOf(changed)
  })
}

export function newRow(storyId: string, caller: Caller, content: StoryContent): store.StoryRow {
  const at = instant()
  return {
    _id: storyId,
    ...contentOf(content),
    plainTitle: plainTitle(content.title),
    state: 'draft',
    revision: 1,
    publishedRevision: null,
    articleId: null,
    createdBy: caller.personId ?? '',
    createdByName: caller.name,
    createdAt: at,
    editedBy: handOf(caller, at),
    updatedByName: caller.name,
    updatedAt: at,
    place: `${at}:${storyId}`,
    publishedAt: null,
    takeDownReason: null,
    characters: demandLength(content.document),
    lastTap: caller.requestId,
    version: { number: 1, why: 'save', personId: caller.personId ?? '', begunAt: at },
  }
}

export async function open({ storyId }: Input<'open'>, caller: Caller): Promise<Story> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  return storyOf(row)
}

export async function create({ content }: Input<'create'>, caller: Caller): Promise<Story> {
  const wanted = content ?? { ...EMPTY_CONTENT, unitId: caller.unitId }
  requirePlace(caller, wanted)
  const row = newRow(newId(caller, 'story'), caller, wanted)
  await store.add(row, versionRow(row))
  return storyOf(await store.demand(row._id))
}

export function save({ storyId, revision, content }: Input<'save'>, caller: Caller): Promise<Story> {
  return change(storyId, caller, async (row, transaction) => {
    requireTouch(caller, row)
    requirePlace(caller, content)
    await requireLock(transaction, storyId, caller)
    if (row.revision !== revision) throw changedMeanwhile(storyId)
    return touched(row, caller, 'save', withContent(row, content, caller))
  })
}

export async function restore(
  { storyId, revision, number }: Input<'restore'>,
  caller: Caller,
): Promise<Story> {
  const { content } = await store.demandVersion(storyId, number)
  return change(storyId, caller, async (row, transaction) => {
    requireTouch(caller, row)
    requirePlace(caller, content)
    await requireLock(transaction, storyId, caller)
    if (row.revision !== revision) throw changedMeanwhile(storyId)
    return touched(row, caller, 'restore', withContent(row, content, caller))
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

/** 删草稿, by whoever wrote it or whoever may publish there. */
export async function discard({ storyId }: Input<'discard'>, caller: Caller): Promise<Output<'discard'>> {
  const row = await store.demand(storyId)
  if (row.createdBy !== caller.personId && !permits(caller.grants, PUBLISHERS, row)) {
    throw new AppError('not_allowed', `story ${storyId} is somebody else's draft`)
  }
  if (row.publishedRevision !== null || !(await store.removeDraft(storyId))) {
    throw new AppError('wrong_state', `story ${storyId} was published`, {
      '': '发布过的稿子不能删，要让读者看不到，请用“撤下”。',
    })
  }
  return {}
}
