import { plainText, StoryDocument } from '@functions/_common/story-document'
import { fireEvent, render, screen } from '@testing-library/react'
import * as fc from 'fast-check'
import { SLICE_BLOCKS, StoryBody } from '@/ui/story-body'
import type { Block } from '@/ui/story-body/node'

const onLink = jest.fn()
const onPicture = jest.fn()
beforeEach(() => jest.clearAllMocks())

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const draw = (...blocks: object[]) =>
  render(<StoryBody blocks={blocks as Block[]} slices={99} onLink={onLink} onPicture={onPicture} />).container

describe('what must not happen', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example',
    ' https://a.example',
    'file:///etc/passwd',
  ])('a link to %s is plain text', (href) => {
    const body = draw(paragraph(text('点我', { type: 'link', attrs: { href } })))
    expect(body.querySelector('a')).toBeNull()
    expect(body.textContent).toBe('点我')
  })

  test('words that look like markup are words', () => {
    const words = '<img src=x onerror="alert(1)"><script>alert(1)</script>&lt;b&gt;'
    const body = draw(paragraph(text(words)), {
      type: 'heading',
      attrs: { level: 2 },
      content: [text(words)],
    })
    expect(body.querySelector('img, script, b')).toBeNull()
    expect(body.textContent).toBe(words + words)
  })

  test('a node nobody knows shows its words and nothing else', () => {
    const body = draw({
      type: 'iframe',
      attrs: { src: 'https://evil.example' },
      content: [paragraph(text('里面的字'))],
    })
    expect(body.querySelector('iframe')).toBeNull()
    expect(body.innerHTML).not.toContain('evil')
    expect(body.textContent).toBe('里面的字')
  })

  test.each([
    ['without content', { type: 'paragraph' }],
    ['with content that is no list', { type: 'bulletList', content: 'words' }],
    ['with marks that are no list', paragraph({ type: 'text', text: '字', marks: 'bold' })],
    ['with text that is no text', paragraph({ type: 'text', text: { $gt: '' } })],
    ['a picture without attributes', { type: 'image' }],
    ['a table without rows', { type: 'table', content: [] }],
    ['a table with a row of nothing', { type: 'table', content: [{ type: 'tableRow' }] }],
    ['of a type that every object has', { type: 'constructor', content: [] }],
  ])('a block %s does not stop the page', (_, block) => {
    expect(draw(block, paragraph(text('后面还有'))).textContent).toContain('后面还有')
  })

  test('a picture from a script address is not drawn', () => {
    const body = draw({ type: 'image', attrs: { src: 'javascript:alert(1)', alt: '揭牌', caption: '' } })
    expect(body.querySelector('img')).toBeNull()
    expect(body.textContent).toBe('揭牌')
  })
})

describe('every kind of node', () => {
  test('headings say their level and carry the anchor of their block', () => {
    draw(paragraph(text('引子')), { type: 'heading', attrs: { level: 3 }, content: [text('第一节')] })
    const heading = screen.getByRole('heading', { name: '第一节', level: 3 })
    expect(heading.id).toBe('block-1')
  })

  test('marks stand together', () => {
    const body = draw(paragraph(text('要紧', { type: 'bold' }, { type: 'underline' })))
    expect(body.querySelector('.story-bold.story-underline')?.textContent).toBe('要紧')
  })

  test('links: the web in a new tab without an opener, our pages through the page, a telephone to call', () => {
    draw(
      paragraph(
        text('网站', { type: 'link', attrs: { href: 'https://a.example/x?y=1' } }),
        text('那篇', { type: 'link', attrs: { href: '/features/articles/read/index?id=a' } }),
        text('电话', { type: 'link', attrs: { href: 'tel:0472-12345' } }),
      ),
    )
    const web = screen.getByRole('link', { name: '网站' })
    expect(web.getAttribute('target')).toBe('_blank')
    expect(web.getAttribute('rel')).toContain('noopener')
    fireEvent.click(screen.getByRole('link', { name: '那篇' }))
    expect(onLink.mock.calls).toEqual([['/features/articles/read/index?id=a']])
    expect(screen.getByRole('link', { name: '电话' }).getAttribute('href')).toBe('tel:0472-12345')
  })

  test('a picture has its words, keeps its shape, and opens at a tap', () => {
    const attrs = {
      src: 'https://a.example/1.jpg',
      alt: '揭牌',
      caption: '揭牌仪式',
      width: 400,
      height: 300,
    }
    const body = draw({ type: 'image', attrs })
    expect(body.textContent).toBe('揭牌仪式')
    fireEvent.click(screen.getByRole('button', { name: '图片：揭牌，点开看大图' }))
    expect(onPicture.mock.calls).toEqual([['https://a.example/1.jpg']])
    expect((body.querySelector('.story-picture') as HTMLElement).style.paddingBottom).toBe('75%')
  })

  test('lists nest, and count from where they start', () => {
    const inner = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('内'))] }] }
    const body = draw({
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        { type: 'listItem', content: [paragraph(text('甲')), inner] },
        { type: 'listItem', content: [paragraph(text('乙'))] },
      ],
    })
    expect([...body.querySelectorAll('.story-sign')].map((sign) => sign.textContent)).toEqual([
      '3.',
      '◦',
      '4.',
    ])
    expect(screen.getAllByRole('list')).toHaveLength(2)
  })

  test('tables have header cells, spans, and say when they are wider than the screen', () => {
    const cell = (type: string, words: string, attrs?: object) => ({
      type,
      attrs,
      content: [paragraph(text(words))],
    })
    const table = {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [cell('tableHeader', '楼层', { colspan: 3 }), cell('tableHeader', '补贴')],
        },
        { type: 'tableRow', content: ['一', '二', '三', '四'].map((words) => cell('tableCell', words)) },
      ],
    }
    const body = draw(table)
    expect(screen.getByRole('columnheader', { name: '楼层' }).getAttribute('colspan')).toBe('3')
    expect(body.textContent).toContain('左右滑动看全')
    expect(screen.getAllByRole('row')).toHaveLength(2)
  })

  test('quotes, rules and line breaks', () => {
    const body = draw(
      { type: 'blockquote', content: [paragraph(text('原话'))] },
      { type: 'horizontalRule' },
      paragraph(text('上'), { type: 'hardBreak' }, text('下')),
    )
    expect(screen.getByRole('blockquote').textContent).toBe('原话')
    expect(screen.getByRole('separator')).toBeTruthy()
    expect(body.textContent).toContain('上\n下')
  })
})

