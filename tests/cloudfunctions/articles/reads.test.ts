import { type Centre, startCentre } from '../../support/centre'
import { aStory, publishStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
let editor: string

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
})
afterAll(() => centre.close())

const anArticle = async () => (await publishStory(centre, editor, aStory())).articleId
const count = (articleId: string, as = {}, visitor?: string) =>
  centre.ask('articles', 'countRead', { articleId, visitor }, as)
const recount = (articleId: string) => centre.ask('articles', 'recount', { articleId }, { token: editor })

it('counts nothing for what is not there or was taken down', async () => {
  expect(await centre.call('articles', 'countRead', { articleId: 'nothing' })).toMatchObject({
    error: { code: 'not_found' },
  })
  const { storyId, articleId } = await publishStory(centre, editor, aStory())
  await centre.ask('stories', 'takeDown', { storyId, reason: '写错了' }, { token: editor })
  expect(await centre.call('articles', 'countRead', { articleId }, { openid: 'o1' })).toMatchObject({
    error: { code: 'not_found' },
  })
})

it('counts neither staff nor crawlers', async () => {
  const articleId = await anArticle()
  expect(await count(articleId, { token: editor })).toEqual({ counted: false, reads: 0, visitor: null })
  const userAgent = 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)'
  expect(await count(articleId, { userAgent })).toMatchObject({ counted: false, reads: 0 })
})

it('counts an anonymous reader once, by the token it hands out and by no other', async () => {
  const articleId = await anArticle()
  const first = await count(articleId)
  expect(first).toMatchObject({ counted: true, reads: 1, visitor: expect.any(String) })
  expect(await count(articleId, {}, first.visitor)).toEqual({
    counted: false,
    reads: 1,
    visitor: first.visitor,
  })
  const forged = await count(articleId, {}, `forged.${first.visitor.split('.')[1]}`)
  expect(forged.visitor).not.toContain('forged')
  expect(await count(await anArticle(), {}, first.visitor)).toMatchObject({ counted: true, reads: 1 })
})

it('counts the retry of a first visit once', async () => {
  const articleId = await anArticle()
  const tap = { key: 'the-same-visit-sent-twice' }
  const [first, second] = [await count(articleId, tap), await count(articleId, tap)]
  expect(first).toMatchObject({ counted: true, reads: 1 })
  expect(second).toMatchObject({ counted: false, reads: 1, visitor: first.visitor })
})

it('counts 200 readers at once, each of them tapping twice, and the log agrees', async () => {
  const articleId = await anArticle()
  const taps = Array.from({ length: 400 }, (_, number) => ({ openid: `reader-${number % 200}` }))
  const replies = await Promise.all(taps.map((as) => count(articleId, as)))
  expect(replies.filter(({ counted }) => counted)).toHaveLength(200)
  expect(await recount(articleId)).toEqual({ fromLog: 200, fromCounters: 200, mended: false })
  expect(await count(articleId, { openid: 'reader-0' })).toMatchObject({ counted: false, reads: 200 })
})

it('lets nobody but editors recount', async () => {
  const articleId = await anArticle()
  const asReporter = { token: await centre.signIn('jizhe') }
  expect(await centre.call('articles', 'recount', { articleId }, asReporter)).toMatchObject({
    error: { code: 'not_allowed' },
  })
})
