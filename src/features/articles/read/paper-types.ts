import type { Article } from '@functions/articles/contract'
import type { SavedPageFacts } from './saved-page'

/** What a browser can do with a page besides showing it. */
export interface Paper {
  readonly print: () => void
  /** Saves the article as one file with its pictures inside. */
  readonly save: (article: Article, facts: SavedPageFacts) => Promise<void>
}
