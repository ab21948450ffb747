import { type Anchor, passagesOf, type Words } from '../text/anchors'

/** What a voice says at once, and where it stands. */
export type Sentence = Omit<Anchor, 'words'> & { readonly text: string }

/** Ends after its sign and the quotes that close behind it; a line's end ends it too. */
const SENTENCE = /[^。！？；\n]+[。！？；]*[”’」』）]*/g

/** The story in the portions in which it is read aloud, each with its place; lone signs are passed over. */
export function sentencesOf(story: Words): Sentence[] {
  return passagesOf(story).flatMap(({ field, block, text }) =>
    [...text.matchAll(SENTENCE)]
      .filter(([words]) => /[\p{L}\p{N}]/u.test(words))
      .map((found) => ({
        field,
        block,
        from: found.index,
        to: found.index + found[0].length,
        text: found[0].replaceAll('｜', '').trim(),
      })),
  )
}
