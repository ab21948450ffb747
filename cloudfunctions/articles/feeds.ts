import { instant, now } from '../_server/clock'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { FRONT_PAGE } from './columns'
import * as store from './store'

/** A feed page as it is kept: cards without addresses, and where the next page begins. */
export interface KeptPage {
  readonly cards: readonly store.CardRow[]
  readonly lastRank: string | null
}

export const PAGE = 20
/** A change that has not ended by now died with its function (none lives longer than 60 s). */
const ABANDONED_MS = 60_000

const columnOf = (feedId: string) => (feedId === FRONT_PAGE ? null : feedId)

async function pageAfter(feedId: string, rank: string | null): Promise<KeptPage> {
  const found = await store.cards(columnOf(feedId), rank, PAGE + 1)
  const cards = found.slice(0, PAGE)
  return { cards, lastRank: found.length > PAGE ? (cards.at(-1)?.rank ?? null) : null }
}

/** Makes the first page anew and keeps it, unless an article changed meanwhile: then the next reader makes it. */
async function rebuild(feedId: string, row: store.FeedRow | null): Promise<KeptPage> {
  const page = await pageAfter(feedId, null)
  if (!row) {
    await store.addFeed({ _id: feedId, wanted: 0, open: 0, openedAt: instant(), built: 0, ...page })
    return page
  }
  const abandoned = now().getTime() - new Date(row.openedAt).getTime() > ABANDONED_MS
  await store.keepFeed(feedId, row.wanted, { ...page, open: abandoned ? 0 : row.open })
  return page
}

/** The first page, from the feed as it was just read: nothing more to ask, unless an article is just changing. */
export async function firstPage(feedId: string, row: store.FeedRow | null): Promise<KeptPage> {
  return row && row.open <= 0 && row.built === row.wanted ? row : rebuild(feedId, row)
}

export const pageFrom = (feedId: string, cursor: string): Promise<KeptPage> =>
  pageAfter(feedId, String(decodeCursor(cursor, ['string'])[0]))

export const cursorOf = (page: KeptPage): string | null =>
  page.lastRank === null ? null : encodeCursor([page.lastRank])

/**
 * Runs a change of articles and leaves the front page and these columns' feeds right, whatever happens half-way:
 * they are marked before, so that a reader who comes in between looks for himself, and after, so that the next reader does.
 */
export async function whileChanging<T>(columnIds: readonly string[], work: () => Promise<T>): Promise<T> {
  const feedIds = [...new Set([FRONT_PAGE, ...columnIds])]
  await Promise.all(feedIds.map((feedId) => store.openFeed(feedId, instant())))
  try {
    return await work()
  } finally {
    await Promise.all(feedIds.map(store.closeFeed))
  }
}

type Neighbour = Pick<store.CardRow, '_id' | 'title'>

/**
 * The articles that a page shows right before and behind one of its column, in the order of their dates: the next newer and
 * the next older. Null where the page cannot tell, because the next page begins there. A page holds every article that is at
 * least as new as its last one; the pinned ones stand in front of it, wherever they belong by their date.
 */
export function neighboursIn(
  { cards, lastRank }: KeptPage,
  { _id, order }: Pick<store.ArticleRow, '_id' | 'order'>,
): { newer: Neighbour | null; older: Neighbour | null } | null {
  const last = cards.at(-1)
  const from = lastRank === null ? '' : last && !last.pinned ? orderOf(last) : null
  if (from === null || order < from) return null
  const others = cards.filter((card) => card._id !== _id && orderOf(card) >= from)
  const older = others.filter((card) => orderOf(card) < order).sort(newestFirst)[0] ?? null
  const newer =
    others
      .filter((card) => orderOf(card) > order)
      .sort(newestFirst)
      .at(-1) ?? null
  return older || lastRank === null ? { newer, older } : null
}
const orderOf = ({ rank }: store.CardRow): string => rank.slice('0:'.length)
const newestFirst = (one: store.CardRow, other: store.CardRow): number =>
  orderOf(one) < orderOf(other) ? 1 : -1

/** Which card leads the page: the first pinned one, else the first with a picture among the newest. */
export function leadOf(cards: readonly store.CardRow[]): store.CardRow | null {
  const first = cards[0]
  if (first?.pinned) return first
  const hasPicture = (card: store.CardRow) =>
    card.cover !== null || (card.kind === 'picture' && card.motif !== 'none')
  return cards.slice(0, NEW_ENOUGH_TO_LEAD).find(hasPicture) ?? null
}
const NEW_ENOUGH_TO_LEAD = 6
