import {
  fromStoryDocument,
  MISSING_PICTURE,
  toStoryDocument,
} from '@console/features/stories/write/editor/document'
import { storyExtensions } from '@console/features/stories/write/editor/extensions'
import { cleanPastedHtml } from '@console/features/stories/write/paste/clean-html'
import { missingPictureLine, plainText, StoryDocument } from '@functions/_common/story-document'
import { generateHTML, generateJSON, getSchema, type JSONContent } from '@tiptap/core'
import * as fc from 'fast-check'
import { mpWeixinArticle, wordDocument, wpsTable } from '../paste/samples'

const schema = getSchema(storyExtensions())
const OWN = 'cloud://local.kundulun/public/pictures/a.jpg'
const text = (words: string, ...marks: JSONContent[]): JSONContent => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks: marks as { type: string }[] } : {}),
})
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content })
const doc = (...content: JSONContent[]): JSONContent => ({ type: 'doc', content })

describe('what the editor may hold and a story may not', () => {
  it('a link elsewhere than the web loses its link, not its words', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
    expect(toStoryDocument(doc(paragraph(text('点', link)))).content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: '点' }] },
    ])
  })

  it('a picture of elsewhere becomes a note', () => {
    const foreign = { type: 'image', attrs: { src: 'https://a.example/x.jpg', alt: '桥' } }
    expect(plainText(toStoryDocument(doc(foreign)))).toBe('【待传图：桥】')
  })

  it('control characters in words and names are dropped', () => {
    expect(plainText(toStoryDocument(doc(paragraph(text('甲\u0000\u0007乙')))))).toBe('甲乙')
    expect(plainText(toStoryDocument(doc({ type: MISSING_PICTURE, attrs: { note: 'a\nb' } })))).toBe(
      missingPictureLine('a b'),
    )
  })

  it('a text too long for one node is cut without breaking a character', () => {
    const long = `${'甲'.repeat(19_998)}𠀀${'乙'.repeat(5)}`
    const [block] = toStoryDocument(doc(paragraph(text(long)))).content
    expect(block && plainText(block)).toBe(long)
  })

  it('a list of four levels has three, and all its words', () => {
    const nest = (level: number): JSONContent => ({
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(text(`${level}`)), ...(level < 5 ? [nest(level + 1)] : [])] },
      ],
    })
    expect(plainText(toStoryDocument(doc(nest(1))))).toBe('1\n2\n3\n4\n5')
  })

  it('a row of forty cells keeps every word in thirty', () => {
    const cells = Array.from({ length: 40 }, (_, at) => ({
      type: 'tableCell',
      content: [paragraph(text(`格${at}`))],
    }))
    const [table] = toStoryDocument(
      doc({ type: 'table', content: [{ type: 'tableRow', content: cells }] }),
    ).content
    expect(table?.type === 'table' && table.content[0]?.content).toHaveLength(30)
    expect(table && plainText(table)).toMatch(/格0\n.*格39$/s)
  })

  it('empty paragraphs at the end are the editor’s', () => {
    expect(toStoryDocument(doc(paragraph(text('甲')), paragraph(), paragraph())).content).toHaveLength(1)
  })
})

it('a place for a picture survives saving and opening', () => {
  const saved = toStoryDocument(
    doc({ type: MISSING_PICTURE, attrs: { note: '公众号文章里的图', uploadId: 'upload-1' } }),
  )
  expect(fromStoryDocument(saved).content).toEqual([
    { type: MISSING_PICTURE, attrs: { note: '公众号文章里的图', uploadId: '' } },
  ])
})

it('an item that begins with a list is opened with a paragraph before it', () => {
  const inner = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('甲'))] }] }
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] }
  const opened = fromStoryDocument(StoryDocument.parse(doc(list)))
  expect(() => schema.nodeFromJSON(opened).check()).not.toThrow()
})

