import { storyExtensions } from '@console/features/stories/write/editor/extensions'
import {
  drawFindings,
  FindingMarks,
  findingsAt,
  goOn,
  placeNow,
  takeSuggestion,
} from '@console/features/stories/write/editor/finding-marks'
import { Editor } from '@tiptap/core'
import { aFinding } from '../../../../support/a-finding'

const LINE = '最好的路，帐号是十二个,请记下。'
let editor: Editor
beforeEach(() => {
  editor = new Editor({ extensions: [...storyExtensions(), FindingMarks], content: `<p>${LINE}</p>` })
  editor.commands.setTextSelection(1)
})
afterEach(() => editor.destroy())

const finding = (words: string, suggestion: string | null = null) => aFinding(LINE, words, suggestion)
const underlined = () =>
  [...editor.view.dom.querySelectorAll('.finding-mark')].map(({ textContent }) => textContent)

test('what is no longer there is not underlined, and the caret stays', () => {
  const before = editor.state.selection
  drawFindings(editor, [finding('帐号', '账号'), { ...finding('最好'), words: '最坏' }])
  expect(underlined()).toEqual(['帐号'])
  expect(editor.view.dom.querySelector('.finding-mark')?.getAttribute('title')).toBe('“帐号”要改。')
  expect(editor.state.selection.eq(before)).toBe(true)
})

test('a line moves with its words, and goes with the first stroke inside', () => {
  const account = finding('帐号', '账号')
  drawFindings(editor, [finding('最好'), account])
  editor.view.dispatch(editor.state.tr.insertText('看，', 1))
  expect(underlined()).toEqual(['最好', '帐号'])
  expect(placeNow(editor.state, account)).toMatchObject({ from: 8, to: 10 })
  editor.view.dispatch(editor.state.tr.insertText('新', 9))
  expect(underlined()).toEqual(['最好'])
})

test('the keys lead from one to the next and round', () => {
  drawFindings(editor, [finding('帐号'), finding('最好'), finding(',', '，')])
  const walked = [1, 1, 1, 1, -1].map((step) => {
    goOn(editor, step as 1 | -1)
    return findingsAt(editor.state).map(({ finding: { words } }) => words)
  })
  expect(walked).toEqual([['最好'], ['帐号'], [','], ['最好'], [',']])
})

test('one tap puts the right words there, and one step takes them back', () => {
  drawFindings(editor, [finding('帐号', '账号'), finding(',', '，')])
  editor.commands.setTextSelection(7)
  const [here] = findingsAt(editor.state)
  expect(here && takeSuggestion(editor, here)).toBe(true)
  expect(editor.getText()).toBe(LINE.replace('帐号', '账号'))
  expect(underlined()).toEqual([','])
  editor.commands.undo()
  expect(editor.getText()).toBe(LINE)
})

test('where the rules know no better words, nothing is put there', () => {
  drawFindings(editor, [finding('最好')])
  const [here] = findingsAt(editor.state)
  expect(here && takeSuggestion(editor, here)).toBe(false)
  expect(editor.getText()).toBe(LINE)
})
