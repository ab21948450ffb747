import { whyNotSubmit } from '@console/features/stories/write/readiness'

const ready: Parameters<typeof whyNotSubmit>[0] = {
  draft: {
    title: '步道｜修好了',
    digest: '',
    columnId: 'news',
    source: '融媒体中心',
    author: '',
    unitId: 'media-centre',
    kind: 'text',
    cover: null,
    motif: 'none',
    datedAt: null,
    pinned: false,
  },
  characters: 10,
  missing: 0,
  lacksAlt: false,
  unsettled: false,
  refusal: null,
  unchanged: false,
  now: Date.parse('2026-11-22T00:00:00.000Z'),
}

it.each([
  ['what the centre says', { refusal: '这篇正在审。' }, '这篇正在审。'],
  ['a conflict', { unsettled: true }, '先选好用哪一份'],
  ['pictures under way', { missing: 2 }, '还有 2 张图没传好'],
  ['no text', { characters: 0 }, '还差：正文'],
  ['a picture without words', { lacksAlt: true }, '还差：图上是什么'],
  ['nothing new', { unchanged: true }, '发布后没有改动'],
])('%s: says why not', (_, part, why) => {
  expect(whyNotSubmit({ ...ready, ...part })).toBe(why)
})

it('names everything that is lacking at once', () => {
  const draft = { ...ready.draft, title: '｜', columnId: null, unitId: null, source: ' ' }
  expect(whyNotSubmit({ ...ready, draft })).toBe('还差：题目、栏目、单位、来源')
})

it('a date that has not come yet', () => {
  const draft = { ...ready.draft, datedAt: '2026-11-22T00:00:00.001Z' }
  expect(whyNotSubmit({ ...ready, draft })).toBe('发布日期不能晚于现在')
})

it('otherwise it may be handed in', () => {
  expect(whyNotSubmit(ready)).toBeNull()
})
