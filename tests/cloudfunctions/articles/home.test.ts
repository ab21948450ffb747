import { type Centre, startCentre } from '../../support/centre'
import { aStory, publishStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
let editor: string
let admin: string

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
  admin = await centre.signIn('admin')
})
afterAll(() => centre.close())

type Card = { articleId: string; title: string; pinned: boolean }

async function fill(columnId: string, count: number): Promise<string[]> {
  const items = Array.from({ length: count }, (_, number) => ({
    externalId: `${columnId}-${number}`,
    title: `${columnId} 第 ${number} 篇`,
    columnId,
    unitId: 'publicity',
    source: '测试',
    // every third one has the date of its neighbour: the id decides then
    datedAt: new Date(Date.UTC(2024, 0, 1 + Math.floor(number / 3) * 3)).toISOString(),
    text: '正文。',
  }))
  const articleIds: string[] = []
  for (let at = 0; at < items.length; at += 50) {
    const batch = items.slice(at, at + 50)
    const { results } = await centre.ask('stories', 'importBatch', { items: batch }, { token: admin })
    articleIds.push(...results.map(({ storyId }: { storyId: string }) => `a${storyId}`))
  }
  return articleIds
}

describe('articles.home', () => {
  it('refuses an unknown column, and no column at all is the front page', async () => {
    expect(await centre.call('articles', 'home', { columnId: 'nowhere' })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    })
    const front = await centre.ask('articles', 'home', {})
    expect(front).toMatchObject({ columnId: 'home', switches: { comments: false } })
    expect(front.columns.map(({ name }: { name: string }) => name)).toContain('聚焦昆都仑')
  })

  it('puts the pinned one first, and the lead stands in the list no second time', async () => {
    await publishStory(centre, editor, aStory({ title: '普通的', columnId: 'focus' }))
    await publishStory(
      centre,
      editor,
      aStory({ title: '置顶的', columnId: 'focus', pinned: true, datedAt: '2020-01-01T00:00:00.000Z' }),
    )
    const { lead, items } = await centre.ask('articles', 'home', { columnId: 'focus' })
    expect(lead).toMatchObject({ title: '置顶的', pinned: true })
    expect(items.map((card: Card) => card.title)).toEqual(['普通的'])
  })
})

