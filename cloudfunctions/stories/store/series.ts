import { matching, oneOf, type Row, type Transaction, table, transact } from '../../_server/db'
import type { StoryRow } from '.'

export interface SeriesRow extends Row {
  readonly name: string
  readonly storyIds: readonly string[]
  readonly number: number
  readonly by: string
  readonly at: string
}
/** Which series a story is in: `_id` is the story's. */
interface MembershipRow extends Row {
  readonly seriesId: string | null
}

const series = table<SeriesRow>('series')
const memberships = table<MembershipRow>('series-stories')
const stories = table<StoryRow>('stories')

const SHOWN = 50

export const newestSeries = (q: string | undefined) =>
  series.find(q ? { name: matching(q) } : {}, { sort: [['at', 'desc']], limit: SHOWN })
export const demandSeries = (seriesId: string) => series.demand(seriesId)

export async function seriesOf(storyId: string): Promise<SeriesRow | null> {
  const membership = await memberships.get(storyId)
  return membership?.seriesId ? series.get(membership.seriesId) : null
}

/** What else is done with a series in the step that writes it. */
export type Also = (transaction: Transaction, row: SeriesRow) => Promise<void>

/** Compare and set by number; false when somebody was faster. */
export function changeSeries(
  seriesId: string,
  number: number,
  patch: Partial<SeriesRow>,
  also: Also,
): Promise<boolean> {
  return transact(async (transaction) => {
    const doc = transaction.collection('series').doc(seriesId)
    const before = (await doc.get()).data as SeriesRow | null
    if (before?.number !== number) return false
    const { _id, ...row } = { ...before, ...patch, _id: seriesId }
    await doc.set(row)
    await also(transaction, { _id, ...row })
    return true
  })
}

/** Whether a story that goes out now stands in a series. */
export async function isInSeries(transaction: Transaction, storyId: string): Promise<boolean> {
  const { data } = await transaction.collection('series-stories').doc(storyId).get()
  return Boolean((data as MembershipRow | null)?.seriesId)
}

/**
 * Moves a story to the end of another series (null: out of any), as one step with the series it leaves. `made` is the series
 * when it is not there yet.
 */
export function moveStory(
  storyId: string,
  seriesId: string | null,
  made: Omit<SeriesRow, '_id' | 'storyIds' | 'number'>,
  most: number,
  also: Also,
): Promise<'done' | 'full'> {
  return transact(async (transaction) => {
    const read = async <T>(name: string, id: string) =>
      (await transaction.collection(name).doc(id).get()).data as T | null
    const write = async ({ _id, ...row }: SeriesRow) => {
      await transaction.collection('series').doc(_id).set(row)
      await also(transaction, { _id, ...row })
    }
    const before = (await read<MembershipRow>('series-stories', storyId))?.seriesId ?? null
    if (before === seriesId) return 'done'
    const left = before && (await read<SeriesRow>('series', before))
    const wanted = seriesId && (await read<SeriesRow>('series', seriesId))
    if (wanted && wanted.storyIds.length >= most) return 'full'
    const step = { by: made.by, at: made.at }
    if (left) {
      const storyIds = left.storyIds.filter((id) => id !== storyId)
      await write({ ...left, ...step, storyIds, number: left.number + 1 })
    }
    if (seriesId) {
      const now = wanted || { ...made, _id: seriesId, storyIds: [], number: 0 }
      await write({ ...now, ...step, storyIds: [...now.storyIds, storyId], number: now.number + 1 })
    }
    await transaction.collection('series-stories').doc(storyId).set({ seriesId })
    return 'done'
  })
}

export type SeriesStory = Pick<StoryRow, '_id' | 'title' | 'state' | 'articleId'>

/** The stories of a series in its order; one that was deleted as a draft is left out. */
export async function storiesOf(storyIds: readonly string[]): Promise<SeriesStory[]> {
  const found: SeriesStory[] = []
  for (let at = 0; at < storyIds.length; at += FIND_AT_ONCE) {
    const ids = storyIds.slice(at, at + FIND_AT_ONCE)
    found.push(
      ...(await stories.find(
        { _id: oneOf(ids) },
        { limit: ids.length, fields: ['_id', 'title', 'state', 'articleId'] },
      )),
    )
  }
  const byId = new Map(found.map((row) => [row._id, row]))
  return storyIds.flatMap((id) => byId.get(id) ?? [])
}
const FIND_AT_ONCE = 100
