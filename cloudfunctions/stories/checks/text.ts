import { type Block, plainText } from '../../_common/story-document'
import type { Finding, StoryContent } from '../contract'

/** What is checked of a story. */
export type Checked = Pick<StoryContent, 'title' | 'digest' | 'datedAt' | 'document'> &
  Partial<Pick<StoryContent, 'author' | 'source'>>

/** One run of words that belong together: the title, the digest, a credit, a block of the body, what a picture says to the blind. */
export interface Passage {
  readonly field: Finding['field']
  /** Place of the block in the document; null outside the body. */
  readonly block: number | null
  readonly text: string
  /** What the words were taken from, for rules that look at more than words. */
  readonly node?: Block
}

/** Break marks of a title are for the eye; a blank keeps every place where it was. */
const BREAK_MARK = /｜/g

/** Everything that readers will read or hear, in reading order. A table's cells and a list's items are lines of one passage. */
export function passagesOf({ title, digest, author = '', source = '', document }: Checked): Passage[] {
  const all: Passage[] = [
    { field: 'title', block: null, text: title.replace(BREAK_MARK, ' ') },
    { field: 'digest', block: null, text: digest },
    { field: 'source', block: null, text: source },
    { field: 'author', block: null, text: author },
    ...document.content.flatMap(passagesOfBlock),
  ]
  return all.filter(({ text, node }) => text.trim() !== '' || node?.type === 'image')
}

/** A picture is read by its caption, and heard by its alternative text. */
function passagesOfBlock(node: Block, block: number): Passage[] {
  if (node.type !== 'image') return [{ field: 'body', block, text: plainText(node), node }]
  const { caption, alt } = node.attrs
  return [
    { field: 'body', block, text: caption, node },
    // said twice is read once
    ...(alt === caption ? [] : [{ field: 'alt' as const, block, text: alt, node }]),
  ]
}

/** A stretch of a block's words that bears one link. */
export interface LinkedWords {
  readonly href: string
  readonly from: number
  readonly to: number
}

interface AnyNode {
  readonly type: string
  readonly text?: string | undefined
  readonly marks?: readonly { readonly type: string; readonly attrs?: unknown }[] | undefined
  readonly content?: readonly AnyNode[] | undefined
}

/** The links of a block, at the places that they have in its plain text. */
export function linksOf(node: AnyNode, at = 0): LinkedWords[] {
  if (node.type === 'text') {
    const link = node.marks?.find(({ type }) => type === 'link')
    const href = (link?.attrs as { href: string } | undefined)?.href
    return href ? [{ href, from: at, to: at + (node.text ?? '').length }] : []
  }
  const inline = node.type === 'paragraph' || node.type === 'heading'
  const links: LinkedWords[] = []
  let place = at
  for (const child of node.content ?? []) {
    const length = plainText(child).length
    if (!inline && length === 0) continue
    links.push(...linksOf(child, place))
    // as plainText joins them: lines between blocks, nothing between words
    place += length + (inline ? 0 : 1)
  }
  return inline ? joined(links) : links
}

/** Words of one link that differ in weight are one link. */
function joined(links: readonly LinkedWords[]): LinkedWords[] {
  const whole: LinkedWords[] = []
  for (const link of links) {
    const last = whole.at(-1)
    if (last?.href === link.href && last.to === link.from) whole[whole.length - 1] = { ...last, to: link.to }
    else whole.push(link)
  }
  return whole
}
