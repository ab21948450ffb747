import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { limit } from '../_server/limits'
import { memo } from '../_server/memo'
import { requirePermit } from '../_server/permits'
import { type Prevalidated, prevalidated } from '../_server/prevalidated'
import { switches } from '../_server/switches'
import * as columnRules from './columns'
import type { articles, Card, FeedPage } from './contract'
import * as counting from './counting'
import * as feeds from './feeds'
import { placedIn } from './gatherings'
import { presentArticle, presentCard } from './present'
import * as store from './store'

// what the newsroom needs of the readers' side
export { allColumns } from './columns'
export { myCorrections, putAwayCorrections } from './corrections'
// what the closing of an account needs
export { forgetReader, readsOf } from './counting'
export { whileChanging } from './feeds'
export {
  deskIssues,
  deskTopics,
  findArticles,
  issue,
  issues,
  saveIssue,
  saveTopic,
  topic,
} from './gatherings'
export type { Publishable } from './publishing'
export {
  articleIdOf,
  columnOf,
  preview,
  publish,
  publishImported,
  takeDown,
  tellForm,
  tellFormGone,
} from './publishing'

type Input<Name extends keyof typeof articles.actions> = ParsedInputOf<(typeof articles.actions)[Name]>
type Output<Name extends keyof typeof articles.actions> = OutputOf<(typeof articles.actions)[Name]>

/** How old an answer may be: a take-down is seen by everybody within 5 s, the rest is for the way. */
const FRESH_MS = 3000

/** 首页 or a column's first page. Made once in `FRESH_MS` and instance, whoever asks. */
export async function home({ columnId }: Input<'home'>): Promise<Prevalidated<Output<'home'>>> {
  const feedId = columnId ?? columnRules.FRONT_PAGE
  if (feedId !== columnRules.FRONT_PAGE) await columnRules.demandColumn(feedId)
  return memo(`home:${feedId}`, FRESH_MS, async () => prevalidated(await makeHome(feedId)))
}

async function makeHome(feedId: string): Promise<Output<'home'>> {
  const [columns, page, on] = await Promise.all([
    columnRules.allColumns(),
    feeds.firstPage(feedId),
    switches(),
  ])
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

export async function feed({ columnId, cursor }: Input<'feed'>): Promise<FeedPage> {
  if (columnId !== columnRules.FRONT_PAGE) await columnRules.demandColumn(columnId)
  const [columns, page] = await Promise.all([columnRules.allColumns(), feeds.pageFrom(columnId, cursor)])
  return { items: page.cards.map((card) => presentCard(card, columns)), nextCursor: feeds.cursorOf(page) }
}

/** One article with all that stands on its page. Kept for `FRESH_MS`; an unknown id is not kept. */
export function read({ articleId }: Input<'read'>): Promise<Prevalidated<Output<'read'>>> {
  return memo(`read:${articleId}`, FRESH_MS, async () => prevalidated(await makeReadReply(articleId)))
}

async function makeReadReply(articleId: string): Promise<Output<'read'>> {
  const row = await store.article(articleId)
  if (!row) throw new AppError('not_found', `article ${articleId}`)
  const published = row.state === 'published'
  const [columns, reads, sameColumn, previous, next, placed] = await Promise.all([
    columnRules.allColumns(),
    store.sumOfCounters(articleId),
    othersOf(row),
    published ? neighbour(row, 'newer') : null,
    published ? neighbour(row, 'older') : null,
    published && row.placed ? placedIn(articleId) : [],
  ])
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
    previous,
    next,
    sameColumn,
    placedIn: placed,
  }
}

/** 上一篇 is the one above in the list (newer), 下一篇 the one below (older): the way a reader goes on. */
async function neighbour(row: store.ArticleRow, side: 'older' | 'newer'): Promise<Output<'read'>['next']> {
  const found = await store.neighbour(row, side)
  return found && { articleId: found._id, title: found.title }
}

const OTHERS = 3

async function othersOf(row: store.ArticleRow): Promise<Card[]> {
  const [columns, page] = await Promise.all([columnRules.allColumns(), feeds.firstPage(row.columnId)])
  const others = page.cards.filter((card) => card._id !== row._id).slice(0, OTHERS)
  return others.map((card) => presentCard(card, columns))
}

export async function countRead(
  { articleId, visitor }: Input<'countRead'>,
  caller: Caller,
): Promise<Output<'countRead'>> {
  const state = await memo(`state:${articleId}`, FRESH_MS, () => store.articleState(articleId))
  if (state !== 'published') throw new AppError('not_found', `article ${articleId} is ${state}`)
  if (!counting.mayCount(caller)) {
    return { counted: false, reads: await store.sumOfCounters(articleId), visitor: null }
  }
  const reader = counting.readerOf(caller, visitor)
  if (reader.isNew) await limit('articles', 'newVisitor', counting.NEW_VISITORS, caller)
  const counted = await counting.countOnce(articleId, reader)
  return { counted, reads: await store.sumOfCounters(articleId), visitor: reader.visitor }
}

export async function columns(): Promise<Output<'columns'>> {
  return { columns: await columnRules.columnsWithFreshness() }
}

export const saveColumn = (input: Input<'saveColumn'>): Promise<Output<'saveColumn'>> =>
  columnRules.saveColumn(input)

export async function recount({ articleId }: Input<'recount'>, caller: Caller): Promise<Output<'recount'>> {
  const row = await store.article(articleId)
  if (!row) throw new AppError('not_found', `article ${articleId}`)
  requirePermit(caller, ['editor', 'administrator'], row)
  return counting.recount(articleId)
}
