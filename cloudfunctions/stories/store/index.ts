import { before, matching, not, oneOf, type Row, type Transaction, table, transact } from '../../_server/db'
import type { PICTURE_TYPES, StoryContent, Version } from '../contract'
import type { StoryState, WorkState } from '../machine'
import type { Standing } from '../review/standing'

/** Who changed a story last, and as what: the article says the role, the newsroom the name. */
export interface Hand {
  readonly personId: string
  readonly name: string
  /** Unit and role, e.g. 融媒体中心记者. */
  readonly label: string
  readonly at: string
}

/** A story as it is stored: its text, where it stands (`Standing`), and what its lists are ordered by. */
export interface StoryRow extends Row, StoryContent, Omit<Standing, 'unitId' | 'columnId'> {
  /** The title without break marks: what a search looks through. */
  readonly plainTitle: string
  /** The pictures it shows; absent in rows from before it was kept. */
  readonly fileIds?: readonly string[]
  /** The addresses of other sites in its text (`linkId`); absent in rows from before it was kept. */
  readonly linkIds?: readonly string[]
  /** The assignment it was written for. */
  readonly assignmentId?: string
  readonly articleId: string | null
  readonly createdByName: string
  readonly createdAt: string
  /** Whoever changed the text last. */
  readonly editedBy: Hand
  /** Whoever did anything last, and when. */
  readonly updatedByName: string
  readonly updatedAt: string
  /** Place in the list, the greatest first: `<updatedAt>:<_id>`. */
  readonly place: string
  /** Place on a reviewer's desk, the smallest first: `<dueAt>:<_id>`; null while nothing is waited for. */
  readonly clock: string | null
  /** When it goes out by itself: what the sweep looks for. */
  readonly releaseAt: string | null
  readonly publishedAt: string | null
  readonly takeDownReason: string | null
  readonly characters: number
  /** The check that the published revision went through; absent before the first one. */
  readonly checked?: {
    readonly revision: number
    readonly rulesVersion: string
    /** Keys of the findings that somebody confirmed. */
    readonly confirmed: readonly string[]
    readonly by: Hand
  }
  /** The tap that made this revision: the same tap sent again after a cut changes nothing. */
  readonly lastTap: string
  /** The newest kept version, so that a save need not look for it. */
  readonly version: {
    readonly number: number
    readonly why: Version['why']
    readonly personId: string
    /** When this version was begun: autosaves fold into it for a while from then on. */
    readonly begunAt: string
  }
}

export interface VersionRow extends Row {
  readonly storyId: string
  readonly number: number
  readonly revision: number
  readonly by: string
  readonly at: string
  readonly why: Version['why']
  readonly characters: number
  readonly content: StoryContent
}

/** A picture that was announced, and what was found in it. */
interface PictureRow extends Row {
  readonly fileId: string
  readonly type: (typeof PICTURE_TYPES)[number]
  readonly by: string
  readonly begunAt: string
  readonly width: number | null
  readonly height: number | null
}

const stories = table<StoryRow>('stories')
const versions = table<VersionRow>('versions')
const pictures = table<PictureRow>('pictures')

const LIST_FIELDS = [
  '_id',
  'articleId',
  'title',
  'columnId',
  'unitId',
  'state',
  'work',
  'urgent',
  'heldBy',
  'heldByName',
  'dueAt',
  'releaseAt',
  'pinned',
  'publishedRevision',
  'createdBy',
  'updatedByName',
  'updatedAt',
  'publishedAt',
  'characters',
  'place',
] as const satisfies readonly (keyof StoryRow)[]
export type ListedStory = Pick<StoryRow, (typeof LIST_FIELDS)[number]>

/** Equal to these, as far as they are given. */
export interface StoryFilter {
  readonly state?: StoryState
  readonly work?: WorkState
  readonly columnId?: string
  readonly unitId?: string
  readonly createdBy?: string
}

