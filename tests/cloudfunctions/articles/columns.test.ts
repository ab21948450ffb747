import { freshness, localDay } from '@functions/articles/columns'

const at = (text: string) => new Date(text)

describe('freshness', () => {
  const news = { freshDays: 14 }

  it('is empty while nothing was ever published', () => {
    expect(freshness(news, null, at('2026-11-22T00:00:00.000Z'))).toEqual({
      daysLeft: null,
      failsOn: null,
      state: 'empty',
    })
  })

  it.each([
    ['fresh', 14, '2026-11-22'],
    ['fresh', 4, '2026-12-02'],
    ['due', 3, '2026-12-03'],
    ['due', 0, '2026-12-06'],
    ['stale', -1, '2026-12-07'],
  ])('says %s with %i days left', (state, daysLeft, today) => {
    const published = '2026-11-22T15:30:00.000Z' // half past eleven at night in the district
    expect(freshness(news, published, at(`${today}T04:00:00.000Z`))).toMatchObject({ daysLeft, state })
  })
})

it('begins a day at the district’s midnight, not at that of UTC', () => {
  expect(localDay('2026-11-22T15:59:59.999Z') + 1).toBe(localDay('2026-11-22T16:00:00.000Z'))
})
