import { buildFixtures, temporaryFolder } from '../support'
import { blobOf, PNG, PUBLIC_ACCOUNT, startWechat, type Wechat } from './support'

const functionsDir = buildFixtures()
const dataDir = temporaryFolder('wechat')
let wechat: Wechat
let cover: string
const start = () => startWechat({ functionsDir, dataDir, wechat: { events: 'echo' } })
beforeAll(async () => {
  wechat = await start()
  const added = await wechat.upload('/cgi-bin/material/add_material?type=image', blobOf(PNG))
  cover = String(added.media_id)
})
afterAll(() => wechat.cloud.stop())

const anArticle = (changes: object = {}) => ({
  title: '春风行动',
  author: '融媒',
  digest: '',
  content: '<p>今天<b>上午</b></p>',
  content_source_url: 'https://example.com/a',
  thumb_media_id: cover,
  need_open_comment: 1,
  ...changes,
})
const add = (...articles: object[]) => wechat.account('/cgi-bin/draft/add', { articles })
const aDraft = async (...articles: object[]) =>
  String((await add(...(articles.length ? articles : [anArticle()]))).media_id)
const submit = (media_id: string) => wechat.account('/cgi-bin/freepublish/submit', { media_id })
const state = (publish_id: unknown) => wechat.account('/cgi-bin/freepublish/get', { publish_id })
async function aPublished(...articles: object[]) {
  const { publish_id } = await submit(await aDraft(...articles))
  await wechat.act('settle')
  return state(publish_id)
}

describe('material', () => {
  const addAs = (type: string, content: Buffer) =>
    wechat.upload(`/cgi-bin/material/add_material?type=${type}`, blobOf(content))
  const padded = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes)])

  test.each([
    ['an unknown kind', 'text', PNG, 40004],
    ['nothing', 'image', Buffer.alloc(0), 41005],
    ['what is no picture', 'image', Buffer.from('plain text'), 40005],
    ['a picture as a film', 'video', PNG, 40005],
    ['a large picture', 'image', padded(10 * 1024 * 1024), 40009],
    ['a large cover', 'thumb', padded(64 * 1024), 40012],
    ['a cover that is no jpg', 'thumb', PNG, 40005],
  ])('%s is refused', async (_, type, content, errcode) => {
    expect((await addAs(type, content)).errcode).toBe(errcode)
  })

  test('no form at all is refused', async () => {
    expect((await wechat.account('/cgi-bin/material/add_material?type=image', {})).errcode).toBe(41005)
  })

  test('a picture is counted, listed, given back and removed', async () => {
    const { media_id, url } = await addAs('image', PNG)
    const count = await wechat.account('/cgi-bin/material/get_materialcount')
    expect(count).toMatchObject({ image_count: 2, video_count: 0, news_count: 0 })
    const list = await wechat.account('/cgi-bin/material/batchget_material', {
      type: 'image',
      offset: 0,
      count: 1,
    })
    expect(list).toMatchObject({ total_count: 2, item_count: 1, item: [{ media_id, url, name: 'a.png' }] })
    const shown = await fetch(String(url))
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG)

    const token = await wechat.token(PUBLIC_ACCOUNT)
    const body = JSON.stringify({ media_id })
    const address = `${wechat.base}/cgi-bin/material/get_material?access_token=${token}`
    expect(Buffer.from(await (await fetch(address, { method: 'POST', body })).arrayBuffer())).toEqual(PNG)

    expect((await wechat.account('/cgi-bin/material/del_material', { media_id })).errcode).toBe(0)
    expect((await wechat.account('/cgi-bin/material/del_material', { media_id })).errcode).toBe(40007)
    expect((await wechat.account('/cgi-bin/material/get_material', { media_id })).errcode).toBe(40007)
  })

  test('pages of 20 at most', async () => {
    const list = (changes: object) =>
      wechat.account('/cgi-bin/material/batchget_material', { type: 'image', ...changes })
    expect((await list({ count: 21 })).errcode).toBe(40097)
    expect((await list({ type: 'x' })).errcode).toBe(40004)
  })

  test("a text's picture is under 1 MB and counts for itself", async () => {
    const upload = (content: Buffer) => wechat.upload('/cgi-bin/media/uploadimg', blobOf(content))
    expect((await upload(padded(1024 * 1024))).errcode).toBe(40009)
    expect((await upload(Buffer.from('GIF89a.............'))).errcode).toBe(40005)
    expect((await upload(PNG)).url).toMatch(/^http.*\/_wechat\/mmbiz\/[\w-]+$/)
  })
})

