import { escapeHtml } from '@functions/_common/story-html'
import type { ReaderBlock } from '@functions/articles/contract'
import { savedPage } from '@/features/articles/read/saved-page'

const facts = { facts: [['来源', '包头日报']] as const, corrections: [], foot: '云上昆都仑' }
const page = (blocks: unknown[], title = '题目', pictures = new Map<string, string>()) => {
  const html = savedPage({ title, author: '记者', blocks: blocks as ReaderBlock[] }, facts, pictures)
  return new DOMParser().parseFromString(html, 'text/html')
}
const text = (words: string, marks: unknown[] = []) => ({ type: 'text', text: words, marks })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })

describe('savedPage', () => {
  test('markup in words stays words, wherever it stands', () => {
    const saved = page([paragraph(text('<img src=x onerror=alert(1)>'))], '<script>alert(1)</script>')
    expect(saved.querySelector('script, img')).toBeNull()
    expect(saved.querySelector('h1')?.textContent).toBe('<script>alert(1)</script>')
    expect(saved.querySelector('main')?.textContent).toContain('<img src=x onerror=alert(1)>')
  })

  test('an href that is not one of ours becomes plain text', () => {
    const saved = page([paragraph(text('点我', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]))])
    expect(saved.querySelector('a')).toBeNull()
    expect(saved.querySelector('main')?.textContent).toContain('点我')
  })

  test('a picture stands inside the file, or its words do', () => {
    const picture = { type: 'image', attrs: { src: 'https://a/1.jpg', alt: '揭牌', caption: '揭牌仪式' } }
    expect(page([picture]).querySelector('img')).toBeNull()
    expect(page([picture]).querySelector('figure')?.textContent).toContain('图：揭牌')
    const inside = page([picture], '题目', new Map([['https://a/1.jpg', 'data:image/png;base64,AAAA']]))
    expect(inside.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AAAA')
  })

  test('tables, lists, quotes and marks keep their shape', () => {
    const saved = page([
      { type: 'heading', attrs: { level: 2 }, content: [text('第一章')] },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [{ type: 'listItem', content: [paragraph(text('条'))] }],
      },
      { type: 'blockquote', content: [paragraph(text('原话', [{ type: 'bold' }]))] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('头'))] }],
          },
        ],
      },
    ])
    expect(saved.querySelector('h2')?.textContent).toBe('第一章')
    expect(saved.querySelector('ol')?.getAttribute('start')).toBe('3')
    expect(saved.querySelector('blockquote strong')?.textContent).toBe('原话')
    expect(saved.querySelector('th')?.getAttribute('colspan')).toBe('2')
  })

  test('break marks of the title are not shown', () => {
    expect(page([], '昆都仑区：｜打造阵地').querySelector('h1')?.textContent).toBe('昆都仑区：打造阵地')
  })
})

test('escapeHtml leaves no sign that opens or closes anything', () => {
  expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;')
})
