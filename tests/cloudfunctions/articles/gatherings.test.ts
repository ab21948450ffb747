import type { IssueContent, TopicContent } from '../../../cloudfunctions/articles/contract'
import { type Centre, startCentre } from '../../support/centre'
import { aStory, publishStory, signStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
let editor: string
let articleId: string
let storyId: string

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
  const one = await publishStory(centre, editor, aStory())
  articleId = one.articleId
  storyId = one.storyId
})
afterAll(() => centre.close())

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const aTopic = (changes: Partial<TopicContent> = {}): TopicContent => ({
  title: '背街小巷改造',
  intro: '三年改完一百条小巷。',
  cover: null,
  sections: [{ name: '进展', articleIds: [articleId] }],
  upcoming: [
    { on: dayFromNow(20), what: '友谊大街西段开工' },
    { on: dayFromNow(-20), what: '已经过去的事' },
    { on: dayFromNow(3), what: '居民议事会' },
  ],
  shown: true,
  ...changes,
})
const anIssue = (changes: Partial<IssueContent> = {}): IssueContent => ({
  columnId: 'focus',
  form: 'newspaper',
  number: 12,
  on: '2026-03-05',
  title: '',
  pages: [],
  video: null,
  items: [
    { articleId, title: '三条小巷恢复通行', where: '第 1 版' },
    { articleId: null, title: '只登在报上的一条', where: '第 2 版' },
  ],
  shown: true,
  ...changes,
})
const save = (action: 'saveTopic' | 'saveIssue', input: object, as: object = { token: editor }) =>
  centre.call('articles', action, input, as)
const made = async (content: TopicContent) =>
  (await centre.ask('articles', 'saveTopic', { topicId: null, revision: 0, content }, { token: editor }))
    .topicId
const printed = async (content: IssueContent) =>
  (await centre.ask('articles', 'saveIssue', { issueId: null, revision: 0, content }, { token: editor }))
    .issueId

it('refuses reporters, unknown columns, impossible days and foreign addresses', async () => {
  const token = await centre.signIn('jizhe')
  const fresh = { topicId: null, revision: 0, content: aTopic() }
  expect(await save('saveTopic', fresh, { token })).toMatchObject({ error: { code: 'not_allowed' } })
  const bad = (content: object) => save('saveIssue', { issueId: null, revision: 0, content })
  expect(await bad(anIssue({ columnId: 'nothing' }))).toMatchObject({ error: { code: 'not_found' } })
  expect(await bad(anIssue({ on: '2026-13-01' }))).toMatchObject({ error: { code: 'invalid_input' } })
  expect(await bad(anIssue({ video: 'javascript:alert(1)' }))).toMatchObject({
    error: { code: 'invalid_input' },
  })
})

it('does not show readers what is not shown, and takes an issue for no topic', async () => {
  const topicId = await made(aTopic({ shown: false }))
  expect(await centre.call('articles', 'topic', { topicId })).toMatchObject({ error: { code: 'not_found' } })
  const issueId = await printed(anIssue())
  expect(await centre.call('articles', 'topic', { topicId: issueId })).toMatchObject({
    error: { code: 'not_found' },
  })
})

it('shows a topic with its articles and what is still to come, the nearest first', async () => {
  const topicId = await made(aTopic())
  const page = await centre.ask('articles', 'topic', { topicId })
  expect(page.sections).toMatchObject([{ name: '进展', cards: [{ articleId }] }])
  expect(page.upcoming.map(({ what }: { what: string }) => what)).toEqual(['居民议事会', '友谊大街西段开工'])
})

it('makes one topic of one tap, and lets one of two editors win', async () => {
  const fresh = { topicId: null, revision: 0, content: aTopic({ title: '同一下' }) }
  const [first, second] = [
    await save('saveTopic', fresh, { token: editor, key: 'one-tap-on-a-new-topic' }),
    await save('saveTopic', fresh, { token: editor, key: 'one-tap-on-a-new-topic' }),
  ]
  expect(second).toEqual(first)
  const topicId = first.ok ? first.data.topicId : ''
  const again = { topicId, revision: 1, content: aTopic({ title: '改了' }) }
  const replies = await Promise.all([save('saveTopic', again), save('saveTopic', again)])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'changed_meanwhile' } })
})

