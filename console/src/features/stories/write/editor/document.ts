import { AppError } from '@functions/_common/errors'
import { FileId } from '@functions/_common/fields'
import {
  type Block,
  Href,
  type Inline,
  type Mark,
  MISSING_PICTURE_LINE,
  missingPictureLine,
  type Paragraph as ParagraphSchema,
  StoryDocument,
} from '@functions/_common/story-document'
import type { JSONContent } from '@tiptap/core'
import type * as z from 'zod/mini'

/**
 * The editor's JSON ⇄ the story document of the contract. The editor knows one node more: a picture that is still to be
 * uploaded. It is saved as a paragraph that says so, and comes back as that node, so that its place is never lost.
 */
export const MISSING_PICTURE = 'missingPicture'

/** Levels of lists: three in the text, one inside quotes and table cells (story-document.ts). */
export const LIST_LEVELS = { text: 3, inside: 1 }
const MOST = { inlines: 2000, items: 500, inItem: 50, inCell: 20, cells: 30, rows: 300, inQuote: 50 }
const LONGEST_TEXT = 19_999

type Paragraph = z.infer<typeof ParagraphSchema>
type ListBlock = Extract<Block, { type: 'bulletList' | 'orderedList' }>
/** What may stand in quotes, cells and list items. */
interface FlowNode {
  type: string
  content?: unknown
}

const contentOf = (node: JSONContent): JSONContent[] => node.content ?? []
const isList = (node: JSONContent): boolean => node.type === 'bulletList' || node.type === 'orderedList'

/** Whatever the editor holds, as a document that the centre accepts; words are never dropped. */
export function toStoryDocument(json: JSONContent): StoryDocument {
  const blocks = contentOf(json).flatMap(blocksOf)
  while (isEmptyParagraph(blocks.at(-1))) blocks.pop()
  // parsing also drops the attributes that only the editor uses
  const parsed = StoryDocument.safeParse({ type: 'doc', content: blocks })
  if (parsed.success) return parsed.data
  const why = parsed.error.issues[0]?.message ?? ''
  throw new AppError('invalid_input', 'the editor holds what no story may', { document: why })
}

const isEmptyParagraph = (block: FlowNode | undefined): boolean =>
  block?.type === 'paragraph' && block.content === undefined

function blocksOf(node: JSONContent): FlowNode[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphsOf(node)
    case 'heading':
      return headingsOf(node)
    case 'image':
      return [
        FileId.safeParse(node.attrs?.src).success
          ? pictureOf(node)
          : missingOf(String(node.attrs?.alt ?? '')),
      ]
    case 'horizontalRule':
      return [{ type: 'horizontalRule' }]
    case 'bulletList':
    case 'orderedList':
      return listsOf(node, LIST_LEVELS.text)
    case 'blockquote':
      return chunks(flowOf(node), MOST.inQuote).map((content) => ({ type: 'blockquote', content }))
    case 'table':
      return tablesOf(node)
    case MISSING_PICTURE:
      return [missingOf(String(node.attrs?.note ?? ''))]
    default:
      return contentOf(node).flatMap(blocksOf)
  }
}

/** Stays in one line, whatever a file was called. */
const missingOf = (note: string): Paragraph =>
  paragraph([{ type: 'text', text: missingPictureLine(note.replace(/\p{Cc}/gu, ' ').slice(0, 200)) }])

const paragraph = (content: Inline[]): Paragraph =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }

function paragraphsOf(node: JSONContent): Paragraph[] {
  const inlines = inlinesOf(node)
  return inlines.length > 0 ? chunks(inlines, MOST.inlines).map(paragraph) : [paragraph([])]
}

function headingsOf(node: JSONContent): FlowNode[] {
  const inlines = inlinesOf(node)
  // a heading without words is a gap in the table of contents
  if (inlines.length === 0) return [paragraph([])]
  const attrs = { level: node.attrs?.level === 2 ? 2 : 3 }
  return chunks(inlines, MOST.inlines).map((content) => Object.assign({ type: 'heading', attrs, content }))
}

function inlinesOf(node: JSONContent): Inline[] {
  return contentOf(node).flatMap((child): Inline[] => {
    if (child.type === 'hardBreak') return [{ type: 'hardBreak' }]
    if (child.type !== 'text') return inlinesOf(child)
    const text = (child.text ?? '').replace(/[^\P{Cc}\n\t]/gu, '')
    const marks = marksOf(child)
    return pieces(text).map((piece) => ({ type: 'text', text: piece, ...(marks.length ? { marks } : {}) }))
  })
}

function pieces(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const cutsAPair = /[\uD800-\uDBFF]/.test(text[at + LONGEST_TEXT - 1] ?? '')
    const end = at + LONGEST_TEXT + (cutsAPair ? 1 : 0)
    found.push(text.slice(at, end))
    at = end
  }
  return found
}

/** Each kind once: the editor cannot open a word that is bold twice. */
function marksOf(node: JSONContent): Mark[] {
  const marks = node.marks ?? []
  const once = marks.filter((mark, at) => marks.findIndex(({ type }) => type === mark.type) === at)
  return once.flatMap((mark): Mark[] => {
    switch (mark.type) {
      case 'bold':
      case 'italic':
      case 'underline':
      case 'strike':
        return [{ type: mark.type }]
      case 'link': {
        const href = Href.safeParse(mark.attrs?.href)
        return href.success ? [{ type: 'link', attrs: { href: href.data } }] : []
      }
      case 'origin':
        return [{ type: 'origin', attrs: { by: mark.attrs?.by === 'ai' ? 'ai' : 'ai_edited' } }]
      default:
        return []
    }
  })
}

