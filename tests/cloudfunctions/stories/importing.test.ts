import { readFileSync } from 'node:fs'
import { lawItem } from '../../../config/seed.mjs'
import { type Centre, startCentre } from '../../support/centre'

let centre: Centre
let admin: string

beforeAll(async () => {
  centre = await startCentre()
  admin = await centre.signIn('admin')
})
afterAll(() => centre.close())

const item = (change: object = {}) => ({
  externalId: 'old-site-1',
  title: '旧网站上的一篇',
  columnId: 'news',
  unitId: 'publicity',
  source: '区政府网站',
  datedAt: '2021-03-01T02:00:00.000Z',
  text: '第一段。\n第二段。',
  ...change,
})
const bring = async (items: unknown[], token = admin) =>
  (await centre.ask('stories', 'importBatch', { items }, { token })).results

it('refuses an editor', async () => {
  const reply = await centre.call(
    'stories',
    'importBatch',
    { items: [item()] },
    { token: await centre.signIn('bianji') },
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
})

it('refuses each bad item by its fields and takes the good ones', async () => {
  const results = await bring([
    item({ externalId: 'bad-1', title: '' }),
    'not an item',
    item({ externalId: 'bad-2', columnId: 'nowhere', unitId: 'nobody' }),
    item({ externalId: 'bad-3', datedAt: '2999-01-01T00:00:00.000Z' }),
    item({ externalId: 'bad-4', text: 'picture.jpg' }),
    item({ externalId: 'good' }),
  ])
  expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    ...Array(5).fill('refused'),
    'imported',
  ])
  expect(results.map(({ fields }: { fields: object }) => Object.keys(fields))).toEqual([
    ['title'],
    [''],
    ['columnId', 'unitId'],
    ['datedAt'],
    ['text'],
    [],
  ])
})

it('takes the same item once: in one batch, in two, and in two at once', async () => {
  const twice = [item({ externalId: 'twice' }), item({ externalId: 'twice' })]
  expect(await bring(twice)).toMatchObject([{ outcome: 'imported' }, { outcome: 'already_there' }])
  expect(await bring(twice)).toMatchObject([{ outcome: 'already_there' }, { outcome: 'already_there' }])
  await Promise.all([
    bring([item({ externalId: 'race', title: '两边同时导' })]),
    bring([item({ externalId: 'race', title: '两边同时导' })]),
  ])
  const { rows } = await centre.ask('stories', 'list', { q: '两边同时导' }, { token: admin })
  expect(rows).toHaveLength(1)
})

it('does not undo what an editor did to an imported story', async () => {
  const [{ storyId }] = await bring([item({ externalId: 'edited' })])
  const editor = await centre.signIn('bianji')
  await centre.ask('stories', 'takeDown', { storyId, reason: '重复了' }, { token: editor })
  expect(await bring([item({ externalId: 'edited' })])).toMatchObject([{ outcome: 'already_there' }])
  expect(await centre.ask('stories', 'open', { storyId }, { token: editor })).toMatchObject({
    state: 'taken_down',
  })
})

it('brings every shipped statute in, with its chapters and numbered articles, and twice makes no second one', async () => {
  const laws = readFileSync('site/sample/laws.jsonl', 'utf8').trim().split('\n')
  const items = laws.map((law) => lawItem(JSON.parse(law), 'laws', 'justice'))
  const first = [...(await bring(items.slice(0, 20))), ...(await bring(items.slice(20)))]
  expect(first.filter(({ outcome }: { outcome: string }) => outcome === 'imported')).toHaveLength(41)
  expect(new Set(first.map(({ storyId }: { storyId: string }) => storyId)).size).toBe(41)
  const again = [...(await bring(items.slice(0, 20))), ...(await bring(items.slice(20)))]
  expect(again.filter(({ outcome }: { outcome: string }) => outcome === 'already_there')).toHaveLength(41)

  const { storyId } = first[items.findIndex(({ title }) => title === '行政许可法')]
  const { articleId } = await centre.ask('stories', 'open', { storyId }, { token: admin })
  const { article } = await centre.ask('articles', 'read', { articleId })
  expect(article).toMatchObject({ kind: 'document', columnName: '政策法规', unitName: '区司法局' })
  expect(article.publishedAt).toBe('2019-04-22T16:00:00.000Z')
  expect(article.blocks[0]).toMatchObject({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ text: '第一章　总则' }],
  })
  expect(article.blocks[1].content[0]).toEqual({ type: 'text', text: '第一条', marks: [{ type: 'bold' }] })
})