describe('drafts', () => {
  test.each([
    ['none', [], 44003],
    ['nine articles', Array(9).fill({}), 45008],
    ['no title', [{ title: ' ' }], 45003],
    ['a title of 33 characters', [{ title: '题'.repeat(33) }], 45003],
    ['an author of 17', [{ author: '人'.repeat(17) }], 45110],
    ['a digest of 129', [{ digest: '摘'.repeat(129) }], 45004],
    ['a source of more than 1 KB', [{ content_source_url: `https://x/${'a'.repeat(1024)}` }], 45005],
    ['no text', [{ content: '' }], 44003],
    ['a text of 20,000 characters', [{ content: '文'.repeat(20_000) }], 45002],
    ['no cover', [{ thumb_media_id: '' }], 40007],
    ['a cover that is not there', [{ thumb_media_id: 'x' }], 40007],
    [
      'pictures that are not there',
      [{ article_type: 'newspic', image_info: { image_list: [{ image_media_id: 'x' }] } }],
      40007,
    ],
  ])('%s is refused', async (_, changes, errcode) => {
    expect((await add(...changes.map(anArticle))).errcode).toBe(errcode)
  })

  test('come back cleaned: no script, no foreign picture, a digest of the text', async () => {
    const { url } = await wechat.upload('/cgi-bin/media/uploadimg', blobOf(PNG))
    const content = `<p onclick="x()">文</p><script>bad()</script><img src="https://elsewhere/a.png"><img src="${url}">`
    const media_id = await aDraft(anArticle({ content }))
    const { news_item } = await wechat.account('/cgi-bin/draft/get', { media_id })
    expect(news_item).toMatchObject([
      {
        title: '春风行动',
        digest: '文',
        content: `<p>文</p><img src="${url}">`,
        thumb_media_id: cover,
        show_cover_pic: 0,
      },
    ])
  })

  test('one article of a draft is replaced by its place', async () => {
    const media_id = await aDraft(anArticle(), anArticle({ title: '第二条' }))
    const update = (index: number, changes: object = {}) =>
      wechat.account('/cgi-bin/draft/update', { media_id, index, articles: anArticle(changes) })
    expect((await update(2)).errcode).toBe(40114)
    expect((await update(1, { title: '' })).errcode).toBe(45003)
    expect((await update(1, { title: '改' })).errcode).toBe(0)
    const { news_item } = await wechat.account('/cgi-bin/draft/get', { media_id })
    expect((news_item as { title: string }[]).map(({ title }) => title)).toEqual(['春风行动', '改'])
  })

  test('are counted, listed newest first, and deleted', async () => {
    const media_id = await aDraft()
    const { total_count } = await wechat.account('/cgi-bin/draft/count')
    const list = await wechat.account('/cgi-bin/draft/batchget', { offset: 0, count: 1, no_content: 1 })
    expect(list).toMatchObject({ total_count, item_count: 1, item: [{ media_id }] })
    expect(JSON.stringify(list)).not.toContain('<b>')
    expect((await wechat.account('/cgi-bin/draft/delete', { media_id })).errcode).toBe(0)
    expect((await wechat.account('/cgi-bin/draft/get', { media_id })).errcode).toBe(40007)
    expect((await wechat.account('/cgi-bin/draft/get', {})).errcode).toBe(41006)
  })
})

describe('publishing', () => {
  test('what is not there is refused', async () => {
    expect((await submit('')).errcode).toBe(41006)
    expect((await submit('none')).errcode).toBe(40007)
    expect((await state('0')).errcode).toBe(40097)
    expect((await wechat.account('/cgi-bin/freepublish/getarticle', { article_id: 'x' })).errcode).toBe(53600)
    expect((await wechat.account('/cgi-bin/freepublish/delete', { article_id: 'x' })).errcode).toBe(53600)
  })

  test('takes its time, then the article is out and the draft gone', async () => {
    const media_id = await aDraft()
    const { errcode, publish_id } = await submit(media_id)
    expect(errcode).toBe(0)
    await wechat.act('settle')
    const done = await state(publish_id)
    expect(done).toMatchObject({
      publish_id,
      publish_status: 0,
      article_id: expect.any(String),
      article_detail: { count: 1, item: [{ idx: 1, article_url: expect.stringContaining('/_wechat/s/') }] },
      fail_idx: [],
    })
    expect((await wechat.account('/cgi-bin/draft/get', { media_id })).errcode).toBe(40007)
    const { event, state: delivery } = (await wechat.see('events'))[0]
    expect(delivery).toBe('delivered')
    expect(event).toMatchObject({
      Event: 'PUBLISHJOBFINISH',
      PublishEventInfo: { publish_id: Number(publish_id), publish_status: 0, article_id: done.article_id },
    })
  })

  test.each([2, 3, 4])('may end in state %i, and the draft stays', async (status) => {
    await wechat.act('outcome', { status, failed: status === 3 ? [] : [2] })
    const media_id = await aDraft(anArticle(), anArticle({ title: '第二条' }))
    const { publish_id } = await submit(media_id)
    await wechat.act('settle')
    expect(await state(publish_id)).toEqual({
      publish_id,
      publish_status: status,
      fail_idx: status === 3 ? [] : [2],
    })
    expect((await wechat.account('/cgi-bin/draft/get', { media_id })).errcode).toBeUndefined()
  })

  test('an article is read at its address, as text and never as a script', async () => {
    const { article_detail } = await aPublished(anArticle({ title: '<b>标题</b>' }))
    const [{ article_url: url }] = (article_detail as { item: [{ article_url: string }] }).item
    const page = await fetch(url)
    expect(page.headers.get('content-security-policy')).toContain('sandbox')
    const html = await page.text()
    expect(html).toContain('&lt;b&gt;标题&lt;/b&gt;')
    expect(html).toContain('上午')
  })

  test('articles are listed and deleted one by one; all gone is state 5', async () => {
    const published = await aPublished(anArticle(), anArticle({ title: '第二条' }))
    const { publish_id, article_id } = published
    const list = await wechat.account('/cgi-bin/freepublish/batchget', { offset: 0, count: 1 })
    expect(list).toMatchObject({ item_count: 1, item: [{ article_id }] })
    const remove = (index?: number) => wechat.account('/cgi-bin/freepublish/delete', { article_id, index })
    expect((await remove(3)).errcode).toBe(40114)
    expect((await remove(1)).errcode).toBe(0)
    const { news_item } = await wechat.account('/cgi-bin/freepublish/getarticle', { article_id })
    expect(news_item).toMatchObject([{ is_deleted: true }, { is_deleted: false, title: '第二条' }])
    await remove()
    expect(await state(publish_id)).toMatchObject({ publish_status: 5 })
  })

  test('what the platform bans is state 6 and can no more be read', async () => {
    const { publish_id, article_id, article_detail } = await aPublished()
    await wechat.act('ban', { articleId: article_id })
    expect((await state(publish_id)).publish_status).toBe(6)
    const [{ article_url: url }] = (article_detail as { item: [{ article_url: string }] }).item
    expect((await fetch(url)).status).toBe(404)
  })
})

