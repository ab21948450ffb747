import type { Place } from '@functions/_common/anchor'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type PluginKey, type Transaction } from '@tiptap/pm/state'
import { type Decoration, DecorationSet } from '@tiptap/pm/view'
import { charactersOf } from '../checks/place'

interface Drawn<Item> {
  readonly items: readonly Item[]
  readonly set: DecorationSet
}
export type WordMarksKey<Item> = PluginKey<Drawn<Item>>

/** Where something is drawn, in the editor's own positions; a picture is drawn as a whole. */
export interface Drawing {
  readonly from: number
  readonly to: number
  readonly isPicture: boolean
}

/**
 * Draws something at places of the text without changing it. It moves with the words; another text in place of this one (a
 * restored version, what a colleague has saved) has it drawn anew where the list says.
 */
export function wordMarks<Item extends { readonly place: Place }>(
  key: WordMarksKey<Item>,
  name: string,
  draw: (item: Item, at: Drawing) => Decoration[],
) {
  const drawn = (document: Node, items: readonly Item[]): Drawn<Item> => ({
    items,
    set: DecorationSet.create(
      document,
      items.flatMap((item) => {
        const at = drawingOf(document, item.place)
        return at ? draw(item, at) : []
      }),
    ),
  })
  const after = (transaction: Transaction, before: Drawn<Item>): Drawn<Item> => {
    const items: readonly Item[] | undefined = transaction.getMeta(key)
    if (items) return drawn(transaction.doc, items)
    if (!transaction.docChanged) return before
    if (transaction.getMeta('preventUpdate')) return drawn(transaction.doc, before.items)
    return { ...before, set: before.set.map(transaction.mapping, transaction.doc) }
  }
  return Extension.create({
    name,
    addProseMirrorPlugins: () => [
      new Plugin<Drawn<Item>>({
        key,
        state: { init: () => ({ items: [], set: DecorationSet.empty }), apply: after },
        props: { decorations: (state) => key.getState(state)?.set },
      }),
    ],
  })
}

/** A block of the text with the position before it. */
export function blockAt(document: Node, block: number): { node: Node; start: number } | null {
  if (block >= document.childCount) return null
  let start = 0
  for (let index = 0; index < block; index++) start += document.child(index).nodeSize
  return { node: document.child(block), start }
}

function drawingOf(document: Node, place: Place): Drawing | null {
  const found = place.field === 'body' && place.block !== null ? blockAt(document, place.block) : null
  if (found?.node.isAtom) {
    return { from: found.start, to: found.start + found.node.nodeSize, isPicture: true }
  }
  const stretch = stretchOf(document, place)
  return stretch && { ...stretch, isPicture: false }
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
