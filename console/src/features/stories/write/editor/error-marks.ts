import { type Place, placeOf } from '@functions/_common/anchor'
import { passagesOf, type StoryWords } from '@functions/_common/story-passages'
import { type Mark, STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { PluginKey } from '@tiptap/pm/state'
import { Decoration } from '@tiptap/pm/view'
import { type WordMarksKey, wordMarks } from './word-marks'

/** A reviewer's error where its words stand now. */
export interface PlacedError {
  readonly place: Place
  /** As the list beside the text counts, from 1. */
  readonly number: number
  /** Who marked it at which stage, and what is wrong. */
  readonly said: string
}

export const errorMarks: WordMarksKey<PlacedError> = new PluginKey('errorMarks')

/** 差错 in the text: underlined, with its number behind it, which says what is wrong. */
export const ErrorMarks = wordMarks(errorMarks, 'errorMarks', (error, { from, to, isPicture }) => {
  const attributes = { class: isPicture ? 'error-mark-picture' : 'error-mark', title: error.said }
  return [
    isPicture ? Decoration.node(from, to, attributes) : Decoration.inline(from, to, attributes),
    Decoration.widget(to, () => numberOf(error), { side: -1, key: `${error.number}:${error.said}` }),
  ]
})

function numberOf({ number, said }: PlacedError): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'error-mark-number'
  sign.textContent = String(number)
  sign.title = said
  sign.setAttribute('role', 'img')
  sign.setAttribute('aria-label', `第 ${number} 处差错：${said}`)
  return sign
}

/** Where this round's errors stand in the words as they are; one whose words have gone is put right. */
export function placedErrors(words: StoryWords, marks: readonly Mark[]): PlacedError[] {
  return marks.flatMap((mark, index) => {
    const place = placeOfMark(words, mark)
    const said = `${mark.note}（${STAGE_LABELS[mark.stage]} ${mark.by.name}）`
    return place ? [{ place, number: index + 1, said }] : []
  })
}

function placeOfMark(words: StoryWords, { block: at, from, to, quote }: Mark): Place | null {
  const field = typeof at === 'number' ? 'body' : at
  const block = typeof at === 'number' ? at : null
  // first where it was marked: a picture is read by its caption, which is no text of the document
  const here = passagesOf(words).find((one) => one.field === field && one.block === block)
  if (here?.text.slice(from, to) === quote) return { field, block, from, to }
  return placeOf(words, { field, block, from, to, quote })
}
