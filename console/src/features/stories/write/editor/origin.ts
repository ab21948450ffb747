import type { OriginBy } from '@functions/_common/origin'
import { ORIGIN_LABELS } from '@functions/_common/origin'
import { type JSONContent, Mark } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'

const ORIGIN = 'origin'
const isOrigin = (by: unknown): by is OriginBy => by === 'ai' || by === 'ai_edited'

/** Who wrote these words, when a model had a part in it. It cannot be taken off by hand; it goes with the words. */
export const Origin = Mark.create({
  name: ORIGIN,
  // what is typed behind a model's words is a person's
  inclusive: false,
  addAttributes: () => ({
    by: {
      default: 'ai_edited',
      parseHTML: (element) => {
        const by = element.getAttribute('data-origin')
        return isOrigin(by) ? by : 'ai_edited'
      },
      renderHTML: ({ by }) => ({ 'data-origin': by, title: isOrigin(by) ? ORIGIN_LABELS[by] : '' }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-origin]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, { doc, tr }) => {
        const own = transactions.every(
          (one) => !one.docChanged || one.getMeta(UNTOUCHED) || one.getMeta('preventUpdate'),
        )
        return own ? null : edited(before.doc, doc, tr)
      },
    }),
  ],
})

/** On a transaction that only puts a model's words in, or another text in place of this one. */
export const UNTOUCHED = 'origin-untouched'

interface Run {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Every unbroken stretch of a model's own words, however its runs differ in weight. */
function runsOf(document: Node): Run[] {
  const runs: Run[] = []
  document.descendants((node, at) => {
    if (!node.isText || !node.marks.some(({ type, attrs }) => type.name === ORIGIN && attrs.by === 'ai'))
      return
    const last = runs.at(-1)
    const run = { from: at, to: at + node.nodeSize, text: node.text ?? '' }
    if (last?.to === at) runs[runs.length - 1] = { from: last.from, to: run.to, text: last.text + run.text }
    else runs.push(run)
  })
  return runs
}

/**
 * A run that is not as a model wrote it is a model's with a person's hand in it. A run that was there before, or is a whole
 * piece cut off at a paragraph's end, counts as untouched only when its words stand unchanged.
 */
function edited(before: Node, after: Node, tr: Transaction): Transaction | null {
  const known = new Map<string, number>()
  for (const { text } of runsOf(before)) known.set(text, (known.get(text) ?? 0) + 1)
  const changed = runsOf(after).filter(({ text }) => {
    const left = known.get(text) ?? 0
    if (left > 0) known.set(text, left - 1)
    return left === 0
  })
  if (changed.length === 0) return null
  const type = after.type.schema.marks[ORIGIN]
  if (!type) return null
  for (const { from, to } of changed) tr.addMark(from, to, type.create({ by: 'ai_edited' }))
  return tr
}

/** A block with all its words marked as a model's. */
export function fromModel(node: JSONContent): JSONContent {
  if (node.type === 'text') return { ...node, marks: [{ type: ORIGIN, attrs: { by: 'ai' } }] }
  return node.content ? { ...node, content: node.content.map(fromModel) } : node
}
