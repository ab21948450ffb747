import * as z from 'zod/mini'
import { type Block, plainText, type StoryDocument } from './story-document'

/** A place in a story by its words: where they stood, and what they were, so that they are found again after edits. */
export const Anchor = z.object({
  field: z.enum(['title', 'digest', 'body']),
  /** Number of the block in the document, from 0; null outside the body. */
  block: z.nullable(z.int().check(z.minimum(0))),
  /** Characters (code units) in the field or in the block's plain text, the end not included. */
  from: z.int().check(z.minimum(0)),
  to: z.int(),
  quote: z.string().check(z.minLength(1, '先选中几个字'), z.maxLength(500, '一次最多选 500 个字')),
})
export type Anchor = z.infer<typeof Anchor>

export type Place = Pick<Anchor, 'field' | 'block' | 'from' | 'to'>

interface Words {
  readonly title: string
  readonly digest: string
  readonly document: StoryDocument
}

const passages = ({ title, digest, document }: Words, field: Anchor['field']) =>
  field === 'body'
    ? document.content.map((block, index) => ({ block: index, text: plainText(block) }))
    : [{ block: null, text: field === 'title' ? title : digest }]

/** A paragraph further counts for more than any distance within one. */
const PARAGRAPH = 100_000

/** Where an anchor's words stand now: the same words nearest to the old place. Null when they are nowhere any more. */
export function placeOf(words: Words, { field, block, from, quote }: Anchor): Place | null {
  let best: { place: Place; distance: number } | null = null
  for (const passage of passages(words, field)) {
    const blocks = Math.abs((passage.block ?? 0) - (block ?? 0)) * PARAGRAPH
    if (best && blocks > best.distance) continue
    for (let at = passage.text.indexOf(quote); at !== -1; at = passage.text.indexOf(quote, at + 1)) {
      const distance = blocks + Math.abs(at - from)
      if (best && best.distance <= distance) continue
      best = { place: { field, block: passage.block, from: at, to: at + quote.length }, distance }
    }
  }
  return best?.place ?? null
}

/** Whether an anchor's words stand exactly where it says. */
export function stands(words: Words, { field, block, from, to, quote }: Anchor): boolean {
  const passage = passages(words, field).find((one) => one.block === block)
  return passage?.text.slice(from, to) === quote
}

interface Leaf {
  readonly node: { text: string }
  readonly parent: { content?: unknown[] }
  readonly start: number
}

interface AnyNode {
  type: string
  text?: string
  content?: AnyNode[]
}

/** The text nodes of a block with their places in its `plainText`. */
function leavesOf(node: AnyNode, start: number, parent: AnyNode, found: Leaf[]): number {
  if (node.type === 'text') {
    found.push({ node: node as { text: string }, parent, start })
    return node.text?.length ?? 0
  }
  if (node.type === 'hardBreak') return 1
  const isInline = node.type === 'paragraph' || node.type === 'heading'
  let at = start
  for (const child of node.content ?? []) {
    // lines of one block stand apart by one character, as plainText joins them
    const gap = !isInline && at > start ? 1 : 0
    const length = leavesOf(child, at + gap, node, found)
    if (length > 0) at += gap + length
  }
  return at - start
}

/** A run of words as one hand wrote it, with its place in the block's `plainText`. */
export interface Run {
  readonly text: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: unknown }[]
  readonly from: number
}

/** The runs of a block, in its order. */
export function runsOf(block: Block): Run[] {
  const leaves: Leaf[] = []
  leavesOf(block as AnyNode, 0, block as AnyNode, leaves)
  return leaves.map(({ node, start }) => ({ ...(node as Omit<Run, 'from'>), from: start }))
}

function blockWith(block: Block, from: number, to: number, replacement: string): Block {
  const copy = structuredClone(block)
  const leaves: Leaf[] = []
  leavesOf(copy as AnyNode, 0, copy as AnyNode, leaves)
  let isPut = false
  for (const { node, parent, start } of leaves) {
    const end = start + node.text.length
    if (end <= from || start >= to) continue
    const before = node.text.slice(0, Math.max(0, from - start))
    const after = node.text.slice(Math.max(0, to - start))
    node.text = before + (isPut ? '' : replacement) + after
    isPut = true
    if (node.text === '') parent.content = parent.content?.filter((one) => one !== node)
  }
  return copy
}

/** The story with other words at a place; they keep the look of the first character they stand for. */
export function withWords<T extends Words>(
  words: T,
  { field, block, from, to }: Place,
  replacement: string,
): T {
  if (field !== 'body') {
    return { ...words, [field]: words[field].slice(0, from) + replacement + words[field].slice(to) }
  }
  const content = words.document.content.map((one, index) =>
    index === block ? blockWith(one, from, to, replacement) : one,
  )
  return { ...words, document: { ...words.document, content } }
}
