import { type Block, minutesToHear, type StoryDocument } from '../_common/story-document'
import { allColumns } from './columns'
import type { Article } from './contract'
import { presentArticle } from './present'
import * as store from './store'

/** What publishing takes from a story. Complete: the story's own rules have been checked. */
export interface Publishable {
  readonly storyId: string
  readonly kind: store.ArticleRow['kind']
  readonly title: string
  readonly digest: string
  readonly columnId: string
  readonly unitId: string
  readonly unitName: string
  readonly source: string
  readonly author: string
  readonly cover: string | null
  readonly motif: store.ArticleRow['motif']
  readonly pinned: boolean
  /** 发布日期, what readers see. */
  readonly publishedAt: string
  readonly reviews: store.ArticleRow['reviews']
  readonly characters: number
  readonly document: StoryDocument
  /** Now, when the text readers know is being changed; null at the first publishing. */
  readonly updatedAt: string | null
  /** What was wrong and is right now; null: nothing to correct. */
  readonly correction: { readonly at: string; readonly was: string; readonly now: string } | null
}

export const articleIdOf = (storyId: string): string => `a${storyId}`

/** The article that a story becomes; corrections of the earlier one stay with it. */
function articleFrom(story: Publishable, before: store.ArticleRow | null): store.ArticleRow {
  const { document, correction, updatedAt, ...rest } = story
  const articleId = articleIdOf(story.storyId)
  const order = `${story.publishedAt}:${articleId}`
  const corrections = [...(before?.corrections ?? []), ...(correction ? [correction] : [])]
  return {
    ...rest,
    _id: articleId,
    state: 'published',
    rank: `${story.pinned ? 1 : 0}:${order}`,
    order,
    minutesToHear: minutesToHear(story.characters),
    updatedAt: updatedAt ?? before?.updatedAt ?? null,
    corrected: corrections.length > 0,
    corrections,
    blocks: document.content as readonly Block[],
    takenDownAt: null,
    takeDownReason: null,
  }
}

/** Puts a story before its readers, new or in place of its earlier text. Run inside `whileChanging`. */
export async function publish(transaction: store.Transaction, story: Publishable): Promise<void> {
  const before = await store.articleWithin(transaction, articleIdOf(story.storyId))
  await store.putArticleWithin(transaction, articleFrom(story, before))
}

/** The same for an imported story, which was never here before. Run inside `whileChanging`. */
export const publishImported = (story: Publishable) => store.putArticle(articleFrom(story, null))

/** Takes an article from its readers; who comes by an old link is told why. Run inside `whileChanging`. */
export async function takeDown(
  transaction: store.Transaction,
  articleId: string,
  takenDownAt: string,
  reason: string,
): Promise<void> {
  const row = await store.articleWithin(transaction, articleId)
  if (!row) return
  await store.putArticleWithin(transaction, {
    ...row,
    state: 'taken_down',
    takenDownAt,
    takeDownReason: reason,
  })
}

/** The article as readers would get it, made the same way; nothing is stored or counted. */
export async function preview(story: Publishable): Promise<Article> {
  const before = await store.article(articleIdOf(story.storyId))
  return presentArticle(articleFrom(story, before), await allColumns())
}

/** The column an article stands in now; null when there is none. */
export async function columnOf(storyId: string): Promise<string | null> {
  return (await store.article(articleIdOf(storyId)))?.columnId ?? null
}
