import * as z from 'zod/mini'
import { FileId, line } from './fields'

/**
 * A story's body: a Tiptap (ProseMirror) JSON document of the few node kinds below.
 * The same schema binds the editor, the server and every client, so nothing else can be stored or shown:
 * there is no raw HTML anywhere. Heading levels are 2 and 3, because level 1 is the title.
 */

/** Longest body in characters: the largest statute in the sample is 37,000; WeChat's draft limit (20,000) is checked per channel. */
export const MAX_BODY_CHARACTERS = 60_000
export const MAX_BLOCKS = 3_000

/** Links go to the web, a phone or a page of our own, never to `javascript:`, `data:` or a foreign app. */
export const Href = z
  .string()
  .check(
    z.maxLength(1000, '链接太长'),
    z.regex(
      /^(https?:\/\/[^\s"'<>\\]+|tel:[\d-]{3,20}|\/(?!\/)[\w/?=&%.-]*)$/,
      '链接要以 http:// 或 https:// 开头',
    ),
  )

const Bold = z.object({ type: z.literal('bold') })
const Italic = z.object({ type: z.literal('italic') })
const Underline = z.object({ type: z.literal('underline') })
const Strike = z.object({ type: z.literal('strike') })
const Link = z.object({ type: z.literal('link'), attrs: z.object({ href: Href }) })
/** Who wrote these words, when it was not a person alone: a model, or a model and then a person. See origin.ts. */
const Origin = z.object({
  type: z.literal('origin'),
  attrs: z.object({ by: z.enum(['ai', 'ai_edited']) }),
})
export const Mark = z.discriminatedUnion('type', [Bold, Italic, Underline, Strike, Link, Origin])
export type Mark = z.infer<typeof Mark>

export const TextNode = z.object({
  type: z.literal('text'),
  text: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(20_000),
      z.regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, '不能有看不见的控制字符'),
    ),
  marks: z.optional(z.array(Mark).check(z.maxLength(6))),
})
export type TextNode = z.infer<typeof TextNode>
const HardBreak = z.object({ type: z.literal('hardBreak') })
const Inline = z.discriminatedUnion('type', [TextNode, HardBreak])
export type Inline = z.infer<typeof Inline>
const inlines = z.optional(z.array(Inline).check(z.maxLength(2000)))

export const Paragraph = z.object({ type: z.literal('paragraph'), content: inlines })
export const Heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
})
/** A picture in the centre's storage. `alt` is what a screen reader says; `caption` stands below it. */
export const Picture = z.object({
  type: z.literal('image'),
  attrs: z.object({
    src: FileId,
    alt: line(200),
    caption: z._default(line(200), ''),
    width: z.optional(z.int().check(z.minimum(1), z.maximum(20_000))),
    height: z.optional(z.int().check(z.minimum(1), z.maximum(20_000))),
  }),
})
export const HorizontalRule = z.object({ type: z.literal('horizontalRule') })

/** Lists hold paragraphs and at most two further levels of lists; written out, so that no depth attack reaches a recursion. */
const listOf = <Item extends z.ZodMiniType>(item: Item) => ({
  bullet: z.object({
    type: z.literal('bulletList'),
    content: z.array(item).check(z.minLength(1), z.maxLength(500)),
  }),
  ordered: z.object({
    type: z.literal('orderedList'),
    attrs: z.optional(z.object({ start: z._default(z.int().check(z.minimum(0), z.maximum(9999)), 1) })),
    content: z.array(item).check(z.minLength(1), z.maxLength(500)),
  }),
})
const leafItem = z.object({
  type: z.literal('listItem'),
  content: z.array(Paragraph).check(z.minLength(1), z.maxLength(50)),
})
const leaf = listOf(leafItem)
const innerItem = z.object({
  type: z.literal('listItem'),
  content: z
    .array(z.discriminatedUnion('type', [Paragraph, leaf.bullet, leaf.ordered]))
    .check(z.minLength(1), z.maxLength(50)),
})
const inner = listOf(innerItem)
const outerItem = z.object({
  type: z.literal('listItem'),
  content: z
    .array(z.discriminatedUnion('type', [Paragraph, inner.bullet, inner.ordered]))
    .check(z.minLength(1), z.maxLength(50)),
})
const outer = listOf(outerItem)

const span = z.optional(z.int().check(z.minimum(1), z.maximum(50)))
const cell = <Type extends 'tableCell' | 'tableHeader'>(type: Type) =>
  z.object({
    type: z.literal(type),
    attrs: z.optional(z.object({ colspan: span, rowspan: span })),
    content: z
      .array(z.discriminatedUnion('type', [Paragraph, leaf.bullet, leaf.ordered]))
      .check(z.minLength(1), z.maxLength(20)),
  })
const Row = z.object({
  type: z.literal('tableRow'),
  content: z
    .array(z.discriminatedUnion('type', [cell('tableCell'), cell('tableHeader')]))
    .check(z.maxLength(30)),
})
export const Table = z.object({
  type: z.literal('table'),
  content: z.array(Row).check(z.minLength(1), z.maxLength(300)),
})

export const Blockquote = z.object({
  type: z.literal('blockquote'),
  content: z
    .array(z.discriminatedUnion('type', [Paragraph, leaf.bullet, leaf.ordered]))
    .check(z.minLength(1), z.maxLength(50)),
})

export const Block = z.discriminatedUnion('type', [
  Paragraph,
  Heading,
  Picture,
  HorizontalRule,
  outer.bullet,
  outer.ordered,
  Blockquote,
  Table,
])
export type Block = z.infer<typeof Block>

export const StoryDocument = z.object({
  type: z.literal('doc'),
  content: z.array(Block).check(z.maxLength(MAX_BLOCKS, `正文最多 ${MAX_BLOCKS} 段，分成几篇吧`)),
})
export type StoryDocument = z.infer<typeof StoryDocument>

export const EMPTY_DOCUMENT: StoryDocument = { type: 'doc', content: [] }

interface AnyNode {
  readonly type: string
  readonly text?: string | undefined
  readonly content?: readonly AnyNode[] | undefined
}

/** The words of a node, one line a paragraph: what is searched, counted, compared and read aloud. */
export function plainText(node: AnyNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const inline = node.type === 'paragraph' || node.type === 'heading'
  return (node.content ?? [])
    .map(plainText)
    .filter((part) => inline || part !== '')
    .join(inline ? '' : '\n')
}

/**
 * A picture that is still to be uploaded is saved as a paragraph that says so: its place in the text is never lost,
 * and no story that holds one reaches a reader.
 */
export const MISSING_PICTURE_LINE = /^【待传图：(.*)】$/
export const missingPictureLine = (note: string): string => `【待传图：${note}】`

/** Every picture of a document, in reading order. */
export function picturesOf(document: StoryDocument): z.infer<typeof Picture>[] {
  return document.content.filter((block) => block.type === 'image')
}

/** The headings of a document with the index of their block: the table of contents. */
export function headingsOf(document: StoryDocument): { index: number; level: 2 | 3; text: string }[] {
  return document.content.flatMap((block, index) =>
    block.type === 'heading' ? [{ index, level: block.attrs.level, text: plainText(block) }] : [],
  )
}

/** Minutes to hear a text read aloud at 240 characters a minute, the pace of a Chinese newsreader; at least 1. */
export function minutesToHear(characters: number): number {
  return Math.max(1, Math.round(characters / 240))
}
