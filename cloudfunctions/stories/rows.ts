import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { contentOf, demandLength, plainTitle } from './content'
import type { StoryContent, Version } from './contract'
import { linkIdsOf } from './patrol'
import { FRESH } from './review/standing'
import { handOf } from './scope'
import type { StoryRow, VersionRow } from './store'
import { versionId } from './store'
import { fileIdsOf } from './uses'

/** Who does something: a caller, or, when a story goes out by itself, whoever had asked for that. */
export type Doer = Pick<Caller, 'personId' | 'name' | 'requestId'>

/** Autosaves of one person fold into one version for this long. */
const FOLD_MS = 5 * 60 * 1000

/** A row after somebody did something: who and when stand on it, and a version is begun or continued. */
export function touched(row: StoryRow, by: Doer, why: Version['why'], changes: Partial<StoryRow>): StoryRow {
  const at = instant()
  const folds =
    why === 'save' &&
    row.version.why === 'save' &&
    row.version.personId === by.personId &&
    new Date(at).getTime() - new Date(row.version.begunAt).getTime() < FOLD_MS
  const version = folds
    ? row.version
    : { number: row.version.number + 1, why, personId: by.personId ?? '', begunAt: at }
  return {
    ...row,
    ...changes,
    updatedByName: by.name,
    updatedAt: at,
    place: `${at}:${row._id}`,
    lastTap: by.requestId,
    version,
  }
}

/** The row after a move: who and when stand on it, and what its lists are ordered by fits. */
export function movedRow(row: StoryRow, by: Doer, at: string, changes: Partial<StoryRow>): StoryRow {
  const next = { ...row, ...changes }
  return {
    ...next,
    updatedByName: by.name,
    updatedAt: at,
    place: `${at}:${row._id}`,
    lastTap: by.requestId,
    clock: next.dueAt === null ? null : `${next.dueAt}:${row._id}`,
    releaseAt: next.release?.at ?? null,
  }
}

export function versionRow(row: StoryRow): VersionRow {
  return {
    _id: versionId(row._id, row.version.number),
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

export function newRow(storyId: string, caller: Caller, content: StoryContent): StoryRow {
  const at = instant()
  return {
    ...FRESH,
    _id: storyId,
    ...contentOf(content),
    plainTitle: plainTitle(content.title),
    fileIds: fileIdsOf(content),
    linkIds: linkIdsOf(content),
    revision: 1,
    articleId: null,
    createdBy: caller.personId ?? '',
    textBy: [caller.personId ?? ''],
    createdByName: caller.name,
    createdAt: at,
    editedBy: handOf(caller, at),
    updatedByName: caller.name,
    updatedAt: at,
    place: `${at}:${storyId}`,
    clock: null,
    releaseAt: null,
    publishedAt: null,
    takeDownReason: null,
    characters: demandLength(content.document),
    lastTap: caller.requestId,
    version: { number: 1, why: 'save', personId: caller.personId ?? '', begunAt: at },
  }
}
