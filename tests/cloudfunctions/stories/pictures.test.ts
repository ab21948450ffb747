import { readFileSync } from 'node:fs'
import { type Centre, startCentre } from '../../support/centre'
import { aStory, signStory } from '../../support/stories'

const PNG = readFileSync('site/sample/pictures/lanes.png')
let centre: Centre
let editor: string

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
})
afterAll(() => centre.close())

async function upload(bytes: Buffer): Promise<string> {
  const begun = { name: '街巷.png', type: 'image/png', size: bytes.length }
  const { fileId, url, headers } = await centre.ask('stories', 'beginPicture', begun, { token: editor })
  const stored = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  expect(stored.ok).toBe(true)
  return fileId
}
const finish = (fileId: string, token = editor) =>
  centre.call('stories', 'finishPicture', { fileId }, { token })

it('refuses what is too large or no picture before anything is sent', async () => {
  const begin = (change: object) =>
    centre.call(
      'stories',
      'beginPicture',
      { name: 'a.png', type: 'image/png', size: 10, ...change },
      { token: editor },
    )
  expect(await begin({ size: 11 * 1024 * 1024 })).toMatchObject({
    error: { fields: { size: expect.any(String) } },
  })
  expect(await begin({ type: 'image/svg+xml' })).toMatchObject({
    error: { fields: { type: expect.any(String) } },
  })
})

it('looks at the bytes: a page with a picture’s name is refused and removed', async () => {
  const fileId = await upload(Buffer.from('<script>alert(1)</script>'))
  expect(await finish(fileId)).toMatchObject({
    error: { code: 'invalid_input', fields: { '': expect.stringContaining('图片') } },
  })
  expect(await finish(fileId)).toMatchObject({ error: { code: 'not_found' } })
})

it('refuses another person’s upload and one that never came', async () => {
  const fileId = await upload(PNG)
  expect(await finish(fileId, await centre.signIn('jizhe'))).toMatchObject({ error: { code: 'not_found' } })
  const begun = { name: 'a.png', type: 'image/png', size: 10 }
  const never = await centre.ask('stories', 'beginPicture', begun, { token: editor })
  expect(await finish(never.fileId)).toMatchObject({ error: { code: 'not_found' } })
})

it('brings a picture from the editor’s desk to the reader', async () => {
  const fileId = await upload(PNG)
  const finished = await centre.ask('stories', 'finishPicture', { fileId }, { token: editor })
  expect(finished).toMatchObject({ width: 960, height: 540 })
  const { urls } = await centre.ask('stories', 'pictureUrls', { fileIds: [fileId] }, { token: editor })
  expect(urls[fileId]).toBe(finished.url)
  const image = { src: fileId, alt: '街坊的屋顶', caption: '示意画', width: 960, height: 540 }
  const content = aStory({
    cover: fileId,
    document: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '看图。' }] },
        { type: 'image', attrs: image },
      ],
    },
  })
  const { storyId } = await centre.ask('stories', 'create', { content }, { token: editor })
  await signStory(centre, editor, { storyId, revision: 1 })
  const { articleId } = await centre.ask('stories', 'publish', { storyId, revision: 1 }, { token: editor })
  const { article } = await centre.ask('articles', 'read', { articleId })
  expect(article.blocks[1]).toEqual({ type: 'image', attrs: { ...image, src: finished.url } })
  const seen = await fetch(article.coverUrl)
  expect(Buffer.from(await seen.arrayBuffer()).equals(PNG)).toBe(true)
})
