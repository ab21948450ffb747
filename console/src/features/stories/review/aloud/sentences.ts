import { passagesOf, type Sentence, type StoryWords, sentencesIn } from '@functions/_common/story-passages'

/** The story in the portions in which it is read aloud, each with its place; lone signs are passed over. */
export function sentencesOf(story: StoryWords): Sentence[] {
  return passagesOf(story)
    .flatMap(sentencesIn)
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .map((sentence) => ({ ...sentence, text: sentence.text.replaceAll('｜', '').trim() }))
}
