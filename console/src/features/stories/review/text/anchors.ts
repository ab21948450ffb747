import { passagesOf, type StoryWords as Words } from '@functions/_common/story-passages'

/** Words of a story: where they stand, and what they were, so that a later change is noticed. */
export interface Anchor {
  readonly field: 'title' | 'digest' | 'body'
  /** Place of the block in the document; null outside the body. */
  readonly block: number | null
  /** Characters (UTF-16) within the title, the digest or the block's plain text. */
  readonly from: number
  readonly to: number
  readonly words: string
}

/** Every place where these words stand. */
export function findWords(story: Words, words: string): Anchor[] {
  if (words === '') return []
  return passagesOf(story).flatMap(({ field, block, text }) => {
    const places: Anchor[] = []
    for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
      places.push({ field, block, from, to: from + words.length, words })
    }
    return places
  })
}

const AROUND = 8

/** The words with a little of what stands around them, to tell two places apart. */
export function around(story: Words, { field, block, from, to }: Anchor): [string, string, string] {
  const text =
    passagesOf(story).find((passage) => passage.field === field && passage.block === block)?.text ?? ''
  return [
    `${from > AROUND ? '…' : ''}${text.slice(Math.max(0, from - AROUND), from)}`,
    text.slice(from, to),
    `${text.slice(to, to + AROUND)}${to + AROUND < text.length ? '…' : ''}`,
  ]
}

/** Whether the words still stand where they were marked. */
export function stillThere(story: Words, { field, block, from, to, words }: Anchor): boolean {
  const passage = passagesOf(story).find((one) => one.field === field && one.block === block)
  return passage?.text.slice(from, to) === words
}
