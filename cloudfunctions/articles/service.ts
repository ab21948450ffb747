import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { limit } from '../_server/limits'
import { memo } from '../_server/memo'
import { requirePermit } from '../_server/permits'
import * as columnRules from './columns'
import type { articles, FeedPage } from './contract'
import * as counting from './counting'
import * as feeds from './feeds'
import { presentCard } from './present'
import { FRESH_MS } from './reading'
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
export {
  articlesShowing,
  articlesWithholding,
  giveBackPicture,
  type PicturedArticle,
  settleGatherings,
  withholdPicture,
} from './picture-rights'
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
export { home, read } from './reading'
export { isGathered } from './store/gatherings'
export { placeInTopic, topicsFor } from './topic-places'

type Input<Name extends keyof typeof articles.actions> = ParsedInputOf<(typeof articles.actions)[Name]>
type Output<Name extends keyof typeof articles.actions> = OutputOf<(typeof articles.actions)[Name]>

export async function feed({ columnId, cursor }: Input<'feed'>): Promise<FeedPage> {
  if (columnId !== columnRules.FRONT_PAGE) await columnRules.demandColumn(columnId)
  const [columns, page] = await Promise.all([columnRules.allColumns(), feeds.pageFrom(columnId, cursor)])
  return { items: page.cards.map((card) => presentCard(card, columns)), nextCursor: feeds.cursorOf(page) }
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
