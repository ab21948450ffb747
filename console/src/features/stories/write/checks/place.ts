import type { Finding } from '@functions/stories/contract'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

/** A stretch of the editor's document, in its own positions. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Stands between two paragraphs of one block; no character of the document is there. */
const GAP = -1

/**
 * Where a finding stands in the editor now. Null when its words are no longer there: somebody has typed since.
 * A picture's caption is a field of the picture, so the picture itself is the place.
 */
export function placeOf(document: Node, { block, from, to, words }: Finding): Stretch | null {
  if (block === null || block >= document.childCount) return null
  let start = 0
  for (let index = 0; index < block; index++) start += document.child(index).nodeSize
  const node = document.child(block)
  if (node.isAtom) return { from: start, to: start + node.nodeSize }
  const characters = charactersOf(node, start)
  const text = characters.map(({ character }) => character).join('')
  if (text.slice(from, to) !== words) return null
  const first = characters[from]
  const last = characters[to - 1]
  return first && last && first.at !== GAP && last.at !== GAP ? { from: first.at, to: last.at + 1 } : null
}

interface Character {
  readonly character: string
  readonly at: number
}

/** The characters of a block as `plainText` joins them, each with its place in the document. */
export function charactersOf(node: Node, at: number): Character[] {
  if (node.isText) {
    // by code units, as findings and the editor both count
    return (node.text ?? '').split('').map((character, index) => ({ character, at: at + index }))
  }
  if (node.type.name === 'hardBreak') return [{ character: '\n', at }]
  const parts: Character[][] = []
  node.forEach((child, offset) => {
    parts.push(charactersOf(child, at + offset + 1))
  })
  if (node.isTextblock) return parts.flat()
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ character: '\n', at: GAP }, ...part]))
}

/** The fields beside the text that hold words. */
export type WordField = Exclude<Finding['field'], 'body' | 'alt'>

export const isWordField = (field: Finding['field']): field is WordField =>
  field !== 'body' && field !== 'alt'

/** Selects words in a field; says false when they are no longer there. */
export function selectIn(field: WordField, { from, to, words }: Finding): boolean {
  const box = document.querySelector<HTMLTextAreaElement | HTMLInputElement>(`[data-field="${field}"]`)
  // a break mark in the title is a blank to the rules
  if (!box || box.value.slice(from, to).replaceAll('｜', ' ') !== words) return false
  box.focus()
  box.setSelectionRange(from, to)
  return true
}

/** Puts other words in place of a finding's, in the text or in what belongs to a picture; false when they are no longer there. */
export function replaceIn(
  editor: Editor,
  finding: Finding,
  words: string,
  place: Stretch | null = placeOf(editor.state.doc, finding),
): boolean {
  if (place === null) return false
  const node = editor.state.doc.nodeAt(place.from)
  if (!node?.isAtom || node.isText) return editor.chain().focus().insertContentAt(place, words).run()
  const name = finding.field === 'alt' ? 'alt' : 'caption'
  const said = String(node.attrs[name] ?? '')
  if (said.slice(finding.from, finding.to) !== finding.words) return false
  const now = said.slice(0, finding.from) + words + said.slice(finding.to)
  editor.view.dispatch(editor.state.tr.setNodeAttribute(place.from, name, now))
  return true
}
