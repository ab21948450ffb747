import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seed } from '../../config/seed.mjs'
import { seedOrders } from '../../config/seed-orders.mjs'
import { type Centre, startCentre } from '../support/centre'

jest.setTimeout(120_000)

let centre: Centre
beforeAll(async () => {
  centre = await startCentre({ staff: false })
})
afterAll(() => centre.close())

type Card = { title: string; source: string; coverUrl: string | null }

async function everyStory(): Promise<string[]> {
  const token = await centre.signIn('admin')
  const titles: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { rows, nextCursor } = await centre.ask('stories', 'list', { cursor }, { token })
    titles.push(...rows.map(({ title }: Card) => title))
    if (nextCursor === null) return titles
    cursor = nextCursor
  }
}

it('brings the sample content in once, also when a first run did not come to its end', async () => {
  const { api, secret, dataDir } = centre
  const quiet = () => undefined
  await seed({ api, secret, say: quiet }) // leaves no note that it is done, as a run that was cut off
  const titles = await everyStory()
  expect(new Set(titles).size).toBe(titles.length)
  await seed({ api, secret, dataDir, say: quiet })
  expect(await everyStory()).toEqual(titles)
  expect(existsSync(join(dataDir, 'seeded.json'))).toBe(true)
})

it('leads with the newspaper report, with its own date, unit, source and headings', async () => {
  const front = await centre.ask('articles', 'home', {})
  const focus = await centre.ask('articles', 'home', { columnId: 'focus' })
  expect(front.lead.articleId).toBe(focus.lead.articleId)
  const { article } = await centre.ask('articles', 'read', { articleId: focus.lead.articleId })
  expect(article).toMatchObject({
    title: '昆都仑区：｜打造强有力的｜新型主流舆论阵地',
    publishedAt: '2019-09-03T18:58:00.000Z',
    unitName: '宣传部',
    source: '包头日报',
    columnName: '聚焦昆都仑',
  })
  expect(article.blocks.filter(({ type }: { type: string }) => type === 'heading')).toHaveLength(3)
})

it('marks what is made up, and gives every column something to read', async () => {
  const { columns } = await centre.ask('articles', 'home', {})
  for (const { columnId, name } of columns) {
    const { lead, items } = await centre.ask('articles', 'home', { columnId })
    const cards: Card[] = [lead, ...items].filter((card) => card !== null)
    expect({ name, cards: cards.length > 0 }).toEqual({ name, cards: true })
    for (const { source } of cards) expect(source).toMatch(/示例|公布文本|包头日报/)
    for (const { coverUrl } of cards) if (coverUrl) expect((await fetch(coverUrl)).status).toBe(200)
  }
})

it('brings service orders on their way, once', async () => {
  const bring = () =>
    seedOrders({
      api: centre.api,
      adminToken: centre.adminToken,
      dataDir: centre.dataDir,
      say: () => undefined,
    })
  await bring()
  await bring()
  const token = await centre.signIn('gaowa')
  const { counts } = await centre.ask('orders', 'desk', { tab: 'review' }, { token })
  expect(counts).toMatchObject({ review: 2, dispatch: 1, out: 1, doing: 1 })
})
