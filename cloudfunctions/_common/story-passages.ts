import { type Block, plainText, type StoryDocument } from './story-document'

/** What stands in a story, as far as words in it can be pointed at. */
export interface StoryWords {
  readonly title: string
  readonly digest: string
  readonly document: StoryDocument
}

/** A run of words that belong together. */
export interface Passage {
  readonly field: 'title' | 'digest' | 'body'
  /** Place of the block in the document; null outside the body. */
  readonly block: number | null
  readonly text: string
}

/** A picture is read by its caption. */
const wordsOf = (block: Block): string => (block.type === 'image' ? block.attrs.caption : plainText(block))

/** The title with its break marks, the digest, and every block: all that can be pointed at, in reading order. */
export function passagesOf({ title, digest, document }: StoryWords): Passage[] {
  return [
    { field: 'title', block: null, text: title },
    { field: 'digest', block: null, text: digest },
    ...document.content.map((block, index) => ({
      field: 'body' as const,
      block: index,
      text: wordsOf(block),
    })),
  ]
}

/** What is read aloud at once, and what a finger points at. */
export interface Sentence extends Passage {
  /** Characters (UTF-16) in the passage, the end not included. */
  readonly from: number
  readonly to: number
}

/** Ends after its sign and the quotes that close behind it; a line's end ends it too. */
const SENTENCE = /[^。！？；\n]+[。！？；]*[”’」』）]*/g

export function sentencesIn({ field, block, text }: Passage): Sentence[] {
  return [...text.matchAll(SENTENCE)].map((found) => ({
    field,
    block,
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
  }))
}
