import { fromStoryDocument } from '@console/features/stories/write/editor/document'
import { ErrorMarks, errorMarks, placedErrors } from '@console/features/stories/write/editor/error-marks'
import { storyExtensions } from '@console/features/stories/write/editor/extensions'
import type { StoryDocument } from '@functions/_common/story-document'
import type { Mark } from '@functions/stories/contract/reviewing'
import { Editor } from '@tiptap/core'

const document: StoryDocument = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: '装了四十盏灯。' }] },
    {
      type: 'image',
      attrs: { src: 'cloud://a/b.png', alt: '灯', caption: '四十盏灯的第一盏' },
    },
  ],
}
const words = { title: '小巷亮灯', digest: '', document }
const mark = (part: Partial<Mark>): Mark => ({
  markId: 'm1',
  stage: 'first_review',
  round: 1,
  revision: 1,
  by: { personId: 'p1', name: '乌兰' },
  at: '2026-03-02T04:00:00.000Z',
  block: 0,
  from: 2,
  to: 5,
  quote: '四十盏',
  note: '再数一遍',
  ...part,
})

test('an error stands where its words are now, and one whose words were put right goes', () => {
  const moved = mark({ from: 0, to: 3 })
  expect(placedErrors(words, [moved])).toEqual([
    {
      place: { field: 'body', block: 0, from: 2, to: 5 },
      number: 1,
      said: '再数一遍（初审 乌兰）',
    },
  ])
  expect(placedErrors(words, [mark({ quote: '五十盏' })])).toEqual([])
})

test('numbers stay those of the list beside the text', () => {
  const errors = placedErrors(words, [
    mark({ quote: '改掉了' }),
    mark({ block: 'title', from: 0, to: 2, quote: '小巷' }),
  ])
  expect(errors.map(({ number, place }) => [number, place.field])).toEqual([[2, 'title']])
})

describe('in the editor', () => {
  let editor: Editor
  beforeEach(() => {
    editor = new Editor({
      extensions: [...storyExtensions(), ErrorMarks],
      content: fromStoryDocument(document),
    })
    const marks = [mark({}), mark({ block: 1, from: 0, to: 3 })]
    editor.view.dispatch(editor.state.tr.setMeta(errorMarks, placedErrors(words, marks)))
  })
  afterEach(() => editor.destroy())
  const underlined = () => [...editor.view.dom.querySelectorAll('.error-mark')].map((one) => one.textContent)
  const signs = () =>
    [...editor.view.dom.querySelectorAll('[role="img"].error-mark-number')].map((one) =>
      one.getAttribute('aria-label'),
    )

  test('is underlined, with a number that says what is wrong; a picture is marked as a whole', () => {
    expect(underlined()).toEqual(['四十盏'])
    expect(signs()).toEqual(['第 1 处差错：再数一遍（初审 乌兰）', '第 2 处差错：再数一遍（初审 乌兰）'])
    expect(editor.view.dom.querySelector('.error-mark-picture')).not.toBeNull()
  })

  test('follows the words, is not part of the text, and is drawn again when another text comes in its place', () => {
    editor.commands.insertContentAt(1, '今天')
    expect(underlined()).toEqual(['四十盏'])
    expect(editor.getText()).toContain('今天装了四十盏灯。')
    editor.commands.setContent(fromStoryDocument(document), { emitUpdate: false })
    expect(underlined()).toEqual(['四十盏'])
  })
})
