import { type Block, minutesToHear, type StoryDocument } from '../_common/story-document'
import { allColumns } from './columns'
import type { Article, OtherForm } from './contract'
import { pictured } from './picture-rights'
import { presentArticle } from './present'
import * as store from './store'
import * as corrections from './store/corrections'

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
  /** It stands in a topic, a series or an issue already: its page looks for them. */
  readonly gathered?: boolean
  /** Share of AI-made sentences, 0–100; absent: none. */
  readonly aiShare?: number
}

export const articleIdOf = (storyId: string): string => `a${storyId}`

/** The article that a story becomes; corrections of the earlier one stay with it. */
function articleFrom(story: Publishable, before: store.ArticleRow | null): store.ArticleRow {
  const { document, correction, updatedAt, gathered = false, ...rest } = story
  const articleId = articleIdOf(story.storyId)
  const order = `${story.publishedAt}:${articleId}`
  const corrections = [...(before?.corrections ?? []), ...(correction ? [correction] : [])]
  return {
    ...rest,
    ...pictured(story, before?.withheld ?? []),
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
    killed: false,
    forms: before?.forms ?? [],
    placed: gathered || (before?.placed ?? false),
  }
}

/** Puts a story before its readers, new or in place of its earlier text. Run inside `whileChanging`. */
export async function publish(transaction: store.Transaction, story: Publishable): Promise<void> {
  const before = await store.articleWithin(transaction, articleIdOf(story.storyId))
  await store.putArticleWithin(transaction, articleFrom(story, before))
  if (before && story.correction) {
    const { at, was, now } = story.correction
    await tellReaders(transaction, before, { kind: 'correction', at, was, now, title: story.title })
  }
}

/** Writes down what readers who opened the article before are told in 我的. */
const tellReaders = (
  transaction: store.Transaction,
  { _id: articleId }: store.ArticleRow,
  said: Pick<corrections.CorrectionRow, 'kind' | 'at' | 'title' | 'was' | 'now'>,
) =>
  corrections.addWithin(transaction, {
    _id: `${articleId}-${Date.parse(said.at)}`,
    articleId,
    ...said,
    title: said.title.replaceAll('｜', ''),
  })

/** The same for an imported story, which was never here before. Run inside `whileChanging`. */
export const publishImported = (story: Publishable) => store.putArticle(articleFrom(story, null))

/** Takes an article from its readers; who comes by an old link is told why. Run inside `whileChanging`. */
export async function takeDown(
  transaction: store.Transaction,
  articleId: string,
  takenDownAt: string,
  reason: string,
  kind: 'takeDown' | 'kill' = 'takeDown',
): Promise<void> {
  const row = await store.articleWithin(transaction, articleId)
  if (!row) return
  await store.putArticleWithin(transaction, {
    ...row,
    state: 'taken_down',
    takenDownAt,
    takeDownReason: reason,
    ...(kind === 'kill'
      ? { killed: true, blocks: [], digest: '', cover: null, withheldCover: null, shows: [], withheld: [] }
      : {}),
  })
  if (kind === 'kill') {
    const said = { kind, at: takenDownAt, title: '', was: '', now: reason } as const
    await tellReaders(transaction, row, said)
  }
}

async function changeForms(
  transaction: store.Transaction,
  articleId: string,
  next: (forms: readonly OtherForm[]) => readonly OtherForm[],
): Promise<void> {
  const row = await store.articleWithin(transaction, articleId)
  if (row) await store.putArticleWithin(transaction, { ...row, forms: next(row.forms ?? []) })
}

/** Says on the article's page where else the story stands. */
export const tellForm = (transaction: store.Transaction, articleId: string, form: OtherForm) =>
  changeForms(transaction, articleId, (forms) => [
    ...forms.filter(({ channel }) => channel !== form.channel),
    form,
  ])

/** It stands there no longer. */
export const tellFormGone = (transaction: store.Transaction, articleId: string, channel: string) =>
  changeForms(transaction, articleId, (forms) => forms.filter((form) => form.channel !== channel))

/** The article as readers would get it, made the same way; nothing is stored or counted. */
export async function preview(story: Publishable): Promise<Article> {
  const before = await store.article(articleIdOf(story.storyId))
  return presentArticle(articleFrom(story, before), await allColumns())
}

/** The column an article stands in now; null when there is none. */
export async function columnOf(storyId: string): Promise<string | null> {
  return (await store.article(articleIdOf(storyId)))?.columnId ?? null
}