it.each([
  ['Word', wordDocument],
  ['a public account', mpWeixinArticle],
  ['WPS', wpsTable],
])('what is pasted from %s fits the editor and the story', (_, html) => {
  const json = generateJSON(cleanPastedHtml(html), storyExtensions())
  expect(() => schema.nodeFromJSON(json).check()).not.toThrow()
  expect(() => toStoryDocument(json)).not.toThrow()
})

/** Any document of the editor's own kinds, sound or not: too deep, too wide, with strange attributes and marks. */
const mark = fc.oneof(
  fc.constantFrom(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'underline' },
    { type: 'strike' },
    { type: 'code' },
  ),
  fc.record({ type: fc.constant('link'), attrs: fc.record({ href: fc.oneof(fc.webUrl(), fc.string()) }) }),
)
const inline = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    text: fc.string({ minLength: 1, unit: 'binary' }),
    marks: fc.array(mark, { maxLength: 8 }),
  }),
  fc.constant({ type: 'hardBreak' }),
)
const anyDocument = fc.letrec<{ block: JSONContent; item: JSONContent; cell: JSONContent }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.record({ type: fc.constant('paragraph'), content: fc.array(inline, { maxLength: 5 }) }),
    fc.record({
      type: fc.constant('heading'),
      attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
      content: fc.array(inline, { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('image'),
      attrs: fc.record({
        src: fc.oneof(fc.constant(OWN), fc.string()),
        alt: fc.oneof(fc.string({ maxLength: 400 }), fc.constant(null)),
        width: fc.oneof(fc.integer(), fc.constant(null), fc.double()),
      }),
    }),
    fc.record({ type: fc.constant(MISSING_PICTURE), attrs: fc.record({ note: fc.string() }) }),
    fc.constant({ type: 'horizontalRule' }),
    fc.record({
      type: fc.constantFrom('bulletList', 'orderedList'),
      attrs: fc.record({ start: fc.oneof(fc.integer(), fc.constant(null)) }),
      content: fc.array(tie('item'), { maxLength: 4 }),
    }),
    fc.record({ type: fc.constant('blockquote'), content: fc.array(tie('block'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('table'),
      content: fc.array(
        fc.record({ type: fc.constant('tableRow'), content: fc.array(tie('cell'), { maxLength: 4 }) }),
        { maxLength: 3 },
      ),
    }),
  ),
  item: fc.record({ type: fc.constant('listItem'), content: fc.array(tie('block'), { maxLength: 3 }) }),
  cell: fc.record({
    type: fc.constantFrom('tableCell', 'tableHeader'),
    attrs: fc.record({ colspan: fc.integer(), rowspan: fc.integer(), colwidth: fc.constant(null) }),
    content: fc.array(tie('block'), { maxLength: 3 }),
  }),
})).block

const wordsIn = (node: JSONContent): string[] =>
  node.type === 'text'
    ? [(node.text ?? '').replace(/[^\P{Cc}\n\t]/gu, '')]
    : (node.content ?? []).flatMap(wordsIn)

it('a copied picture names its file without being fetched, and is pasted again as itself', () => {
  const picture = { type: 'image', attrs: { src: OWN, alt: '桥', caption: '钢桥', width: 4, height: 3 } }
  const html = generateHTML(doc(picture), storyExtensions())
  expect(html).not.toMatch(/ src=/)
  expect(generateJSON(cleanPastedHtml(html), storyExtensions())).toEqual(doc(picture))
})

it('any JSON of the editor is a story after all, keeps its words, and opens in the editor again', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { maxLength: 6 }), (content) => {
      const story = toStoryDocument(doc(...content))
      expect(StoryDocument.safeParse(story).success).toBe(true)
      const words = plainText(story)
      for (const said of wordsIn(doc(...content))) expect(words).toContain(said)
      expect(() => schema.nodeFromJSON(fromStoryDocument(story)).check()).not.toThrow()
      // saving what was saved changes nothing
      expect(toStoryDocument(fromStoryDocument(story))).toEqual(story)
    }),
    { numRuns: 300 },
  )
})
