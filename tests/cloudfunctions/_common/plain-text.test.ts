import { readFileSync } from 'node:fs'
import { chinesePunctuation, cleanPastedPage, textToDocument } from '@functions/_common/plain-text'
import { headingsOf, MAX_BLOCKS, plainText, StoryDocument } from '@functions/_common/story-document'
import fc from 'fast-check'

const page = () => cleanPastedPage(readFileSync('site/sample/seed-article.txt', 'utf8'))
const words = (text: string) => text.replace(/[\p{Cc}\s\uFEFF\u200B\u2028\u2029]/gu, '')

describe('cleanPastedPage', () => {
  it('takes nothing from a text that is no page', () => {
    expect(cleanPastedPage('第一段。\n\n第二段。')).toEqual({
      title: '',
      datedAt: null,
      unit: '',
      source: '',
      author: '',
      text: '第一段。\n\n第二段。',
    })
  })

  it('does not take the next label for an empty field', () => {
    const found = cleanPastedPage('题目在这里\n发布日期:2024-02-30  来源:  点击量:12\n正文。')
    expect(found).toMatchObject({ title: '题目在这里', source: '', text: '正文。' })
  })

  it('finds title, date, unit, source and author of the newspaper report', () => {
    expect(page()).toMatchObject({
      title: '昆都仑区：打造强有力的新型主流舆论阵地',
      datedAt: '2019-09-03T18:58:00.000Z',
      unit: '宣传部',
      source: '包头日报',
      author: '文/闫静 廖美丽 图/冯雪 赵金凤',
    })
  })

  it('leaves the website around the report behind', () => {
    const { text } = page()
    expect(text).toMatch(/^近年来，以习近平同志为核心的党中央/)
    expect(text).toMatch(/让党的声音传得更开、传得更广、传得更深入。擘画.+磅礴力量！$/)
    for (const chrome of ['登录', '扫码访问', '当前位置', '打印保存', '智能问答', '点击量']) {
      expect(text).not.toContain(chrome)
    }
  })
})

describe('chinesePunctuation', () => {
  it('leaves times, numbers, addresses and foreign words alone', () => {
    const text = 'See http://a.cn:80/x?y=1, 02:58, 3,000 (ok)'
    expect(chinesePunctuation(text)).toBe(text)
  })
  it('gives Chinese sentences their own marks', () => {
    expect(chinesePunctuation('8月14日,中心(所、站)“派单”;好吗?')).toBe(
      '8月14日，中心（所、站）“派单”；好吗？',
    )
  })
})

describe('textToDocument', () => {
  it('finds the three cross-heads of the newspaper report and no other', () => {
    expect(headingsOf(textToDocument(page().text)).map(({ level, text }) => [level, text])).toEqual([
      [2, '创新机制 优化整合 推进媒体深度融合'],
      [2, '导向为先 移动为王 打造融媒体矩阵'],
      [2, '引导群众 服务群众 打造“指尖上的政务服务中心”'],
    ])
  })

  it('drops file names and keeps their captions as such', () => {
    const text = plainText(textToDocument(page().text))
    expect(text).not.toMatch(/jpg/i)
    expect(text.match(/图片说明：.+/g)).toHaveLength(5)
  })

  it('takes neither a last line, nor a line with a full stop, nor a row of names for a heading', () => {
    expect(headingsOf(textToDocument('一段很长很长很长很长的话。\n王小明 李小红\n张三 李四'))).toEqual([])
    expect(headingsOf(textToDocument('一段话。\n同心协力 共建家园。\n又一段很长很长很长的话。'))).toEqual([])
  })

  it('reads marked headings, numbered headings and a statute’s article numbers', () => {
    const { content } = textToDocument(
      '## 第一章　总则\n第一条　为了居民。\n### 小节\n一、先说时间\n时间是明天上午九点，地点不变。',
    )
    expect(content.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'heading',
      'paragraph',
    ])
    expect(content[1]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: '第一条', marks: [{ type: 'bold' }] },
        { type: 'text', text: '　为了居民。' },
      ],
    })
  })

  it('never makes a document that the schema refuses', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('## ', '第一条　', 'a.jpg\n', '\n', '\r\n', '创新机制 优化整合', '\u0000', '\u2028'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(StoryDocument.safeParse(textToDocument(pieces.join(''))).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every word', () => {
    const word = fc.stringMatching(/^[\p{Script=Han}a-zA-Z，。“” 　]{1,30}$/u)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (lines) => {
        expect(words(plainText(textToDocument(lines.join('\n'))))).toBe(words(lines.join('')))
      }),
    )
  })

  it('takes the longest texts: one endless line, and more lines than a document has blocks', () => {
    for (const text of ['长'.repeat(60_000), '😀'.repeat(30_000), '一行\n'.repeat(MAX_BLOCKS + 500)]) {
      const document = textToDocument(text)
      expect(StoryDocument.safeParse(document).success).toBe(true)
      expect(words(plainText(document))).toBe(words(text))
    }
  })
})
