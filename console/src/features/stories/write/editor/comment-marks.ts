import type { Anchor, Place } from '@functions/_common/anchor'
import { type EditorState, PluginKey } from '@tiptap/pm/state'
import { Decoration } from '@tiptap/pm/view'
import { charactersOf } from '../checks/place'
import { blockAt, type WordMarksKey, wordMarks } from './word-marks'

interface Commented {
  readonly place: Place
}
export const commentMarks: WordMarksKey<Commented> = new PluginKey('commentMarks')

/** Marks the words that open comments hang on. */
export const CommentMarks = wordMarks(commentMarks, 'commentMarks', (_, { from, to, isPicture }) =>
  isPicture ? [] : [Decoration.inline(from, to, { class: 'comment-mark' })],
)

const LONGEST_QUOTE = 500

/** The selected words as an anchor; null when nothing, too much or more than one block is selected. */
export function anchorOf({ doc, selection }: EditorState): Anchor | null {
  const { $from, $to, from, to } = selection
  if (from === to || $from.index(0) !== $to.index(0)) return null
  const block = $from.index(0)
  const found = blockAt(doc, block)
  if (!found) return null
  const characters = charactersOf(found.node, found.start)
  const inside = characters.flatMap(({ at }, index) => (at >= from && at < to ? [index] : []))
  const first = inside[0]
  const last = inside.at(-1)
  if (first === undefined || last === undefined || last - first >= LONGEST_QUOTE) return null
  const quote = characters
    .slice(first, last + 1)
    .map(({ character }) => character)
    .join('')
  return { field: 'body', block, from: first, to: last + 1, quote }
}
