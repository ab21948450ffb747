import { sentencesOf } from '@console/features/stories/review/aloud/sentences'
import { around, findWords, stillThere } from '@console/features/stories/review/text/anchors'
import { piecesOf } from '@console/features/stories/review/text/pieces'
import type { StoryWords as Words } from '@functions/_common/story-passages'

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})
const story: Words = {
  title: '小巷｜亮灯',
  digest: '小巷装了灯。',
  document: {
    type: 'doc',
    content: [
      paragraph('三条小巷装了四十盏灯。灯一到天黑就亮，“真好。”'),
      { type: 'image', attrs: { src: 'cloud://x/a', alt: '灯', caption: '小巷的灯' } },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph('第一条')] },
          { type: 'listItem', content: [paragraph('第二条')] },
        ],
      },
    ],
  } as Words['document'],
}

test('words that are not there are not found, and nothing is found for no words', () => {
  expect(findWords(story, '路灯')).toEqual([])
  expect(findWords(story, '')).toEqual([])
})

test('words are found in the title, the digest, the text, a caption and a list, each with its place', () => {
  expect(findWords(story, '小巷').map(({ field, block, from }) => [field, block, from])).toEqual([
    ['title', null, 0],
    ['digest', null, 0],
    ['body', 0, 2],
    ['body', 1, 0],
  ])
  expect(findWords(story, '第二条')).toMatchObject([{ block: 2, from: 4, to: 7 }])
})

test('a place shows what stands around it', () => {
  const [found] = findWords(story, '天黑')
  expect(found && around(story, found)).toEqual(['…四十盏灯。灯一到', '天黑', '就亮，“真好。”'])
})

test('a mark whose words were changed is noticed', () => {
  const [found] = findWords(story, '四十盏')
  if (!found) throw new Error('not found')
  expect(stillThere(story, found)).toBe(true)
  expect(stillThere({ ...story, title: '换了' }, found)).toBe(true)
  const changed = {
    ...story,
    document: { type: 'doc' as const, content: [paragraph('三条小巷装了五十盏灯。')] },
  }
  expect(stillThere(changed, found)).toBe(false)
})

test('a run is cut where stretches begin and end, also where they overlap and reach beyond it', () => {
  const pieces = piecesOf('四十盏灯', 6, [
    { from: 0, to: 8, className: 'a' },
    { from: 7, to: 9, className: 'b', number: 2 },
    { from: 20, to: 22, className: 'c' },
  ])
  expect(
    pieces.map(({ text, at, stretches }) => [text, at, stretches.map(({ className }) => className)]),
  ).toEqual([
    ['四', 6, ['a']],
    ['十', 7, ['a', 'b']],
    ['盏', 8, ['b']],
    ['灯', 9, []],
  ])
  expect(pieces.map(({ ending }) => ending.map(({ number }) => number))).toEqual([[], [undefined], [2], []])
})

test('the sentences of a story are said without break marks and stand where they stand', () => {
  const sentences = sentencesOf(story)
  expect(sentences.map(({ text }) => text)).toEqual([
    '小巷亮灯',
    '小巷装了灯。',
    '三条小巷装了四十盏灯。',
    '灯一到天黑就亮，“真好。”',
    '小巷的灯',
    '第一条',
    '第二条',
  ])
  expect(sentences[3]).toMatchObject({ block: 0, from: 11, to: 24 })
})