function pictureOf(node: JSONContent): FlowNode & { attrs: Record<string, unknown> } {
  const { src, alt, caption, width, height } = node.attrs ?? {}
  const words = (value: unknown) =>
    String(value ?? '')
      .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
      .trim()
      .slice(0, 200)
  const size = (name: string, value: unknown) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 20_000 ? { [name]: value } : {}
  return {
    type: 'image',
    attrs: {
      src,
      alt: words(alt),
      caption: words(caption),
      ...size('width', width),
      ...size('height', height),
    },
  }
}

/** A list with at most `levels` levels; items that stand deeper come up to the last one. */
function listsOf(node: JSONContent, levels: number): FlowNode[] {
  const start = Number.isInteger(node.attrs?.start) ? Math.min(9999, Math.max(0, node.attrs?.start)) : 1
  const items = contentOf(node).flatMap((item) => itemsOf(item, levels))
  return chunks(items, MOST.items).map((content, index) => {
    if (node.type === 'bulletList') return { type: 'bulletList', content }
    return Object.assign({
      type: 'orderedList',
      attrs: { start: Math.min(9999, start + index * MOST.items) },
      content,
    })
  })
}

function itemsOf(item: JSONContent, levels: number): FlowNode[] {
  const kept: FlowNode[] = []
  const raised: FlowNode[] = []
  for (const child of contentOf(item)) {
    if (!isList(child)) kept.push(...wordsAsParagraphs(child))
    else if (levels > 1) kept.push(...listsOf(child, levels - 1))
    else raised.push(...contentOf(child).flatMap((inner) => itemsOf(inner, levels)))
  }
  // every item begins with a paragraph, here as in the editor
  if (kept[0] && kept[0].type !== 'paragraph') kept.unshift(paragraph([]))
  const own = chunks(kept.length > 0 ? kept : [paragraph([])], MOST.inItem)
  return [...own.map((content) => ({ type: 'listItem', content })), ...raised]
}

/** Inside quotes and cells: paragraphs and lists of one level. */
function flowOf(node: JSONContent): FlowNode[] {
  const nodes = contentOf(node).flatMap((child) =>
    isList(child) ? listsOf(child, LIST_LEVELS.inside) : wordsAsParagraphs(child),
  )
  return nodes.length > 0 ? nodes : [paragraph([])]
}

/** A node that may stand here only as words. */
function wordsAsParagraphs(node: JSONContent): Paragraph[] {
  if (node.type === 'paragraph' || node.type === 'heading') return paragraphsOf(node)
  if (node.type === 'text') return paragraphsOf({ content: [node] })
  if (node.type === MISSING_PICTURE) return [missingOf(String(node.attrs?.note ?? ''))]
  if (node.type === 'image') return [missingOf(String(node.attrs?.caption || node.attrs?.alt || '图片'))]
  return contentOf(node).flatMap(wordsAsParagraphs)
}

function tablesOf(node: JSONContent): FlowNode[] {
  const rows = contentOf(node).map((row) => ({ type: 'tableRow', content: cellsOf(row) }))
  if (rows.every((row) => row.content.length === 0)) return []
  return chunks(rows, MOST.rows).map((content) => ({ type: 'table', content }))
}

function cellsOf(row: JSONContent): FlowNode[] {
  const cells = contentOf(row).map((cell) => {
    const span = (name: 'colspan' | 'rowspan') =>
      Math.min(50, Math.max(1, Math.trunc(Number(cell.attrs?.[name]) || 1)))
    const type = cell.type === 'tableHeader' ? 'tableHeader' : 'tableCell'
    return {
      type,
      attrs: { colspan: span('colspan'), rowspan: span('rowspan') },
      content: shortened(flowOf(cell)),
    }
  })
  const last = cells[MOST.cells - 1]
  if (last) last.content = shortened([last, ...cells.slice(MOST.cells)].flatMap((cell) => cell.content))
  return cells.slice(0, MOST.cells)
}

/** A cell with too many paragraphs: the rest goes into the last one, line by line. */
function shortened(nodes: FlowNode[]): FlowNode[] {
  if (nodes.length <= MOST.inCell) return nodes
  const lines = nodes.slice(MOST.inCell - 1).flatMap((node) => wordsAsParagraphs(node as JSONContent))
  const text = lines.map((line) =>
    (line.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '\n')).join(''),
  )
  return [
    ...nodes.slice(0, MOST.inCell - 1),
    paragraph(pieces(text.join('\n')).map((piece) => ({ type: 'text', text: piece }))),
  ]
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  const found: Item[][] = []
  for (let at = 0; at < items.length; at += size) found.push(items.slice(at, at + size))
  return found
}

/** The stored document as the editor takes it. */
export function fromStoryDocument(document: StoryDocument): JSONContent {
  const content = document.content.map((block): JSONContent => {
    const note = block.type === 'paragraph' ? missingNote(block) : null
    if (note !== null) return { type: MISSING_PICTURE, attrs: { note, uploadId: '' } }
    return block.type === 'bulletList' || block.type === 'orderedList' ? withLeadingParagraphs(block) : block
  })
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

function missingNote(block: Paragraph): string | null {
  const only = block.content?.length === 1 ? block.content[0] : undefined
  return only?.type === 'text' ? (MISSING_PICTURE_LINE.exec(only.text)?.[1] ?? null) : null
}

/** The editor's lists begin every item with a paragraph; an imported one may begin with a list. */
function withLeadingParagraphs(list: ListBlock | JSONContent): JSONContent {
  return {
    ...list,
    content: contentOf(list as JSONContent).map((item) => {
      const inner = contentOf(item).map((child) => (isList(child) ? withLeadingParagraphs(child) : child))
      return { ...item, content: inner[0] && isList(inner[0]) ? [{ type: 'paragraph' }, ...inner] : inner }
    }),
  }
}
