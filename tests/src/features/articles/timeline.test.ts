import { dayInFull, stepsOf } from '@/features/articles/topic/timeline'

const card = (articleId: string, publishedAt: string) => ({
  articleId,
  publishedAt,
  title: `题｜${articleId}`,
})

it('puts every story of a topic on the line once, the newest first', () => {
  const early = card('a', '2026-03-01T01:00:00.000Z')
  const late = card('b', '2026-03-04T17:00:00.000Z')
  const sections = [
    { name: '进展', cards: [early, late] },
    { name: '解读', cards: [early] },
  ] as unknown as Parameters<typeof stepsOf>[0]['sections']
  expect(stepsOf({ sections })).toEqual([
    // five in the afternoon in UTC is the next day in the district
    { articleId: 'b', day: '2026年3月5日', title: '题b' },
    { articleId: 'a', day: '2026年3月1日', title: '题a' },
  ])
})

it('says a day of the calendar as people do', () => {
  expect(dayInFull('2026-03-05')).toBe('2026年3月5日')
})
