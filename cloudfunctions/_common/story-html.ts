import type { Block, Inline, Mark } from './story-document'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

export type PictureNode = Extract<Block, { type: 'image' }>

/** How one outlet wants its HTML. */
export interface Look {
  /** What stands in a tag behind its name: nothing, or attributes with a blank before each. */
  readonly attributes: (tag: string) => string
  /** A picture with its caption, as HTML. */
  readonly pictureOf: (picture: PictureNode['attrs']) => string
  /** A link as this outlet may show it; null: only its words. */
  readonly hrefOf: (href: string) => string | null
}

type Node =
  | Block
  | Inline
  | { readonly type: string; readonly content?: readonly Node[] | undefined; readonly attrs?: unknown }

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
}
/** Where words come from is told on the article as a whole, not by their look. */
const MARK_TAGS: Readonly<Record<Exclude<Mark['type'], 'link' | 'origin'>, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
}

/** A body as HTML. Every word is escaped and every tag is ours, so nothing a story holds can run anywhere. */
export function bodyHtml(blocks: readonly Node[], look: Look): string {
  return blocks.map((block) => nodeHtml(block, look)).join('')
}

function nodeHtml(node: Node, look: Look): string {
  switch (node.type) {
    case 'text':
      return markedHtml(node as Extract<Inline, { type: 'text' }>, look)
    case 'hardBreak':
      return '<br>'
    case 'horizontalRule':
      return `<hr${look.attributes('hr')}>`
    case 'image':
      return look.pictureOf((node as PictureNode).attrs)
    case 'heading':
      return tagged(`h${(node as Extract<Block, { type: 'heading' }>).attrs.level}`, node, look)
    default:
      return tagged(TAGS[node.type] ?? 'div', node, look)
  }
}

/** In these a single paragraph needs no tag of its own, nor its margins. */
const TIGHT: ReadonlySet<string> = new Set(['listItem', 'tableCell', 'tableHeader'])

const contentOf = (node: Node): readonly Node[] => ('content' in node ? (node.content ?? []) : [])

function tagged(tag: string, node: Node, look: Look): string {
  const all = contentOf(node)
  const only = TIGHT.has(node.type) && all.length === 1 && all[0]?.type === 'paragraph' ? all[0] : undefined
  const content = only ? contentOf(only) : all
  return `<${tag}${look.attributes(tag)}${spansOf(node)}>${bodyHtml(content, look)}</${tag}>`
}

/** Only what the schema has made a number comes into a tag. */
function spansOf(node: Node): string {
  const attrs = ('attrs' in node ? node.attrs : undefined) as Record<string, unknown> | undefined
  const one = (name: 'colspan' | 'rowspan' | 'start') =>
    typeof attrs?.[name] === 'number' && attrs[name] !== 1 ? ` ${name}="${attrs[name]}"` : ''
  return one('colspan') + one('rowspan') + one('start')
}

function markedHtml({ text, marks = [] }: Extract<Inline, { type: 'text' }>, look: Look): string {
  return marks.reduce((html, mark) => {
    if (mark.type === 'origin') return html
    if (mark.type !== 'link') return `<${MARK_TAGS[mark.type]}>${html}</${MARK_TAGS[mark.type]}>`
    const href = look.hrefOf(mark.attrs.href)
    return href === null ? html : `<a href="${escapeHtml(href)}"${look.attributes('a')}>${html}</a>`
  }, escapeHtml(text))
}
