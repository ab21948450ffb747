import * as store from './store'

/** A published article by its title, for whoever looks for earlier stories on a topic. */
export interface PublishedTitle {
  readonly articleId: string
  readonly title: string
  readonly publishedAt: string
}

/** The newest published titles, at most `limit` (1000). */
export async function newestTitles(limit: number): Promise<PublishedTitle[]> {
  const cards = await store.cards(null, null, limit)
  return cards.map(({ _id, title, publishedAt }) => ({ articleId: _id, title, publishedAt }))
}

/** How often each was read. */
export const readsOf = (articleIds: readonly string[]): Promise<number[]> =>
  Promise.all(articleIds.map((articleId) => store.sumOfCounters(articleId)))
