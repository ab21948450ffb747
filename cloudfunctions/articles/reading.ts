import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import { instant } from '../_server/clock'
import { memo } from '../_server/memo'
import { type Prevalidated, prevalidated } from '../_server/prevalidated'
import { switches } from '../_server/switches'
import { allColumns, columnAmong, FRONT_PAGE, orSites } from './columns'
import type { articles } from './contract'
import * as feeds from './feeds'
import { presentPlaces } from './gatherings'
import { presentArticle, presentCard } from './present'
import * as store from './store'

/**
 * The two pages that nearly every visit asks for. Each is made with as few calls to the database as it takes: one for
 * 首页, one for an article among its column's newest, two for another, however much stands on it (docs/decisions/0007).
 */
type Input<Name extends 'home' | 'read'> = ParsedInputOf<(typeof articles.actions)[Name]>
type Output<Name extends 'home' | 'read'> = OutputOf<(typeof articles.actions)[Name]>

/** How old an answer may be: a take-down is seen by everybody within 5 s, the rest is for the way. */
export const FRESH_MS = 3000

/** 首页 or a column's first page. Made once in `FRESH_MS` and instance, whoever asks; a failure is not kept. */
export function home({ columnId }: Input<'home'>): Promise<Prevalidated<Output<'home'>>> {
  const feedId = columnId ?? FRONT_PAGE
  return memo(`home:${feedId}`, FRESH_MS, async () => prevalidated(await makeHome(feedId)))
}

/** What a home page is made of; asked for one by one only while nothing was ever published in its column. */
async function partsOf(feedId: string) {
  const found = await store.feedWithHome(feedId)
  if (found) return { ...found, columns: orSites(found.columns) }
  const [columns, on] = await Promise.all([allColumns(), switches()])
  return { feed: null, columns, switches: on }
}

async function makeHome(feedId: string): Promise<Output<'home'>> {
  const { feed, columns, switches: on } = await partsOf(feedId)
  if (feedId !== FRONT_PAGE) columnAmong(columns, feedId)
  const page = await feeds.firstPage(feedId, feed)
  const lead = feeds.leadOf(page.cards)
  return {
    columns: columns.filter((column) => column.shown),
    columnId: feedId,
    lead: lead && presentCard(lead, columns),
    items: page.cards.filter((card) => card !== lead).map((card) => presentCard(card, columns)),
    nextCursor: feeds.cursorOf(page),
    switches: on,
    at: instant(),
  }
}

/** One article with all that stands on its page. Kept for `FRESH_MS`; an unknown id is not kept. */
export function read({ articleId }: Input<'read'>): Promise<Prevalidated<Output<'read'>>> {
  return memo(`read:${articleId}`, FRESH_MS, async () => prevalidated(await makeReadReply(articleId)))
}

async function makeReadReply(articleId: string): Promise<Output<'read'>> {
  const found = await store.articleWithPage(articleId)
  if (!found) throw new AppError('not_found', `article ${articleId}`)
  const { article: row, reads, feed } = found
  const columns = orSites(found.columns)
  const published = row.state === 'published'
  const page = await feeds.firstPage(row.columnId, feed)
  const around = published ? await aroundOf(row, page) : NOTHING_AROUND
  const { title, takenDownAt, takeDownReason, killed = false } = row
  return {
    article: published ? presentArticle(row, columns) : null,
    withdrawn: published
      ? null
      : {
          title: killed ? '' : title,
          takenDownAt: takenDownAt ?? row.publishedAt,
          reason: takeDownReason ?? '',
          killed,
        },
    reads,
    // 上一篇 is the one above in the list (newer), 下一篇 the one below (older): the way a reader goes on
    previous: nameOf(around.newer),
    next: nameOf(around.older),
    sameColumn: othersOf(row, page).map((card) => presentCard(card, columns)),
    placedIn: presentPlaces(around.placed, columns),
  }
}

const NOTHING_AROUND: Awaited<ReturnType<typeof store.around>> = { newer: null, older: null, placed: [] }

/** Nothing more to ask of an article that its column's first page surrounds, unless it was put into something. */
async function aroundOf(row: store.ArticleRow, page: feeds.KeptPage): ReturnType<typeof store.around> {
  const known = row.placed ? null : feeds.neighboursIn(page, row)
  return known ? { ...known, placed: [] } : store.around(row)
}

const nameOf = (found: Pick<store.ArticleRow, '_id' | 'title'> | null): Output<'read'>['next'] =>
  found && { articleId: found._id, title: found.title }

const OTHERS = 3
const othersOf = (row: store.ArticleRow, { cards }: feeds.KeptPage): store.CardRow[] =>
  cards.filter((card) => card._id !== row._id).slice(0, OTHERS)
