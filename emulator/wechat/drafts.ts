import type { Shelf } from '../shelves'
import { newId } from './materials'

/** One article of a draft, and of what was published from it. */
export interface Article {
  readonly article_type: 'news' | 'newspic'
  readonly title: string
  readonly author: string
  readonly digest: string
  readonly content: string
  readonly content_source_url: string
  readonly thumb_media_id: string
  readonly thumb_url: string
  readonly need_open_comment: number
  readonly only_fans_can_comment: number
  readonly image_info?: { readonly image_list: readonly { readonly image_media_id: string }[] }
  readonly url: string
}

export interface Draft {
  readonly articles: readonly Article[]
  /** Unix seconds. */
  readonly createdAt: number
  readonly updatedAt: number
}

export class Drafts {
  readonly #shelf: Shelf<Draft>
  readonly #now: () => number

  constructor(shelf: Shelf<Draft>, now: () => number) {
    this.#shelf = shelf
    this.#now = now
  }

  add(articles: readonly Article[]): string {
    const id = newId()
    const at = this.#seconds()
    this.#shelf.put(id, { articles, createdAt: at, updatedAt: at })
    return id
  }

  get(id: string): Draft | undefined {
    return this.#shelf.get(id)
  }

  replace(id: string, draft: Draft, index: number, article: Article): void {
    const articles = draft.articles.map((one, place) => (place === index ? article : one))
    this.#shelf.put(id, { ...draft, articles, updatedAt: this.#seconds() })
  }

  remove(id: string): boolean {
    return this.#shelf.remove(id)
  }

  newest(count?: number, offset?: number): { id: string; value: Draft }[] {
    return this.#shelf.newest(count, offset)
  }

  count(): number {
    return this.#shelf.count()
  }

  #seconds() {
    return Math.floor(this.#now() / 1000)
  }
}
