import { mergeBlocks, mergeContent } from '@console/features/stories/write/locking/merge'
import type { Block } from '@functions/_common/story-document'
import { aStory } from '../../../../../support/stories'

const blocks = (...lines: string[]): Block[] =>
  lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
const merged = (base: string[], mine: string[], theirs: string[]) =>
  mergeBlocks(blocks(...base), blocks(...mine), blocks(...theirs))

it('leaves it to a person when both changed one paragraph, or both added at one place', () => {
  expect(merged(['甲', '乙'], ['甲一', '乙'], ['甲二', '乙'])).toBeNull()
  expect(merged(['甲'], ['甲', '我加'], ['甲', '他加'])).toBeNull()
  expect(merged(['甲', '乙'], ['甲'], ['甲', '乙改'])).toBeNull()
})

it.each([
  [
    'one’s own beginning, the other’s end',
    ['甲', '乙'],
    ['前', '甲', '乙'],
    ['甲', '乙', '后'],
    ['前', '甲', '乙', '后'],
  ],
  [
    'another paragraph each',
    ['甲', '乙', '丙'],
    ['甲改', '乙', '丙'],
    ['甲', '乙', '丙改'],
    ['甲改', '乙', '丙改'],
  ],
  [
    'a paragraph taken out and one written',
    ['甲', '乙', '丙'],
    ['乙', '丙'],
    ['甲', '乙', '丙', '丁'],
    ['乙', '丙', '丁'],
  ],
  ['the same on both sides', ['甲'], ['甲', '同'], ['甲', '同'], ['甲', '同']],
  ['nothing of one’s own', ['甲'], ['甲'], ['甲改'], ['甲改']],
  ['an empty text', [], ['我'], [], ['我']],
])('merges %s', (_, base, mine, theirs, wanted) => {
  expect(merged(base, mine, theirs)).toEqual(blocks(...wanted))
})

it('takes the fields that only the other changed, and refuses those that both did', () => {
  const base = aStory()
  const theirs = { ...base, title: '他改的题目' }
  expect(mergeContent(base, { ...base, digest: '我改的摘要' }, theirs)).toMatchObject({
    title: '他改的题目',
    digest: '我改的摘要',
  })
  expect(mergeContent(base, { ...base, title: '我改的题目' }, theirs)).toBeNull()
})
