import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aPhoto } from '../../support/pictures'

jest.setTimeout(60_000)

let centre: Centre
let editor: string
beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
})
afterAll(() => centre.close())

const ask = (fn: string, action: string, input: unknown) => centre.ask(fn, action, input, { token: editor })

async function anItem() {
  const bytes = await aPhoto({ seed: 99 })
  const uploadKey = 'a-key-of-this-very-test'
  await ask('materials', 'upload', { uploadKey, name: '广场.jpg', size: bytes.length, sha256: null })
  const { addresses } = await ask('materials', 'partAddresses', { uploadKey, parts: [0] })
  const [{ url, headers }] = addresses
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  return ask('materials', 'finish', { uploadKey, about: {} })
}

it('is told to nobody outside, and takes no operator', async () => {
  expect(await centre.call('stories', 'uses', { fileIds: ['cloud://a.b/c.jpg'] })).toMatchObject({
    error: { code: 'not_signed_in' },
  })
  expect(await centre.call('stories', 'uses', { fileIds: [{ $ne: '' }] }, { token: editor })).toMatchObject({
    error: { code: 'invalid_input' },
  })
})

it('finds the stories that show a picture, in the text or as the cover, and no longer once it is replaced', async () => {
  const { fileId } = await anItem()
  const { storyId, revision, ...story } = await ask('stories', 'create', {})
  const names = [
    'title',
    'digest',
    'columnId',
    'source',
    'author',
    'unitId',
    'kind',
    'cover',
    'motif',
    'datedAt',
    'pinned',
    'document',
  ]
  const content = Object.fromEntries(names.map((name) => [name, story[name]]))
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '广场上来了很多人。' }] }
  const image = { type: 'image', attrs: { src: fileId, alt: '广场上的人', caption: '' } }
  const shown = {
    ...content,
    title: '广场',
    columnId: 'news',
    source: '本中心',
    document: { type: 'doc', content: [paragraph, image] },
  }
  const saved = await ask('stories', 'save', { storyId, revision, content: shown })
  expect((await ask('stories', 'uses', { fileIds: [fileId] })).uses).toEqual([
    { fileId, storyId, title: '广场', published: false },
  ])
  const aside = inside(centre).collection('materials').where({ fileId })
  await aside.update({ state: 'expired', expiredAt: new Date().toISOString() })
  expect((await ask('stories', 'expiredUses', {})).uses).toEqual([
    { fileId, storyId, title: '广场', published: false, picture: '广场' },
  ])
  await aside.update({ state: 'passed', expiredAt: null })
  expect((await ask('stories', 'expiredUses', {})).uses).toEqual([])
  const covered = { ...shown, cover: fileId, document: { type: 'doc', content: [paragraph] } }
  const again = await ask('stories', 'save', { storyId, revision: saved.revision, content: covered })
  expect((await ask('stories', 'uses', { fileIds: [fileId] })).uses).toHaveLength(1)
  await ask('stories', 'save', { storyId, revision: again.revision, content: { ...covered, cover: null } })
  expect((await ask('stories', 'uses', { fileIds: [fileId] })).uses).toEqual([])
})

it('the moves of an item stand on the graph', async () => {
  const { data } = await inside(centre).collection('pieces').where({ kind: 'material' }).get()
  expect(data).toMatchObject([{ stage: 'gather', state: 'passed', open: false, title: '广场' }])
})
