import type { TopicPage } from '@functions/articles/contract'
import { dateInFull } from '@/when'

interface Step {
  readonly articleId: string
  readonly day: string
  readonly title: string
}

/** 2026年3月5日, from a day of the district's calendar. */
export function dayInFull(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Every story of a topic once, newest first. */
export function stepsOf({ sections }: Pick<TopicPage, 'sections'>): Step[] {
  const cards = sections.flatMap((section) => section.cards)
  const once = [...new Map(cards.map((card) => [card.articleId, card])).values()]
  return once
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
    .map(({ articleId, publishedAt, title }) => ({
      articleId,
      day: dateInFull(publishedAt),
      title: title.replaceAll('｜', ''),
    }))
}
