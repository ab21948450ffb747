import type { StoryContent } from '../../../cloudfunctions/stories/contract'
import { MATERIAL_LIMITS } from '../../../site/materials'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aPhoto } from '../../support/pictures'
import { aStory, signStory } from '../../support/stories'

jest.setTimeout(180_000)
const DAY = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * DAY)

let centre: Centre
let editor: string
beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
})
afterAll(() => centre.close())

const ask = (fn: string, action: string, input: unknown, token = editor) =>
  centre.ask(fn, action, input, { token })

let pictures = 0
/** A picture in the library, licensed for some days. */
async function aPicture(days = 10) {
  const seed = ++pictures
  const bytes = await aPhoto({ seed })
  expect(bytes.length).toBeLessThan(MATERIAL_LIMITS.partBytes)
  const uploadKey = `rights-that-end-${seed}`
  await ask('materials', 'upload', { uploadKey, name: `广场${seed}.jpg`, size: bytes.length, sha256: null })
  const { addresses } = await ask('materials', 'partAddresses', { uploadKey, parts: [0] })
  const [{ url, headers }] = addresses
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  const about = { rights: 'licensed', rightsHolder: '图片社', rightsEndAt: inDays(days).toISOString() }
  return ask('materials', 'finish', { uploadKey, about })
}
const NAMES = 'title words alt place people source takenAt rights rightsHolder rightsEndAt reuse'.split(' ')
async function setRights(materialId: string, rightsEndAt: Date) {
  const { material } = await ask('materials', 'open', { materialId })
  const about = Object.fromEntries(NAMES.map((name) => [name, material[name]]))
  const input = {
    materialId,
    revision: material.revision,
    about: { ...about, rightsEndAt: rightsEndAt.toISOString() },
  }
  return ask('materials', 'describe', input)
}
async function ringAt(days: number) {
  await centre.setClock(inDays(days))
  await centre.sweep('materials')
}

const paragraph = {
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text: '广场上来了很多人。' }],
}
const image = (src: string) => ({ type: 'image' as const, attrs: { src, alt: '广场上的人', caption: '' } })
const shown = (fileId: string, other: string) =>
  aStory({ cover: fileId, document: { type: 'doc', content: [paragraph, image(fileId), image(other)] } })

/** What readers get of an article: its cover here and in the list, and the addresses of its pictures. */
async function readersSee(articleId: string) {
  const { article } = await centre.ask('articles', 'read', { articleId })
  const { lead, items } = await centre.ask('articles', 'home', { columnId: 'news' })
  const card = [lead, ...items].find((one: { articleId: string } | null) => one?.articleId === articleId)
  const text = JSON.stringify(article.blocks)
  return { cover: article.coverUrl, card: card.coverUrl, text }
}
async function published(content: StoryContent) {
  const { storyId, revision } = await ask('stories', 'create', { content })
  await signStory(centre, editor, { storyId, revision })
  const channels = ['publicAccount', 'newspaper']
  const { articleId } = await ask('stories', 'publish', { storyId, revision, channels })
  return { storyId, articleId }
}
async function onAccount(storyId: string): Promise<string> {
  const { items } = await ask('channels', 'list', { storyId, channel: 'publicAccount' })
  return items[0].publicationId
}
const outboxOf = async (storyId: string) => {
  const { items } = await ask('channels', 'list', { storyId })
  return Object.fromEntries(
    items.map((row: { channel: string; state: string; replacePictures: string[] }) => [
      row.channel,
      [row.state, row.replacePictures],
    ]),
  )
}

