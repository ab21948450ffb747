import { storyExtensions } from '@console/features/stories/write/editor/extensions'
import { FindingCard } from '@console/features/stories/write/editor/finding-card'
import { drawFindings, FindingMarks } from '@console/features/stories/write/editor/finding-marks'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import { ConfigProvider } from 'antd'
import { aFinding } from '../../../../support/a-finding'
import { completeWindow } from '../../../../support/desk'

const LINE = '最好的路，帐号是十二个。'
let editor: Editor
beforeAll(() => {
  completeWindow()
  // jsdom lays nothing out; the editor asks where the words stand
  Range.prototype.getClientRects = () => [new DOMRect()] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => new DOMRect()
})
beforeEach(() => {
  editor = new Editor({ extensions: [...storyExtensions(), FindingMarks], content: `<p>${LINE}</p>` })
})
afterEach(() => editor.destroy())

const finding = (words: string, suggestion: string | null = null) => aFinding(LINE, words, suggestion)

async function shown(editable = true) {
  render(
    <ConfigProvider button={{ autoInsertSpace: false }} theme={{ zeroRuntime: true }}>
      <div>
        <EditorContent editor={editor} />
        <FindingCard editor={editor} editable={editable} />
      </div>
    </ConfigProvider>,
  )
  await act(async () => drawFindings(editor, [finding('最好', null), finding('帐号', '账号')]))
}
const caretAt = (words: string) =>
  act(async () => void editor.commands.setTextSelection(LINE.indexOf(words) + 2))
const card = () => screen.queryByRole('region', { name: '这几个字的检查' })
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('it is there only while the caret stands in the words, and says the rule and where it comes from', async () => {
  await shown()
  await caretAt('帐号')
  expect(card()?.textContent).toContain('“帐号”要改。')
  expect(card()?.textContent).toContain('用词：编辑规范')
  await caretAt('十二个')
  expect(card()).toBeNull()
})

test('its correction is one press away, and the card goes with the words', async () => {
  await shown()
  await caretAt('帐号')
  await press('改成“账号”')
  expect(editor.getText()).toBe(LINE.replace('帐号', '账号'))
  expect(card()).toBeNull()
})

test('the next one is one press away; where the rules know nothing better, nothing is offered', async () => {
  await shown()
  await caretAt('帐号')
  await press('下一处')
  expect(card()?.textContent).toContain('“最好”要改。')
  expect(screen.queryByRole('button', { name: /^改成/ })).toBeNull()
})

test('it can be put away with Escape, and comes back with the caret', async () => {
  await shown()
  await caretAt('帐号')
  await act(async () => void fireEvent.keyDown(editor.view.dom, { key: 'Escape' }))
  expect(card()).toBeNull()
  await caretAt('最好')
  expect(card()?.textContent).toContain('“最好”要改。')
})

test('whoever only reads sees the reason and no correction', async () => {
  await shown(false)
  await caretAt('帐号')
  expect(card()?.textContent).toContain('“帐号”要改。')
  expect(screen.queryByRole('button', { name: /^改成/ })).toBeNull()
})
