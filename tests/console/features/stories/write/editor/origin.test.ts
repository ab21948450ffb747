import { fromStoryDocument, toStoryDocument } from '@console/features/stories/write/editor/document'
import { storyExtensions } from '@console/features/stories/write/editor/extensions'
import { fromModel, UNTOUCHED } from '@console/features/stories/write/editor/origin'
import { cleanPastedHtml } from '@console/features/stories/write/paste/clean-html'
import { sharesOf } from '@functions/_common/origin'
import { Editor, type JSONContent } from '@tiptap/core'

const paragraph = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] })
let editor: Editor
beforeEach(() => {
  editor = new Editor({
    extensions: storyExtensions(),
    content: { type: 'doc', content: [paragraph('人写的话。')] },
  })
  editor
    .chain()
    .setTextSelection(6)
    .insertContent(fromModel(paragraph('机器写的话。')))
    .setMeta(UNTOUCHED, true)
    .run()
})
afterEach(() => editor.destroy())

const document = () => toStoryDocument(editor.getJSON())
const shares = () => sharesOf(document())
/** Place of some words in the editor. */
const at = (words: string): number => {
  let place = -1
  editor.state.doc.descendants((node, from) => {
    const index = node.text?.indexOf(words) ?? -1
    if (index >= 0) place = from + index
  })
  return place
}

it('a model’s words keep where they come from, through saving and opening', () => {
  expect(shares()).toEqual({ human: 5, ai: 6, ai_edited: 0 })
  const again = fromStoryDocument(document())
  editor.commands.setContent(again, { emitUpdate: false })
  expect(shares()).toEqual({ human: 5, ai: 6, ai_edited: 0 })
})

it('one keystroke inside makes the whole run a model’s that a person has edited', () => {
  editor.view.dispatch(editor.state.tr.insertText('也', at('机器') + 2))
  expect(shares()).toEqual({ human: 5, ai: 0, ai_edited: 7 })
})

it('taking a word out does so, too', () => {
  const from = at('机器')
  editor.commands.deleteRange({ from, to: from + 1 })
  expect(shares()).toEqual({ human: 5, ai: 0, ai_edited: 5 })
})

it('what is typed before and behind is a person’s, and leaves the run as it is', () => {
  editor.view.dispatch(editor.state.tr.insertText('开头', 1))
  editor.commands.insertContentAt(editor.state.doc.content.size, paragraph('结尾'))
  expect(shares()).toEqual({ human: 9, ai: 6, ai_edited: 0 })
})

it('bold is a look, not an edit', () => {
  const from = at('机器')
  editor
    .chain()
    .setTextSelection({ from, to: from + 2 })
    .toggleBold()
    .run()
  expect(shares()).toEqual({ human: 5, ai: 6, ai_edited: 0 })
})

it('copied within a story it stays a model’s; a foreign page cannot pass off its own', () => {
  expect(cleanPastedHtml('<p><span data-origin="ai" onclick="x()">机器</span>人</p>')).toBe(
    '<p><span data-origin="ai">机器</span>人</p>',
  )
  expect(cleanPastedHtml('<p><span data-origin="human&quot;>x">字</span></p>')).toBe('<p>字</p>')
})
