import { type Asked, textOf } from './call'
import { WechatError } from './codes'
import type { Article, Draft } from './drafts'
import { isOut, type Publication } from './publications'
import type { World } from './world'

/** The draft a request names. */
export function draftOf(body: Asked['body'], world: World): { id: string; draft: Draft } {
  const id = textOf(body, 'media_id')
  if (!id) throw new WechatError('mediaIdMissing')
  const draft = world.drafts.get(id)
  if (!draft) throw new WechatError('invalidMediaId')
  return { id, draft }
}

/** The published articles a request names. */
export function publishedOf(body: Asked['body'], world: World): Publication {
  const publication = world.publications.byArticle(textOf(body, 'article_id'))
  if (!publication) throw new WechatError('invalidArticleId')
  return publication
}

export const published = (world: World): Publication[] => world.publications.newest().filter(isOut)

/** Articles as the lists show them. */
export const newsOf = (articles: readonly Article[], full: boolean): object[] =>
  articles.map(({ content, ...rest }) => ({ ...rest, ...(full && { content }), show_cover_pic: 0 }))

/** The same after publishing: each has its address. */
export function publishedNewsOf(
  world: World,
  { articles, articleId, deleted }: Publication,
  full: boolean,
): object[] {
  const items = articles.map((one, place) => ({ ...one, url: world.articleUrl(articleId, place + 1) }))
  return newsOf(items, full).map((one, place) => ({ ...one, is_deleted: deleted.includes(place + 1) }))
}
