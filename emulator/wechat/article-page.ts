import type { ServerResponse } from 'node:http'
import { refuse, sendText } from '../gateway/reply'
import type { Article } from './drafts'
import type { World } from './world'

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  // what an editor wrote is shown, never run
  'content-security-policy':
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
}

/** A published article as a reader sees it; to look at it is to read it. */
export function articlePage(world: World, name: string, response: ServerResponse): void {
  const [, articleId = '', place = ''] = /^([\w-]+)_(\d+)$/.exec(name) ?? []
  const index = Number(place)
  const publication = world.publications.byArticle(articleId)
  const article = publication?.articles[index - 1]
  if (!publication || !article || publication.deleted.includes(index)) {
    refuse(response, 404, 'NOT_FOUND', 'there is no such article, or not any more')
    return
  }
  world.figures.add({ articleId, index, deed: 'read', source: 5 })
  sendText(response, 200, htmlOf(world, article, publication.endsAt), HEADERS)
}

function htmlOf({ settings }: World, article: Article, at: number): string {
  const day = new Date(at).toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(article.title)}</title>
<style>body{max-width:677px;margin:20px auto;padding:0 16px;font:17px/1.75 sans-serif}img{max-width:100%}p.by{color:#595959}</style>
<h1>${escaped(article.title)}</h1><p class="by">${escaped(article.author)} ${escaped(settings.publicAccount.name)} ${day}</p>
${article.content}</html>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
