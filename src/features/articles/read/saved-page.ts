import { Href } from '@functions/_common/story-document'
import type { Article, ReaderBlock } from '@functions/articles/contract'

interface AnyNode {
  readonly type: string
  readonly text?: string | undefined
  readonly attrs?: object | undefined
  readonly content?: readonly AnyNode[] | undefined
  readonly marks?:
    | readonly { readonly type: string; readonly attrs?: { readonly href?: string } }[]
    | undefined
}

export function escapeHtml(text: string): string {
  const signs: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
}

const attr = (node: AnyNode, name: string): unknown =>
  (node.attrs as Record<string, unknown> | undefined)?.[name]
const numberAttr = (node: AnyNode, name: string) => {
  const value = attr(node, name)
  return typeof value === 'number' && value !== 1 ? ` ${name}="${value}"` : ''
}

function runToHtml(node: AnyNode): string {
  return (node.marks ?? []).reduce(
    (inner, mark) => {
      if (mark.type === 'link') {
        const href = Href.safeParse(mark.attrs?.href)
        return href.success ? `<a href="${escapeHtml(href.data)}">${inner}</a>` : inner
      }
      const tag = TAGS[mark.type]
      return tag ? `<${tag}>${inner}</${tag}>` : inner
    },
    escapeHtml(node.text ?? ''),
  )
}

/** A block as HTML for the saved page; every word and address goes through `escapeHtml`. */
function toHtml(node: AnyNode, pictures: ReadonlyMap<string, string>): string {
  const inner = () => (node.content ?? []).map((child) => toHtml(child, pictures)).join('')
  if (node.type === 'text') return runToHtml(node)
  if (node.type === 'hardBreak') return '<br>'
  if (node.type === 'horizontalRule') return '<hr>'
  if (node.type === 'heading') {
    const level = attr(node, 'level') === 3 ? 3 : 2
    return `<h${level}>${inner()}</h${level}>`
  }
  if (node.type === 'image') {
    const inside = pictures.get(String(attr(node, 'src')))
    const alt = escapeHtml(String(attr(node, 'alt') ?? ''))
    const caption = escapeHtml(String(attr(node, 'caption') ?? ''))
    const drawn = inside ? `<img src="${escapeHtml(inside)}" alt="${alt}">` : `<p>（图：${alt}）</p>`
    return `<figure>${drawn}<figcaption>${caption}</figcaption></figure>`
  }
  const tag = TAGS[node.type]
  if (!tag) return inner()
  return `<${tag}${numberAttr(node, 'start')}${numberAttr(node, 'colspan')}${numberAttr(node, 'rowspan')}>${inner()}</${tag}>`
}

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
  const body = article.blocks.map((block) => toHtml(block as AnyNode, pictures)).join('\n')
  return (
    `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';img-src data:;style-src 'unsafe-inline'">` +
    `<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><p>${escapeHtml(article.author)}</p>` +
    `<dl>${rows}</dl>${notes}<main>${body}</main><footer>${escapeHtml(foot)}</footer></body></html>\n`
  )
}
