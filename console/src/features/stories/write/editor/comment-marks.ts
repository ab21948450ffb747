import type { Anchor, Place } from '@functions/_common/anchor'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { charactersOf } from '../checks/place'

export const commentMarks = new PluginKey<DecorationSet>('commentMarks')

/** Marks the words that open comments hang on; they move with the text until the next list comes. */
export const CommentMarks = Extension.create({
  name: 'commentMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: commentMarks,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) => {
          const places: readonly Place[] | undefined = transaction.getMeta(commentMarks)
          if (!places) return marks.map(transaction.mapping, transaction.doc)
          const found = places.flatMap((place) => {
            const stretch = stretchOf(transaction.doc, place)
            return stretch ? [Decoration.inline(stretch.from, stretch.to, { class: 'comment-mark' })] : []
          })
          return DecorationSet.create(transaction.doc, found)
        },
      },
      props: { decorations: (state) => commentMarks.getState(state) },
    }),
  ],
})

function blockAt(document: Node, block: number): { node: Node; start: number } | null {
  if (block >= document.childCount) return null
  let start = 0
  for (let index = 0; index < block; index++) start += document.child(index).nodeSize
  return { node: document.child(block), start }
}

/** A place of the stored story in the editor's own positions. */
export function stretchOf(
  document: Node,
  { field, block, from, to }: Place,
): { from: number; to: number } | null {
  const found = field === 'body' && block !== null ? blockAt(document, block) : null
  if (!found || found.node.isAtom) return null
  const characters = charactersOf(found.node, found.start)
  const first = characters[from]
  const last = characters[to - 1]
  return first && last && first.at >= 0 && last.at >= 0 ? { from: first.at, to: last.at + 1 } : null
}

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
