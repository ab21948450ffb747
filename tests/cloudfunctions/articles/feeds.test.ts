import fc from 'fast-check'
import { neighboursIn, PAGE } from '../../../cloudfunctions/articles/feeds'
import type { ArticleRow } from '../../../cloudfunctions/articles/store'

/** Articles of one column as they are stored: `order` by their date, `rank` with the pin in front. */
const someArticles = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.boolean()), {
    selector: ([date]) => date,
    maxLength: 3 * PAGE,
  })
  .map((made) =>
    made.map(([date, pinned]) => {
      const order = `${date}:a${date}`
      return { _id: `a${date}`, title: `第 ${date} 篇`, pinned, order, rank: `${pinned ? 1 : 0}:${order}` }
    }),
  ) as unknown as fc.Arbitrary<ArticleRow[]>

const by = (field: 'rank' | 'order') => (one: ArticleRow, other: ArticleRow) =>
  one[field] < other[field] ? 1 : -1

test('a page tells the neighbours that the whole column gives, or says that it cannot', () => {
  let told = 0
  fc.assert(
    fc.property(someArticles, (articles) => {
      const ranked = [...articles].sort(by('rank'))
      const cards = ranked.slice(0, PAGE)
      const page = { cards, lastRank: ranked.length > PAGE ? (cards.at(-1)?.rank ?? null) : null }
      const column = [...articles].sort(by('order'))
      for (const [at, article] of column.entries()) {
        const found = neighboursIn(page, article)
        if (found === null) continue
        told++
        expect([found.newer?._id, found.older?._id]).toEqual([column[at - 1]?._id, column[at + 1]?._id])
      }
    }),
  )
  expect(told).toBeGreaterThan(100)
})

test('of a column with one page it always can, and never where only pinned ones stand on it', () => {
  const article = (date: number, pinned: boolean) =>
    ({
      _id: `a${date}`,
      title: '',
      pinned,
      order: `${date}`,
      rank: `${pinned ? 1 : 0}:${date}`,
    }) as ArticleRow
  const two = [article(2, false), article(1, false)] as const
  expect(neighboursIn({ cards: two, lastRank: null }, two[1])).toMatchObject({ newer: two[0], older: null })
  const pinned = [article(9, true), article(8, true)] as const
  expect(neighboursIn({ cards: pinned, lastRank: '1:8' }, pinned[0])).toBeNull()
})
