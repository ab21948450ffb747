import { passagesOf, type Sentence, type StoryWords, sentencesIn } from '@functions/_common/story-passages'

export interface DrawnPassage {
  readonly key: string
  readonly kind: 'title' | 'digest' | 'heading' | 'picture' | 'text'
  /** Of a picture: its file and what is on it. */
  readonly picture: { readonly src: string; readonly alt: string } | null
  readonly sentences: readonly Sentence[]
}

/** The story as its reader meets it: passage by passage, sentence by sentence. */
export function drawnPassages(story: StoryWords): DrawnPassage[] {
  return passagesOf(story)
    .map((passage): DrawnPassage => {
      const { field, block } = passage
      const node = block === null ? undefined : story.document.content[block]
      const picture = node?.type === 'image' ? { src: node.attrs.src, alt: node.attrs.alt } : null
      const kind =
        field !== 'body' ? field : picture ? 'picture' : node?.type === 'heading' ? 'heading' : 'text'
      return { key: `${field}:${block}`, kind, picture, sentences: sentencesIn(passage) }
    })
    .filter(({ picture, sentences }) => picture !== null || sentences.length > 0)
}

/** The characters of a sentence as fingers tap them, each with its place: a character of two halves is one. */
export function charactersOf(text: string): { at: number; character: string }[] {
  let at = 0
  return [...text].map((character) => {
    const place = { at, character }
    at += character.length
    return place
  })
}
