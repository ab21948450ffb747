import { type Publishable, publish, takeDown } from '../../../cloudfunctions/articles/publishing'
import type { Transaction } from '../../../cloudfunctions/articles/store'
import { type Centre, startCentre } from '../../support/centre'
import { everythingStored, inside } from '../../support/inside'
import { aStory } from '../../support/stories'

jest.setTimeout(60_000)

let centre: Centre
beforeAll(async () => {
  // what was just corrected is known to every instance within 3 s; here at once
  centre = await startCentre({ env: { MEMO_FACTOR: '0' } })
})
afterAll(() => centre.close())

const within = (work: (transaction: Transaction) => Promise<void>) =>
  inside(centre).runTransaction((raw: unknown) => work(raw as Transaction))

let stories = 0
/** Puts an article before its readers as a signed-off story does; `correction` puts it right. */
async function published(changes: Partial<Publishable> = {}): Promise<Publishable> {
  const { title, digest, source, author, kind, cover, motif, document } = aStory()
  const story: Publishable = {
    storyId: `corrected-${++stories}`,
    kind,
    title,
    digest,
    columnId: 'news',
    unitId: 'media-centre',
    unitName: '融媒体中心',
    source,
    author,
    cover,
    motif,
    document,
    pinned: false,
    publishedAt: '2026-03-01T01:00:00.000Z',
    reviews: [],
    characters: 12,
    updatedAt: null,
    correction: null,
    ...changes,
  }
  await within((transaction) => publish(transaction, story))
  return story
}
const articleIdOf = ({ storyId }: Publishable) => `a${storyId}`
async function corrected(story: Publishable): Promise<Publishable> {
  const at = new Date().toISOString()
  return published({ ...story, updatedAt: at, correction: { at, was: '三条', now: '四条' } })
}
const read = (story: Publishable, as = {}, visitor?: string) =>
  centre.ask('articles', 'countRead', { articleId: articleIdOf(story), ...(visitor ? { visitor } : {}) }, as)
const mine = (as = {}, visitor?: string) =>
  centre.ask('articles', 'myCorrections', visitor ? { visitor } : {}, as)

it('tells nobody who did not open it, and nobody who opened only what is right', async () => {
  const story = await published()
  await read(story, { openid: 'early' })
  await corrected(story)
  await read(story, { openid: 'late' })
  expect(await mine({ openid: 'late' })).toEqual({ items: [], unseen: 0 })
  expect(await mine({ openid: 'never' })).toEqual({ items: [], unseen: 0 })
  expect(await mine()).toEqual({ items: [], unseen: 0 })
  expect(await mine({}, 'made.up')).toEqual({ items: [], unseen: 0 })
  expect(await mine({ openid: 'early' })).toMatchObject({
    unseen: 1,
    items: [{ articleId: articleIdOf(story), kind: 'correction', was: '三条', now: '四条', seen: false }],
  })
})

it('tells a guest on the same device by the token it was given', async () => {
  const story = await published()
  const { visitor } = await read(story)
  await corrected(story)
  expect((await mine({}, visitor)).unseen).toBe(1)
})

it('tells once: what was put away stays away, and a later correction is told anew', async () => {
  const story = await published()
  const reader = { openid: 'put-away' }
  await read(story, reader)
  await corrected(story)
  const { items } = await mine(reader)
  const away = { upTo: items[0].at }
  await centre.ask('articles', 'putAwayCorrections', away, reader)
  await centre.ask('articles', 'putAwayCorrections', { upTo: '2020-01-01T00:00:00.000Z' }, reader)
  expect(await mine(reader)).toMatchObject({ unseen: 0, items: [{ seen: true }] })
  await corrected(story)
  expect(await mine(reader)).toMatchObject({ unseen: 1 })
})

it('cannot be put away for the future', async () => {
  const story = await published()
  const reader = { openid: 'hasty' }
  await read(story, reader)
  await centre.ask('articles', 'putAwayCorrections', { upTo: '2999-01-01T00:00:00.000Z' }, reader)
  await corrected(story)
  expect((await mine(reader)).unseen).toBe(1)
})

it('takes a killed article back whole: headline, text and words are gone, and its readers are told', async () => {
  const story = await published({ title: '绝不能留着的｜题目' })
  const reader = { openid: 'of-the-killed' }
  await read(story, reader)
  const articleId = articleIdOf(story)
  const at = new Date().toISOString()
  await within((transaction) => takeDown(transaction, articleId, at, '内容不实，已撤回', 'kill'))
  const reply = await centre.ask('articles', 'read', { articleId })
  expect(reply).toMatchObject({
    article: null,
    withdrawn: { title: '', reason: '内容不实，已撤回', killed: true },
  })
  expect(JSON.stringify(reply)).not.toContain('路面铺好了')
  expect(await mine(reader)).toMatchObject({
    unseen: 1,
    items: [{ kind: 'kill', title: '', now: '内容不实，已撤回' }],
  })
})

it('keeps nothing that tells who reads', async () => {
  const story = await published()
  await read(story, { openid: 'a-very-private-openid' })
  await corrected(story)
  await centre.ask(
    'articles',
    'putAwayCorrections',
    { upTo: new Date().toISOString() },
    { openid: 'a-very-private-openid' },
  )
  expect(await everythingStored(centre)).not.toContain('a-very-private-openid')
})
