import { placeOf, replaceIn } from '@console/features/stories/write/checks/place'
import { storyExtensions } from '@console/features/stories/write/editor/extensions'
import { plainText } from '@functions/_common/story-document'
import type { Finding } from '@functions/stories/contract'
import { Editor, type JSONContent } from '@tiptap/core'

const text = (words: string, ...marks: string[]): JSONContent => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks: marks.map((type) => ({ type })) } : {}),
})
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content })
const cell = (words: string): JSONContent => ({ type: 'tableCell', content: [paragraph(text(words))] })

const DOCUMENT: JSONContent = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('路修好了')] },
    paragraph(text('打电话'), text('138', 'bold'), text('12345678。')),
    paragraph(text('第一行'), { type: 'hardBreak' }, text('😀第二行')),
    {
      type: 'bulletList',
      content: ['扫雪', '送药'].map((words) => ({ type: 'listItem', content: [paragraph(text(words))] })),
    },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('合计'), cell('300')] }] },
    {
      type: 'image',
      attrs: { src: 'cloud://local.bucket/public/a.jpg', alt: '路', caption: '昆都伦区的路' },
    },
  ],
}

const editor = new Editor({ extensions: storyExtensions(), content: DOCUMENT })
afterAll(() => editor.destroy())

const finding = (block: number | null, words: string, from: number): Finding => ({
  key: 'k',
  ruleId: 'r',
  rule: '',
  ruleVersion: 1,
  basis: '',
  weight: 'fix',
  field: 'body',
  block,
  from,
  to: from + words.length,
  words,
  message: '',
  suggestion: null,
  original: null,
})
const wordsAt = (block: number, words: string) => {
  const from = plainText(DOCUMENT.content?.[block] as never).indexOf(words)
  const place = placeOf(editor.state.doc, finding(block, words, from))
  return place && editor.state.doc.textBetween(place.from, place.to, '\n', '\n')
}

test.each([
  ['outside the body', null, '路修好了', 0],
  ['in a block that is no longer there', 9, '路修好了', 0],
  ['where other words stand by now', 0, '路没修好', 0],
  ['beyond the end', 0, '了路', 3],
])('%s there is no place', (_, block, words, from) => {
  expect(placeOf(editor.state.doc, finding(block, words, from))).toBeNull()
})

test.each([
  [0, '修好'],
  [1, '13812345678'],
  [2, '第二行'],
  [3, '送药'],
  [4, '300'],
])('in block %i “%s” is found at its own place', (block, words) => {
  expect(wordsAt(block, words)).toBe(words)
})

test('a caption stands in its picture', () => {
  const place = placeOf(editor.state.doc, finding(5, '昆都伦区', 0))
  expect(place && editor.state.doc.nodeAt(place.from)?.type.name).toBe('image')
})

describe('putting other words there', () => {
  const made = () => new Editor({ extensions: storyExtensions(), content: DOCUMENT })

  test('the words of a caption and of what is read to the blind change, the picture stays', () => {
    const own = made()
    const caption = finding(5, '昆都伦区', 0)
    expect(replaceIn(own, caption, '昆都仑区')).toBe(true)
    expect(replaceIn(own, caption, '昆都仑区')).toBe(false)
    expect(replaceIn(own, { ...finding(5, '路', 0), field: 'alt' }, '新修的路')).toBe(true)
    expect(own.getJSON().content?.[5]?.attrs).toMatchObject({
      src: 'cloud://local.bucket/public/a.jpg',
      alt: '新修的路',
      caption: '昆都仑区的路',
    })
    own.destroy()
  })

  test('words of the text change where they stand', () => {
    const own = made()
    expect(replaceIn(own, finding(0, '路修好了', 0), '路通了')).toBe(true)
    expect(own.getJSON().content?.[0]?.content).toEqual([{ type: 'text', text: '路通了' }])
    expect(replaceIn(own, finding(0, '路修好了', 0), '路通了')).toBe(false)
    own.destroy()
  })
})
