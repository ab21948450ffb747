import { articleIdOf } from './publishing'
import { markPlaced, type Transaction } from './store'
import { putSeriesWithin } from './store/gatherings'

/** 系列 as the stories keep it. */
export interface SeriesShown {
  readonly seriesId: string
  readonly name: string
  /** In the order of reading, published or not. */
  readonly storyIds: readonly string[]
  readonly number: number
  readonly by: string
  readonly at: string
}

/** Shows readers a series as it is now, inside the step that changes it; an empty one is shown to nobody. */
export const showSeries = (
  transaction: Transaction,
  { seriesId, name, storyIds, number, by, at }: SeriesShown,
): Promise<void> =>
  putSeriesWithin(transaction, {
    _id: seriesId,
    kind: 'series',
    title: name,
    articleIds: storyIds.map(articleIdOf),
    shown: storyIds.length > 0,
    revision: number,
    updatedAt: at,
    updatedBy: by,
    place: `${at}:${seriesId}`,
    lastTap: '',
  })

/** What is published already learns that it stands in a series; what is published later is told by its story. */
export const markInSeries = (storyId: string): Promise<unknown> => markPlaced([articleIdOf(storyId)])
