import { type Block, Href } from '@functions/_common/story-document'
import { bodyHtml, escapeHtml, type Look } from '@functions/_common/story-html'
import type { Article, ReaderBlock } from '@functions/articles/contract'

const look = (pictures: ReadonlyMap<string, string>): Look => ({
  attributes: () => '',
  pictureOf: ({ src, alt, caption }) => {
    const inside = pictures.get(src)
    const words = escapeHtml(alt)
    const drawn = inside ? `<img src="${escapeHtml(inside)}" alt="${words}">` : `<p>（图：${words}）</p>`
    return `<figure>${drawn}<figcaption>${escapeHtml(caption)}</figcaption></figure>`
  },
  hrefOf: (href) => (Href.safeParse(href).success ? href : null),
})

const STYLE =
  'body{max-width:42em;margin:2em auto;padding:0 1em;font:17px/1.75 -apple-system,"PingFang SC","Microsoft YaHei",sans-serif;color:#182126}' +
  'h1{font-size:1.4em}h2{font-size:1.12em}dl{display:grid;grid-template-columns:auto 1fr;gap:.2em 1em;padding:.8em 0;border:solid #999;border-width:1px 0;font-size:.9em}' +
  'dd{margin:0}figure{margin:1em 0}img{max-width:100%}figcaption,footer{font-size:.85em;color:#45525a}table{border-collapse:collapse}td,th{border:1px solid #7a888f;padding:.3em .6em;text-align:left}' +
  'footer{margin-top:2em;border-top:1px solid #999;padding-top:.6em}'

export interface SavedPageFacts {
  /** Label and value, as in the provenance strip. */
  readonly facts: readonly (readonly [string, string])[]
  readonly corrections: readonly string[]
  /** The line at the foot: whose page, article code, when saved. */
  readonly foot: string
}

/** An article as one self-contained HTML file that opens in any browser without a network. `pictures`: address → data URL. */
export function savedPage(
  article: Pick<Article, 'title' | 'author'> & { readonly blocks: readonly ReaderBlock[] },
  { facts, corrections, foot }: SavedPageFacts,
  pictures: ReadonlyMap<string, string>,
): string {
  const title = escapeHtml(article.title.replaceAll('｜', ''))
  const rows = facts
    .map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')
  const notes = corrections.map((note) => `<p><strong>更正</strong>　${escapeHtml(note)}</p>`).join('')
  const body = bodyHtml(article.blocks as readonly Block[], look(pictures))
  return (
    `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';img-src data:;style-src 'unsafe-inline'">` +
    `<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><p>${escapeHtml(article.author)}</p>` +
    `<dl>${rows}</dl>${notes}<main>${body}</main><footer>${escapeHtml(foot)}</footer></body></html>\n`
  )
}