describe('the menu', () => {
  const create = (button: unknown) => wechat.account('/cgi-bin/menu/create', { button })
  const view = (changes: object = {}) => ({
    type: 'view',
    name: '首页',
    url: 'https://example.com',
    ...changes,
  })
  const below = (changes: object) => [{ name: '更多', sub_button: [view(changes)] }]

  test('none is 46003', async () => {
    expect((await wechat.account('/cgi-bin/menu/get')).errcode).toBe(46003)
  })

  test.each([
    ['nothing', [], 40016],
    ['four buttons', Array(4).fill(view()), 40016],
    ['an unknown type', [view({ type: 'x' })], 40017],
    ['a name of 18 bytes', [view({ name: '六个汉字长度' })], 40018],
    ['a click without a key', [{ type: 'click', name: '点' }], 40019],
    ['a long key', [{ type: 'click', name: '点', key: 'k'.repeat(129) }], 40019],
    ['a long address', [view({ url: `https://x/${'a'.repeat(1024)}` })], 40020],
    ['an address of another kind', [view({ url: 'javascript:alert(1)' })], 40055],
    ['six below', [{ name: '更多', sub_button: Array(6).fill(view()) }], 40023],
    ['an unknown type below', below({ type: 'x' }), 40024],
    ['a name of 63 bytes below', below({ name: '字'.repeat(21) }), 40025],
    ['a click without a key below', below({ type: 'click' }), 40026],
    ['no address below', below({ url: '' }), 40027],
    ['an address of another kind below', below({ url: 'ftp://x' }), 40054],
    ['a mini-program without a path', [view({ type: 'miniprogram', appid: 'wxmini' })], 40165],
    ['material that is not there', [{ type: 'media_id', name: '图', media_id: 'x' }], 40007],
  ])('%s is refused', async (_, buttons, errcode) => {
    expect((await create(buttons)).errcode).toBe(errcode)
  })

  test('is kept, shown and deleted', async () => {
    const button = [
      view(),
      {
        name: '服务',
        sub_button: [view({ name: '字'.repeat(20) }), { type: 'click', name: '点', key: 'K' }],
      },
      {
        type: 'miniprogram',
        name: '云上',
        url: 'https://example.com',
        appid: 'wxmini',
        pagepath: 'pages/home/index',
      },
    ]
    expect((await create(button)).errcode).toBe(0)
    expect(await wechat.account('/cgi-bin/menu/get')).toEqual({ menu: { button } })
    expect((await wechat.see('account')).menu).toEqual({ button })
    expect((await wechat.account('/cgi-bin/menu/delete')).errcode).toBe(0)
    expect((await wechat.account('/cgi-bin/menu/get')).errcode).toBe(46003)
  })
})

test('a kill loses nothing', async () => {
  const media_id = await aDraft(anArticle({ title: '留下来' }))
  const { publish_id } = await aPublished()
  await wechat.cloud.stop('SIGKILL')
  wechat = await start()
  expect(await wechat.account('/cgi-bin/draft/get', { media_id })).toMatchObject({
    news_item: [{ title: '留下来' }],
  })
  expect((await state(publish_id)).publish_status).toBe(0)
})
