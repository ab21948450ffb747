import { type Block, plainText } from '../../_common/story-document'
import type { StoryContent } from '../contract'

/** What is checked of a story. */
export type Checked = Pick<StoryContent, 'title' | 'digest' | 'datedAt' | 'document'>

/** One run of words that belong together: the title, the digest, or a block of the body. */
export interface Passage {
  readonly field: 'title' | 'digest' | 'body'
  /** Place of the block in the document; null outside the body. */
  readonly block: number | null
  readonly text: string
  /** What the words were taken from, for rules that look at more than words. */
  readonly node?: Block
}

/** Break marks of a title are for the eye; a blank keeps every place where it was. */
const BREAK_MARK = /｜/g

/** Everything that readers will read, in reading order. A table's cells and a list's items are lines of one passage. */
export function passagesOf({ title, digest, document }: Checked): Passage[] {
  const body = document.content.map((block, index) => ({
    field: 'body' as const,
    block: index,
    text: wordsOf(block),
    node: block,
  }))
  const all: Passage[] = [
    { field: 'title', block: null, text: title.replace(BREAK_MARK, ' ') },
    { field: 'digest', block: null, text: digest },
    ...body,
  ]
  return all.filter(({ text }) => text.trim() !== '')
}

/** A picture is read by its caption. */
const wordsOf = (block: Block): string => (block.type === 'image' ? block.attrs.caption : plainText(block))