it('tells an article where it stands, and an issue where its items are', async () => {
  const issueId = await printed(anIssue({ number: 13 }))
  const { placedIn } = await centre.ask('articles', 'read', { articleId })
  expect(placedIn).toContainEqual({ kind: 'issue', id: issueId, title: '《聚焦昆都仑》第 13 期' })
  const page = await centre.ask('articles', 'issue', { issueId })
  expect(page.items).toMatchObject([{ card: { articleId }, where: '第 1 版' }, { card: null }])
  const list = await centre.ask('articles', 'issues', { columnId: 'focus' })
  expect(list.items[0]).toMatchObject({ number: 13, columnName: '聚焦昆都仑' })
})

it('shows an article that was taken down in no topic', async () => {
  const topicId = await made(aTopic({ title: '撤下之后' }))
  await centre.ask('stories', 'takeDown', { storyId, reason: '写错了地点' }, { token: editor })
  expect((await centre.ask('articles', 'topic', { topicId })).sections).toEqual([])
})

it('finds published articles by words of the title, newest first', async () => {
  const { articleId: found } = await publishStory(centre, editor, aStory({ title: '昆河公园｜春季植树' }))
  const { items } = await centre.ask('articles', 'findArticles', { words: '植树' }, { token: editor })
  expect(items.map((item: { articleId: string }) => item.articleId)).toEqual([found])
})

describe('placeInTopic', () => {
  const place = (input: object, as: object = { token: editor }) =>
    centre.call('articles', 'placeInTopic', input, as)

  it('refuses a reporter, a topic that is not there, and a section without a name', async () => {
    const topicId = await made(aTopic({ sections: [] }))
    const input = { topicId, articleId, section: '进展' }
    expect(await place(input, { token: await centre.signIn('jizhe') })).toMatchObject({
      error: { code: 'not_allowed' },
    })
    expect(await place({ ...input, topicId: 'none' })).toMatchObject({ error: { code: 'not_found' } })
    expect(await place({ ...input, section: '' })).toMatchObject({ error: { code: 'invalid_input' } })
  })

  it('takes a story before it is published, and its readers find the topic from the first moment', async () => {
    const topicId = await made(
      aTopic({
        title: '护学通道',
        sections: [
          { name: '一', articleIds: [] },
          { name: '二', articleIds: [] },
        ],
      }),
    )
    const token = { token: editor }
    const known = (await publishStory(centre, editor, aStory({ title: '早就发了' }))).articleId
    const { storyId: draft, revision } = await centre.ask(
      'stories',
      'create',
      { content: aStory({ title: '先放进来' }) },
      token,
    )
    const early = { topicId, articleId: `a${draft}` }
    await centre.ask('articles', 'placeInTopic', { ...early, section: '一' }, token)
    const moved = await centre.ask('articles', 'placeInTopic', { ...early, section: '二' }, token)
    expect(moved).toEqual({ topicId, title: '护学通道', shown: true, sections: ['一', '二'], section: '二' })
    // two at once, and the same twice: nothing is lost, nothing stands there twice
    const both = [known, known, early.articleId].map((id) => place({ topicId, articleId: id, section: '二' }))
    expect((await Promise.all(both)).every(({ ok }) => ok)).toBe(true)
    await signStory(centre, editor, { storyId: draft, revision })
    await centre.ask('stories', 'publish', { storyId: draft, revision }, token)
    const { placedIn } = await centre.ask('articles', 'read', { articleId: early.articleId })
    expect(placedIn).toEqual([{ kind: 'topic', id: topicId, title: '护学通道' }])
    const { sections } = await centre.ask('articles', 'topic', { topicId })
    expect(sections).toMatchObject([{ name: '二', cards: expect.any(Array) }])
    expect(sections[0].cards.map((card: { articleId: string }) => card.articleId).sort()).toEqual(
      [known, early.articleId].sort(),
    )
    const { topics } = await centre.ask('articles', 'topicsFor', { articleId: early.articleId }, token)
    expect(topics[0]).toMatchObject({ topicId, section: '二' })
    await centre.ask('articles', 'placeInTopic', { ...early, section: null }, token)
    const after = await centre.ask('articles', 'topicsFor', { articleId: early.articleId }, token)
    expect(after.topics[0]).toMatchObject({ topicId, section: null })
  })
})
