import { placeOf, withWords } from '../../../cloudfunctions/_common/anchor'
import { type Block, plainText, type StoryDocument } from '../../../cloudfunctions/_common/story-document'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const words = (...content: Block[]) => ({
  title: '题目',
  digest: '',
  document: { type: 'doc', content } as StoryDocument,
})
const anchor = (block: number, from: number, quote: string) =>
  ({ field: 'body', block, from, to: from + quote.length, quote }) as const

describe('an anchor', () => {
  it('is nowhere when its words are gone', () => {
    expect(placeOf(words(paragraph('别的')), anchor(0, 0, '路灯'))).toBeNull()
    expect(placeOf(words(), anchor(0, 0, '路灯'))).toBeNull()
  })

  it.each([
    ['the same place', [paragraph('一路灯二路灯')], anchor(0, 4, '路灯'), [0, 4]],
    ['the nearer one of the same paragraph', [paragraph('路灯和路灯和路灯')], anchor(0, 4, '路灯'), [0, 3]],
    [
      'its own paragraph before another',
      [paragraph('路灯'), paragraph('…………路灯')],
      anchor(1, 0, '路灯'),
      [1, 4],
    ],
    ['a paragraph that moved down', [paragraph('新'), paragraph('旧路灯')], anchor(0, 1, '路灯'), [1, 1]],
  ] as const)('finds %s', (_, blocks, wanted, [block, from]) => {
    expect(placeOf(words(...blocks), wanted)).toMatchObject({ block, from })
  })
})

describe('other words in a place', () => {
  const list: Block = {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [{ type: 'paragraph' }] },
      { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '换水管' }] }] },
      { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '装路灯' }] }] },
    ],
  }
  it('are put where plainText counts them, in lists as in paragraphs', () => {
    const before = words(paragraph('前'), list)
    const text = plainText(list)
    const from = text.indexOf('路灯')
    const after = withWords(before, { field: 'body', block: 1, from, to: from + 2 }, '信号灯')
    expect(plainText(after.document.content[1] as Block)).toBe(text.replace('路灯', '信号灯'))
    expect(before.document.content[1]).toBe(list)
    expect(plainText(list)).toBe(text)
  })

  it('take the look of the first character, and leave what stands around', () => {
    const marked: Block = {
      type: 'paragraph',
      content: [
        { type: 'text', text: '甲乙', marks: [{ type: 'bold' }] },
        { type: 'text', text: '丙丁' },
        { type: 'hardBreak' },
        { type: 'text', text: '戊' },
      ],
    }
    const after = withWords(words(marked), { field: 'body', block: 0, from: 1, to: 4 }, '新')
    expect(after.document.content[0]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: '甲新', marks: [{ type: 'bold' }] },
        { type: 'hardBreak' },
        { type: 'text', text: '戊' },
      ],
    })
  })

  it('may be none, and leave no empty text behind', () => {
    const after = withWords(words(paragraph('删')), { field: 'body', block: 0, from: 0, to: 1 }, '')
    expect(after.document.content[0]).toEqual({ type: 'paragraph', content: [] })
    expect(withWords(words(), { field: 'title', block: null, from: 0, to: 1 }, '问').title).toBe('问目')
  })
})