describe('when the rights of a picture end', () => {
  it('nothing with it can be published any more, from that minute on and before any clock rang', async () => {
    const { fileId, materialId } = await aPicture()
    const other = await aPicture(100)
    const { storyId, revision } = await ask('stories', 'create', { content: shown(fileId, other.fileId) })
    await signStory(centre, editor, { storyId, revision })
    await inside(centre)
      .collection('materials')
      .where({ _id: materialId })
      .update({ rightsEndAt: new Date(Date.now() - 1000).toISOString() })
    const refused = await centre.call('stories', 'publish', { storyId, revision }, { token: editor })
    expect(refused).toMatchObject({
      error: {
        code: 'invalid_input',
        fields: {
          cover: expect.stringContaining('版权到期'),
          'document.pictures.0': expect.stringContaining('版权到期'),
        },
      },
    })
    expect(JSON.stringify(refused)).not.toContain('document.pictures.1')
  })

  it('readers see it nowhere, the outbox asks for another, and new rights bring it back', async () => {
    const { fileId, materialId, title } = await aPicture()
    const other = await aPicture(100)
    const { articleId, storyId } = await published(shown(fileId, other.fileId))
    const publicationId = await onAccount(storyId)
    await ask('channels', 'markPublished', { publicationId, link: 'https://mp.weixin.qq.com/s/1' })

    await ringAt(9)
    expect((await outboxOf(storyId)).publicAccount).toEqual(['published', []])
    await ringAt(11)
    await ringAt(11)
    const row = async () =>
      (await inside(centre).collection('articles').where({ _id: articleId }).get()).data[0]
    expect(await row()).toMatchObject({
      cover: null,
      withheldCover: fileId,
      shows: [other.fileId],
      withheld: [fileId],
    })
    const { text, ...covers } = await readersSee(articleId)
    expect(covers).toEqual({ cover: null, card: null })
    expect(text).toContain('图片版权到期，已撤下')
    expect(text).not.toContain(materialId)
    expect(text).toContain(other.materialId)
    expect(await outboxOf(storyId)).toMatchObject({
      miniProgram: ['published', []],
      publicAccount: ['to_replace_picture', [title]],
      newspaper: ['ready', [title]],
    })
    const { uses } = await ask('stories', 'expiredUses', {})
    expect(uses).toContainEqual(expect.objectContaining({ storyId, fileId, published: true }))
    const { data } = await inside(centre)
      .collection('pieces')
      .where({ _id: `publication:${publicationId}` })
      .get()
    expect(
      data[0].history.filter(({ event }: { event: string }) => event === 'askToReplacePicture'),
    ).toHaveLength(1)

    const written = inside(centre).collection('audit').where({ subject: articleId, traceId: materialId })
    expect((await written.get()).data.map(({ action }: { action: string }) => action)).toEqual([
      'materials.withholdPicture',
    ])

    await setRights(materialId, inDays(60))
    expect(await row()).toMatchObject({ cover: fileId, withheldCover: null, withheld: [] })
    expect(await outboxOf(storyId)).toMatchObject({
      publicAccount: ['published', []],
      newspaper: ['ready', []],
    })
    expect((await row()).shows.sort()).toEqual([fileId, other.fileId].sort())
    await centre.setClock(new Date())
  })

  it('whoever kept its address finds nothing there, people inside still see what it was', async () => {
    const { fileId, materialId, smallUrl, screenUrl } = await aPicture()
    const { storyId } = await published(shown(fileId, (await aPicture(100)).fileId))
    const publicUrl = `${centre.api}/_storage/${fileId.replace(/^cloud:\/\/[^/]+\//, '')}`
    const statuses = (urls: string[]) => Promise.all(urls.map(async (url) => (await fetch(url)).status))
    const outside = [publicUrl, smallUrl, screenUrl]
    expect(await statuses(outside)).toEqual([200, 200, 200])
    await ringAt(11)
    await ringAt(11)
    expect(await statuses(outside)).toEqual([404, 404, 404])
    const { rows } = await ask('materials', 'list', { shelf: 'expired' })
    const listed = rows.find((row: { materialId: string }) => row.materialId === materialId)
    const { material } = await ask('materials', 'open', { materialId })
    const inside = [listed.smallUrl, listed.screenUrl, material.smallUrl, material.screenUrl]
    expect(await statuses(inside)).toEqual([200, 200, 200, 200])
    const { urls } = await ask('stories', 'pictureUrls', { fileIds: [fileId] })
    expect(await statuses([urls[fileId]])).toEqual([200])
    for (const url of inside) expect(url).not.toContain('/public/')
    await setRights(materialId, inDays(60))
    expect(await statuses(outside)).toEqual([200, 200, 200])
    expect((await ask('materials', 'open', { materialId })).material).toMatchObject({ smallUrl, screenUrl })
    expect((await ask('stories', 'expiredUses', {})).uses).not.toContainEqual(
      expect.objectContaining({ storyId }),
    )
    await centre.setClock(new Date())
  })

  it('topics and issues show it no more, whoever keeps the column is told once, and new rights bring it back', async () => {
    const { fileId, materialId, title } = await aPicture()
    const { articleId, storyId } = await published(shown(fileId, (await aPicture(100)).fileId))
    const topic = { title: '小巷', intro: '', cover: fileId, upcoming: [], shown: true }
    const sections = [{ name: '最新', articleIds: [articleId] }]
    const { topicId } = await ask('articles', 'saveTopic', {
      ...{ topicId: null, revision: 0, content: { ...topic, sections } },
    })
    const issue = {
      columnId: 'focus',
      form: 'newspaper',
      number: 7,
      on: '2026-03-05',
      title: '',
      video: null,
    }
    const pages = [{ name: '第 1 版', picture: fileId }]
    const { issueId } = await ask('articles', 'saveIssue', {
      ...{ issueId: null, revision: 0, content: { ...issue, pages, items: [], shown: true } },
    })
    const seen = async () => {
      const [one, other] = await Promise.all([
        inside(centre).collection('gatherings').doc(topicId).get(),
        inside(centre).collection('gatherings').doc(issueId).get(),
      ])
      return [one.data[0].withheldPictures ?? [], other.data[0].withheldPictures ?? []]
    }
    await ringAt(11)
    await ringAt(11)
    expect(await seen()).toEqual([[fileId], [fileId]])
    expect((await centre.ask('articles', 'topic', { topicId })).coverUrl).toBeNull()
    expect(await centre.ask('articles', 'issue', { issueId })).toMatchObject({ coverUrl: null, pages: [] })
    const { items } = await ask('articles', 'deskTopics', {})
    expect(items[0]).toMatchObject({ topicId, cover: fileId })
    expect(JSON.stringify(items)).not.toContain('withheld')
    const told = (await ask('notices', 'mine', {})).notices.filter(
      ({ page }: { page: string }) => page === `/stories/${storyId}`,
    )
    expect(told).toMatchObject([{ title: '稿子里有张图版权到期了', text: expect.stringContaining(title) }])
    await setRights(materialId, inDays(60))
    expect(await seen()).toEqual([[], []])
    await centre.setClock(new Date())
  })

  it('what a person replaced at the outbox stays replaced', async () => {
    const { fileId, materialId } = await aPicture()
    const other = await aPicture(100)
    const { storyId } = await published(shown(fileId, other.fileId))
    const publicationId = await onAccount(storyId)
    await ask('channels', 'markPublished', { publicationId, link: '' })
    expect(
      await centre.call('channels', 'markPictureReplaced', { publicationId }, { token: editor }),
    ).toMatchObject({
      error: { code: 'wrong_state' },
    })
    await ringAt(11)
    await ask('channels', 'markPictureReplaced', { publicationId })
    await centre.sweep('materials')
    expect((await outboxOf(storyId)).publicAccount).toEqual(['published', []])
    expect((await inside(centre).collection('materials').where({ unsettled: true }).count()).total).toBe(0)
    await setRights(materialId, inDays(60))
    expect((await outboxOf(storyId)).publicAccount).toEqual(['published', []])
    await centre.setClock(new Date())
  })
})
