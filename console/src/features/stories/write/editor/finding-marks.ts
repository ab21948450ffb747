import type { Finding } from '@functions/stories/contract'
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { placeOf, type Stretch } from '../checks/place'

/** A finding where its words stand by now. */
export interface DrawnFinding extends Stretch {
  readonly finding: Finding
}

interface Drawn {
  readonly items: readonly DrawnFinding[]
  readonly set: DecorationSet
}

export const findingMarks = new PluginKey<Drawn>('findingMarks')

/**
 * 检查 in the text: what the rules found is underlined. It moves with the words, and goes as soon as somebody changes
 * them; nothing of the text or of the selection is touched. F8 leads to the next one, Shift+F8 to the one before,
 * Alt+Enter takes the suggestion (the keys that code editors use for problems).
 */
export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addKeyboardShortcuts() {
    return {
      F8: () => goOn(this.editor, 1),
      'Shift-F8': () => goOn(this.editor, -1),
      'Alt-Enter': () => {
        const drawn = findingsAt(this.editor.state).find(({ finding }) => finding.suggestion)
        return drawn !== undefined && this.editor.isEditable && takeSuggestion(this.editor, drawn)
      },
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<Drawn>({
      key: findingMarks,
      state: { init: () => ({ items: [], set: DecorationSet.empty }), apply: after },
      props: { decorations: (state) => findingMarks.getState(state)?.set },
    }),
  ],
})

function after(transaction: Transaction, before: Drawn): Drawn {
  const findings: readonly Finding[] | undefined = transaction.getMeta(findingMarks)
  if (findings) return drawnOf(transaction.doc, placed(transaction.doc, findings))
  if (!transaction.docChanged) return before
  // another text in place of this one: each is looked up anew
  if (transaction.getMeta('preventUpdate')) {
    const kept = before.items.map(({ finding }) => finding)
    return drawnOf(transaction.doc, placed(transaction.doc, kept))
  }
  return drawnOf(
    transaction.doc,
    before.items.flatMap((item) => moved(transaction, item)),
  )
}

const placed = (document: Node, findings: readonly Finding[]): DrawnFinding[] =>
  findings.flatMap((finding) => {
    const place = placeOf(document, finding)
    return place ? [{ ...place, finding }] : []
  })

/** Where a finding went; nowhere when its words are others now. */
function moved({ before, doc, mapping }: Transaction, { from, to, finding }: DrawnFinding): DrawnFinding[] {
  const now = { from: mapping.map(from, 1), to: mapping.map(to, -1) }
  if (now.from >= now.to) return []
  return wordsAt(doc, now) === wordsAt(before, { from, to }) ? [{ ...now, finding }] : []
}

const wordsAt = (document: Node, { from, to }: Stretch): string => {
  const node = document.nodeAt(from)
  return node?.isAtom && !node.isText
    ? `${node.attrs.alt}\n${node.attrs.caption}`
    : document.textBetween(from, to, '\n', '\n')
}

const drawnOf = (document: Node, items: readonly DrawnFinding[]): Drawn => ({
  items,
  set: DecorationSet.create(
    document,
    items.map(({ from, to, finding }) => {
      const node = document.nodeAt(from)
      const attributes = { title: finding.message }
      return node?.isAtom && !node.isText
        ? Decoration.node(from, to, { ...attributes, class: 'finding-mark-picture' })
        : Decoration.inline(from, to, { ...attributes, class: `finding-mark finding-mark-${finding.weight}` })
    }),
  ),
})

/** Underlines these findings in place of those before. Waits while an input method is at work: it would lose its place. */
export function drawFindings(editor: Editor, findings: readonly Finding[]): void {
  const draw = () => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(findingMarks, findings))
  }
  waiting.get(editor)?.abort()
  if (!editor.view.composing) {
    draw()
    return
  }
  const controller = new AbortController()
  waiting.set(editor, controller)
  // the editor itself first takes in what was composed
  const options = { once: true, signal: controller.signal }
  editor.view.dom.addEventListener('compositionend', () => requestAnimationFrame(draw), options)
}
const waiting = new WeakMap<Editor, AbortController>()

const drawnIn = (state: EditorState): readonly DrawnFinding[] => findingMarks.getState(state)?.items ?? []

/** What was found at the words in which the caret or the whole selection stands. */
export function findingsAt(state: EditorState): DrawnFinding[] {
  const { from, to } = state.selection
  return drawnIn(state).filter((drawn) => drawn.from <= from && to <= drawn.to)
}

/** Where a finding of the list stands by now, also when words before it were typed since. */
export function placeNow(state: EditorState, finding: Finding): Stretch | null {
  return drawnIn(state).find((drawn) => drawn.finding === finding) ?? placeOf(state.doc, finding)
}

/** Puts the suggestion in place of the words. */
export function takeSuggestion(editor: Editor, { from, to, finding }: DrawnFinding): boolean {
  if (finding.suggestion === null) return false
  return editor.chain().focus().insertContentAt({ from, to }, finding.suggestion).run()
}

/** Selects the next finding in the text, or the one before; round at the ends. */
export function goOn(editor: Editor, step: 1 | -1): boolean {
  const items = [...drawnIn(editor.state)].sort((one, other) => one.from - other.from || one.to - other.to)
  const { from, to } = editor.state.selection
  const next =
    step === 1
      ? (items.find((item) => item.from > from || (item.from === from && item.to > to)) ?? items[0])
      : (items.findLast((item) => item.from < from) ?? items.at(-1))
  return next !== undefined && editor.chain().focus().setTextSelection(next).scrollIntoView().run()
}
