import { type Centre, startCentre } from '../../support/centre'
import { aStory, publishStory, signStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
let editor: string
let reporter: string
let unitEditor: string

beforeAll(async () => {
  centre = await startCentre()
  ;[editor, reporter, unitEditor] = await Promise.all(
    (['bianji', 'jizhe', 'danwei'] as const).map((name) => centre.signIn(name)),
  )
})
afterAll(() => centre.close())

const ask = (action: string, input: object, token = editor) => centre.ask('stories', action, input, { token })
const refusal = async (action: string, input: object, token = editor) => {
  const reply = await centre.call('stories', action, input, { token })
  return reply.ok ? null : reply.error
}
const draft = async (title: string) => (await ask('create', { content: aStory({ title }) })).storyId as string

describe('series', () => {
  it('refuses whoever may not open the story, a series that is not there and an order that is not whole', async () => {
    const storyId = await draft('甲')
    expect(await refusal('placeInSeries', { storyId, name: '小巷故事' }, unitEditor)).toMatchObject({
      code: 'not_allowed',
    })
    expect(await refusal('placeInSeries', { storyId, seriesId: 'none' })).toMatchObject({ code: 'not_found' })
    const { series } = await ask('placeInSeries', { storyId, name: '小巷故事' })
    const { seriesId, number, name } = series
    for (const storyIds of [[], [storyId, storyId], ['other']]) {
      expect(await refusal('saveSeries', { seriesId, number, name, storyIds })).toMatchObject({
        code: 'changed_meanwhile',
      })
    }
    expect(
      await refusal('saveSeries', { seriesId, number, name: '改名', storyIds: [storyId] }, unitEditor),
    ).toMatchObject({ code: 'not_allowed' })
  })

  it('keeps the order of the editors, and a story is in one series at most', async () => {
    const [first, second] = [await draft('上篇'), await draft('下篇')]
    const { series } = await ask('placeInSeries', { storyId: first, name: '铁路往事' })
    const { seriesId } = series
    const placed = await ask('placeInSeries', { storyId: second, seriesId })
    expect(placed.series.stories).toMatchObject([{ title: '上篇', published: false }, { title: '下篇' }])
    const step = { seriesId, name: '铁路往事', storyIds: [second, first] }
    const replies = await Promise.all(
      [editor, reporter].map((token) =>
        centre.call('stories', 'saveSeries', { ...step, number: placed.series.number }, { token }),
      ),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const other = await ask('placeInSeries', { storyId: first, name: '另一个系列' })
    expect(other.series.stories).toMatchObject([{ title: '上篇' }])
    expect((await ask('seriesOf', { storyId: second })).series.stories).toMatchObject([{ title: '下篇' }])
    await ask('placeInSeries', { storyId: first })
    expect(await ask('seriesOf', { storyId: first })).toEqual({ series: null })
    expect((await ask('seriesList', { q: '铁路' })).series).toEqual([
      { seriesId, name: '铁路往事', count: 1 },
    ])
  })
})

describe('系列 before readers', () => {
  const page = async (topicId: string) => {
    const reply = await centre.call('articles', 'topic', { topicId })
    return reply.ok ? reply.data : reply.error
  }
  const titlesOf = ({ sections }: { sections: { cards: { title: string }[] }[] }) =>
    sections.flatMap(({ cards }) => cards.map(({ title }) => title))

  it('does not exist while nothing of it is published', async () => {
    const { series } = await ask('placeInSeries', { storyId: await draft('还没写完'), name: '钢城往事' })
    expect(await page(series.seriesId)).toMatchObject({ code: 'not_found' })
  })

  it('has what is published, before it came in or after, in the order of the editors, and nothing that was taken out', async () => {
    const [before, out] = [
      await publishStory(centre, editor, aStory({ title: '下篇' })),
      await publishStory(centre, editor, aStory({ title: '不要的' })),
    ]
    const first = await ask('placeInSeries', { storyId: before.storyId, name: '钢城记忆' })
    const { seriesId } = first.series
    await ask('placeInSeries', { storyId: out.storyId, seriesId })
    const { storyId, revision } = await ask('create', { content: aStory({ title: '上篇' }) })
    await ask('placeInSeries', { storyId, seriesId })
    await ask('placeInSeries', { storyId: await draft('没写完'), seriesId })
    await ask('placeInSeries', { storyId: out.storyId })
    const { series } = await ask('seriesOf', { storyId })
    const rest = series.stories
      .map((one: { storyId: string }) => one.storyId)
      .filter((id: string) => id !== storyId)
    await ask('saveSeries', {
      seriesId,
      number: series.number,
      name: '钢城记忆',
      storyIds: [storyId, ...rest],
    })
    await signStory(centre, editor, { storyId, revision })
    await ask('publish', { storyId, revision })
    const shown = await page(seriesId)
    expect(shown).toMatchObject({ kind: 'series', title: '钢城记忆' })
    expect(titlesOf(shown)).toEqual(['上篇', '下篇'])
    const placedIn = async (articleId: string) =>
      (await centre.ask('articles', 'read', { articleId })).placedIn
    const place = { kind: 'series', id: seriesId, title: '钢城记忆' }
    expect(await placedIn(`a${storyId}`)).toEqual([place])
    expect(await placedIn(before.articleId)).toEqual([place])
    expect(await placedIn(out.articleId)).toEqual([])
  })
})

describe('templates', () => {
  it('refuses a reporter, a column that is not there and a change of what has moved on', async () => {
    const input = { name: '会议消息', columnId: 'news', content: aStory() }
    expect(await refusal('saveTemplate', input, reporter)).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('saveTemplate', { ...input, columnId: 'nowhere' })).toMatchObject({
      fields: { columnId: expect.any(String) },
    })
    const { templateId, number } = await ask('saveTemplate', input)
    await ask('saveTemplate', { ...input, templateId, number, name: '会议' })
    expect(await refusal('saveTemplate', { ...input, templateId, number })).toMatchObject({
      code: 'changed_meanwhile',
    })
    expect(await refusal('removeTemplate', { templateId, number })).toMatchObject({
      code: 'changed_meanwhile',
    })
    await ask('removeTemplate', { templateId, number: number + 1 })
    expect(await refusal('removeTemplate', { templateId, number: number + 1 })).toMatchObject({
      code: 'not_found',
    })
  })

  it('keeps no date and no pin of the story that it was made from, and everybody may begin with it', async () => {
    const content = aStory({ datedAt: '2026-01-01T00:00:00.000Z', pinned: true })
    await ask('saveTemplate', { name: '便民提示', columnId: null, content })
    const { templates } = await ask('templates', {}, unitEditor)
    expect(templates).toMatchObject([
      { name: '便民提示', number: 1, by: '陈志远', content: { datedAt: null, pinned: false, cover: null } },
    ])
  })
})
