import { site } from '../../site'
import type { StoryDocument } from '../_common/story-document'
import { linkedArticles } from '../articles/linked'
import type { Linked } from './checks/finding'
import { linksOf } from './checks/text'
import * as store from './store/links'

/** More links than this are looked at by their form only: a list of addresses is no story. */
const MOST_LOOKED_UP = 60
/** The article page, as the mini-program and the H5 address it, with or without the site before it. */
const ARTICLE = /^\/?(?:#\/?)?features\/articles\/read\/index\?(?:.*&)?id=([A-Za-z0-9_-]{1,64})(?:&|$)/

/** Every address in a document, once. */
export const addressesOf = (document: StoryDocument): string[] => [
  ...new Set(document.content.flatMap((block) => linksOf(block).map(({ href }) => href))),
]

/** The id of our own article behind an address; null: it leads elsewhere. */
export function articleBehind(href: string): string | null {
  const path = href.startsWith(site.origin) ? href.slice(site.origin.length) : href
  return ARTICLE.exec(path)?.[1] ?? null
}

export const isOutside = (href: string): boolean => /^https?:/i.test(href) && !href.startsWith(site.origin)

/** What stands behind the links of a document, as far as this centre knows. */
export async function linkTargets(document: StoryDocument): Promise<Map<string, Linked>> {
  const addresses = addressesOf(document).slice(0, MOST_LOOKED_UP)
  const inside = addresses.flatMap((href) => {
    const articleId = articleBehind(href)
    return articleId ? [{ href, articleId }] : []
  })
  const outside = addresses.filter(isOutside)
  const [articles, kept] = await Promise.all([
    linkedArticles([...new Set(inside.map(({ articleId }) => articleId))]),
    store.linksAt(outside),
  ])
  const known = new Map<string, Linked>()
  for (const { href, articleId } of inside) {
    const article = articles.find((one) => one.articleId === articleId)
    known.set(href, {
      state: article ? (article.state === 'published' ? 'live' : 'withdrawn') : 'missing',
      title: article?.title ?? '',
      text: article?.text ?? null,
    })
  }
  for (const href of outside) {
    const row = kept.find((one) => one.href === href)
    known.set(href, {
      state: row?.state ?? 'unchecked',
      title: row?.original?.title ?? '',
      text: row?.original?.text || null,
      ...(row?.checkedAt
        ? { opened: { at: row.checkedAt, status: row.status ?? 0, trouble: row.trouble } }
        : {}),
    })
  }
  return known
}
