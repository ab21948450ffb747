import { plainText } from '../_common/story-document'
import type { ArticleRow } from './store'
import * as store from './store'

/** What a story that links to an article may know of it. */
export interface LinkedArticle {
  readonly articleId: string
  readonly state: ArticleRow['state']
  readonly title: string
  /** The words that readers see; null once it is taken down. */
  readonly text: string | null
}

/** The articles behind some ids, published or not; those that never were are left out. */
export async function linkedArticles(articleIds: readonly string[]): Promise<LinkedArticle[]> {
  const rows = await Promise.all(articleIds.map(store.article))
  return rows.flatMap((row) => {
    if (!row) return []
    const { _id: articleId, state, title, blocks } = row
    const text = state === 'published' ? plainText({ type: 'doc', content: blocks }) : null
    return [{ articleId, state, title: title.replaceAll('｜', ''), text }]
  })
}