/** Stories in list order after a place, newest change first. */
export function list(
  filter: StoryFilter,
  titleHas: string | null,
  afterPlace: string | null,
  limit: number,
): Promise<ListedStory[]> {
  const where = {
    ...filter,
    ...(titleHas === null ? {} : { plainTitle: matching(titleHas) }),
    ...(afterPlace === null ? {} : { place: before(afterPlace) }),
  }
  return stories.find(where, { sort: [['place', 'desc']], limit, fields: LIST_FIELDS })
}

export const demand = (storyId: string) => stories.demand(storyId)

export type { Transaction }

/** Loads a story and does all the rest of the work as one step with it. */
export function withStory<T>(
  storyId: string,
  work: (row: StoryRow | null, transaction: Transaction) => Promise<T>,
): Promise<T> {
  return transact(async (transaction) => {
    const { data } = await transaction.collection('stories').doc(storyId).get()
    return work(data as StoryRow | null, transaction)
  })
}

/** Writes a story with the version it makes or continues. */
export async function putWithin(
  transaction: Transaction,
  { _id, ...row }: StoryRow,
  version: VersionRow,
): Promise<void> {
  await transaction.collection('stories').doc(_id).set(row)
  const { _id: versionId, ...kept } = version
  await transaction.collection('versions').doc(versionId).set(kept)
}

/** Writes a story whose text is as it was: no version of it is made. */
export async function putMovedWithin(transaction: Transaction, { _id, ...row }: StoryRow): Promise<void> {
  await transaction.collection('stories').doc(_id).set(row)
}

/** Adds a story with its first version. A call that ran before and was cut off finds its story there already. */
export async function add(row: StoryRow, version: VersionRow): Promise<void> {
  await versions.put(version)
  await stories.add(row)
}

/** Removes a draft that was never published, unless it was published meanwhile; says whether it did. */
export async function removeDraft(storyId: string): Promise<boolean> {
  const removed = await stories.removeWhere({ _id: storyId, publishedRevision: null })
  if (removed > 0) await versions.removeWhere({ storyId })
  return removed > 0
}

const MOST_USES = 200

/** Stories that show one of these pictures, newest change first. */
export const usingPictures = (fileIds: readonly string[]) =>
  stories.find(
    { fileIds: oneOf(fileIds) },
    { sort: [['place', 'desc']], limit: MOST_USES, fields: ['_id', 'title', 'state', 'fileIds'] },
  )

/** Whether an address of another site stands in any story. */
export const hasLink = async (linkId: string): Promise<boolean> =>
  (await stories.find({ linkIds: linkId }, { limit: 1, fields: ['_id'] })).length > 0

export const versionId = (storyId: string, number: number) => `${storyId}:${String(number).padStart(6, '0')}`

const VERSIONS_SHOWN = 200

export function versionsOf(storyId: string): Promise<Omit<VersionRow, 'content'>[]> {
  return versions.find(
    { storyId },
    {
      sort: [['number', 'desc']],
      limit: VERSIONS_SHOWN,
      fields: ['_id', 'number', 'revision', 'by', 'at', 'why', 'characters'],
    },
  )
}

export const demandVersion = (storyId: string, number: number) => versions.demand(versionId(storyId, number))

export const addPicture = (row: PictureRow) => pictures.add(row)
export const picture = (pictureId: string) => pictures.get(pictureId)
/** The file ids of those pictures that were uploaded whole and looked into. */
export async function finishedPictures(pictureIds: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(pictureIds)]
  const found: PictureRow[] = []
  for (let at = 0; at < wanted.length; at += FIND_AT_ONCE) {
    const ids = wanted.slice(at, at + FIND_AT_ONCE)
    found.push(...(await pictures.find({ _id: oneOf(ids), width: not(null) }, { limit: ids.length })))
  }
  return new Set(found.map(({ fileId }) => fileId))
}
const FIND_AT_ONCE = 100

/** Which of these stories are here already. */
export async function existing(storyIds: readonly string[]): Promise<Set<string>> {
  const found = await stories.find({ _id: oneOf(storyIds) }, { limit: storyIds.length, fields: ['_id'] })
  return new Set(found.map(({ _id }) => _id))
}

export const forgetPicture = (pictureId: string) => pictures.remove(pictureId)
export const measurePicture = (pictureId: string, width: number, height: number) =>
  pictures.change(pictureId, {}, { width, height })