describe('articles.feed', () => {
  it('refuses a cursor from elsewhere', async () => {
    for (const cursor of ['bm9uc2Vuc2U', 'WzFd', Buffer.from('[{"$gt":""}]').toString('base64url')]) {
      expect(await centre.call('articles', 'feed', { columnId: 'news', cursor })).toMatchObject({
        ok: false,
        error: { code: 'invalid_input' },
      })
    }
  })

  it('shows each article once and leaves none out while others publish and take down', async () => {
    const wanted = await fill('charm', 65)
    const first = await centre.ask('articles', 'home', { columnId: 'charm' })
    const seen: string[] = [first.lead, ...first.items].filter(Boolean).map((card: Card) => card.articleId)
    let cursor: string | null = first.nextCursor
    while (cursor) {
      const { storyId } = await publishStory(
        centre,
        editor,
        aStory({ columnId: 'charm', pinned: seen.length > 30 }),
      )
      const page = await centre.ask('articles', 'feed', { columnId: 'charm', cursor })
      seen.push(...page.items.map((card: Card) => card.articleId))
      await centre.ask('stories', 'takeDown', { storyId, reason: '只是路过' }, { token: editor })
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect([...seen].sort()).toEqual([...wanted].sort())
  })
})

describe('articles.read', () => {
  it('knows nothing of what is not there', async () => {
    expect(await centre.call('articles', 'read', { articleId: 'nothing' })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await centre.call('articles', 'read', { articleId: { $gt: '' } })).toMatchObject({
      error: { code: 'invalid_input' },
    })
  })

  it('leads from article to article through the whole column and back', async () => {
    const wanted = await fill('quotes', 7)
    const read = (articleId: string) => centre.ask('articles', 'read', { articleId })
    const { items } = await centre.ask('articles', 'home', { columnId: 'quotes' })
    let reply = await read(items[0].articleId)
    expect(reply.previous).toBeNull()
    expect(reply.sameColumn).toHaveLength(3)
    const path = [items[0].articleId]
    while (reply.next) {
      const before = path.at(-1)
      path.push(reply.next.articleId)
      reply = await read(reply.next.articleId)
      expect(reply.previous.articleId).toBe(before)
    }
    expect(path).toEqual(items.map((card: Card) => card.articleId))
    expect([...path].sort()).toEqual([...wanted].sort())
  })
})

describe('articles.columns', () => {
  it('is for staff', async () => {
    expect(await centre.call('articles', 'columns', {})).toMatchObject({ error: { code: 'not_signed_in' } })
  })

  it('says how long each column has left', async () => {
    await publishStory(centre, editor, aStory({ columnId: 'news' }))
    const { columns } = await centre.ask('articles', 'columns', {}, { token: editor })
    const of = (columnId: string) =>
      columns.find((column: { columnId: string }) => column.columnId === columnId)
    expect(of('news')).toMatchObject({ state: 'fresh', daysLeft: 14 })
    expect(of('charm')).toMatchObject({ state: 'stale', articles: 65 })
    expect(of('laws')).toMatchObject({ state: 'empty', daysLeft: null, articles: 0 })
  })
})

describe('articles.saveColumn', () => {
  const column = { columnId: 'night', name: '夜话', motif: 'culture', freshDays: 14, order: 9, shown: true }

  it('refuses an editor, and the front page’s own name', async () => {
    expect(await centre.call('articles', 'saveColumn', column, { token: editor })).toMatchObject({
      error: { code: 'not_allowed' },
    })
    expect(
      await centre.call('articles', 'saveColumn', { ...column, columnId: 'home' }, { token: admin }),
    ).toMatchObject({ error: { code: 'invalid_input', fields: { columnId: expect.any(String) } } })
  })

  it('adds a column and keeps those of the site file', async () => {
    const before = (await centre.ask('articles', 'columns', {}, { token: admin })).columns.length
    await centre.ask('articles', 'saveColumn', column, { token: admin })
    await centre.ask('articles', 'saveColumn', { ...column, name: '夜读', shown: false }, { token: admin })
    const { columns } = await centre.ask('articles', 'columns', {}, { token: admin })
    expect(columns).toHaveLength(before + 1)
    expect(columns.at(-1)).toMatchObject({ columnId: 'night', name: '夜读', shown: false })
  })
})

describe('保鲜', () => {
  it('tells those who keep a column before an inspection would fail it, and when it would: each once', async () => {
    await publishStory(centre, editor, aStory({ title: '今天的', columnId: 'notices' }))
    const { columns } = await centre.ask('articles', 'columns', {}, { token: editor })
    const { freshDays, name } = columns.find(({ columnId }: { columnId: string }) => columnId === 'notices')
    const told = async (token: string) =>
      (await centre.ask('notices', 'mine', {}, { token })).notices
        .filter(({ title }: { title: string }) => title.includes(name))
        .map(({ title }: { title: string }) => title)
    const inDays = async (days: number) => {
      await centre.setClock(new Date(Date.now() + days * 24 * 60 * 60 * 1000))
      await Promise.all([centre.sweep('articles'), centre.sweep('articles')])
    }
    await inDays(0)
    expect(await told(editor)).toEqual([])
    await inDays(freshDays - 1)
    await inDays(freshDays)
    expect(await told(editor)).toEqual([`“${name}”快到期`])
    await inDays(freshDays + 1)
    expect(await told(editor)).toEqual([`“${name}”过期了`, `“${name}”快到期`])
    expect(await told(await centre.signIn('danwei'))).toEqual([])
    await centre.setClock(new Date())
  })
})