test('a long text comes slice by slice', () => {
  const blocks = Array.from({ length: SLICE_BLOCKS + 1 }, (_, index) => paragraph(text(`第${index}段`)))
  const { container, rerender } = render(
    <StoryBody blocks={blocks as Block[]} slices={1} onLink={onLink} onPicture={onPicture} />,
  )
  expect(container.textContent).not.toContain(`第${SLICE_BLOCKS}段`)
  rerender(<StoryBody blocks={blocks as Block[]} slices={2} onLink={onLink} onPicture={onPicture} />)
  expect(container.textContent).toContain(`第${SLICE_BLOCKS}段`)
})

/** Any document that the schema lets through. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((some) => !/\p{Cc}/u.test(some))
const href = fc.constantFrom('https://a.example/?q=1', 'tel:12345', '/pages/home/index')
const mark = fc.oneof(
  fc.constantFrom('bold', 'italic', 'underline', 'strike').map((type) => ({ type })),
  href.map((to) => ({ type: 'link', attrs: { href: to } })),
)
const run = fc.record({ type: fc.constant('text'), text: words, marks: fc.array(mark, { maxLength: 5 }) })
const inline = fc.oneof(
  { weight: 4, arbitrary: run },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const aParagraph = fc.record({ type: fc.constant('paragraph'), content: fc.array(inline, { maxLength: 4 }) })
const listOf = (item: fc.Arbitrary<object>) =>
  fc.record({
    type: fc.constantFrom('bulletList', 'orderedList'),
    content: fc.array(
      fc.record({ type: fc.constant('listItem'), content: fc.array(item, { minLength: 1, maxLength: 3 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
const leaf = listOf(aParagraph)
const outer = listOf(fc.oneof(aParagraph, listOf(fc.oneof(aParagraph, leaf))))
const flow = fc.array(fc.oneof(aParagraph, leaf), { minLength: 1, maxLength: 3 })
const span = fc.integer({ min: 1, max: 5 })
const cell = fc.record({
  type: fc.constantFrom('tableCell', 'tableHeader'),
  attrs: fc.record({ colspan: span, rowspan: span }),
  content: flow,
})
const table = fc.record({
  type: fc.constant('table'),
  content: fc.array(fc.record({ type: fc.constant('tableRow'), content: fc.array(cell, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
})
const block = fc.oneof(
  aParagraph,
  fc.record({
    type: fc.constant('heading'),
    attrs: fc.record({ level: fc.constantFrom(2, 3) }),
    content: fc.array(inline, { maxLength: 3 }),
  }),
  fc.constant({ type: 'horizontalRule' }),
  outer,
  fc.record({ type: fc.constant('blockquote'), content: flow }),
  table,
)
const aDocument = fc.record({ type: fc.constant('doc'), content: fc.array(block, { maxLength: 6 }) })

test('any document the schema lets through is drawn, with all its words', () => {
  fc.assert(
    fc.property(aDocument, (generated) => {
      const document = StoryDocument.parse(generated)
      const { container, unmount } = render(
        <StoryBody blocks={document.content} slices={99} onLink={onLink} onPicture={onPicture} />,
      )
      const shown = container.textContent?.replace(/\s/g, '') ?? ''
      for (const line of plainText(document).split('\n')) expect(shown).toContain(line.replace(/\s/g, ''))
      unmount()
    }),
    { numRuns: 60 },
  )
})
