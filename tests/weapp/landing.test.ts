import { site } from '../../site'
import { type Centre, startCentre } from '../support/centre'
import { aStory, publishStory } from '../support/stories'
import { bootMiniProgram, type MiniProgram, throughCloud } from '../support/weapp'

/** People come in by the side door: a share card, a menu of the public account. Each door leads on to the front page. */

jest.setTimeout(60_000)

const SHARE_CARD = 1007
const ACCOUNT_MENU = 1035
const home = 'pages/home/index'
const TITLE = '社区养老餐厅添了早餐'

let centre: Centre
let articleId: string
let topicId: string
let issueId: string
let mp: MiniProgram

beforeAll(async () => {
  centre = await startCentre()
  const editor = await centre.signIn('bianji')
  ;({ articleId } = await publishStory(centre, editor, aStory({ title: TITLE, columnId: 'focus' })))
  const save = (action: string, input: object) => centre.ask('articles', action, input, { token: editor })
  const sections = [{ name: '最新', articleIds: [articleId] }]
  const topic = { title: '吃好一顿饭', intro: '', cover: null, sections, upcoming: [], shown: true }
  ;({ topicId } = await save('saveTopic', { topicId: null, revision: 0, content: topic }))
  const items = [{ articleId, title: TITLE, where: '第 1 版' }]
  const paper = { columnId: 'focus', form: 'newspaper', number: 12, on: '2026-11-20', title: '' }
  const issue = { ...paper, video: null, pages: [], items, shown: true }
  ;({ issueId } = await save('saveIssue', { issueId: null, revision: 0, content: issue }))
})
afterAll(() => centre?.close())
afterEach(() => {
  expect(mp.errors).toEqual([])
  mp.close()
})

async function land(url: string, scene: number): Promise<void> {
  mp = await bootMiniProgram('dist/weapp', { url, scene, callFunction: throughCloud(centre, 'o-guest') })
}
const pageClasses = () => mp.$('.page')?.className.split(' ') ?? []

/** The way home as a screen reader finds it: the bar's own, or the tab. */
async function goHome(): Promise<void> {
  const way = ['回首页', '首页'].flatMap((label) => mp.$(`[aria-label="${label}"]`) ?? [])[0]
  if (!way) throw new Error(`no way home from ${mp.stack}: ${mp.text()}`)
  await mp.tap(way)
}

describe('a share card', () => {
  test('opens the article, and the bar leads home', async () => {
    await land(`features/articles/read/index?id=${articleId}`, SHARE_CARD)
    await mp.waitFor(() => mp.text('.article-title') === TITLE)
    expect(mp.stack.length).toBe(1)
    await mp.tap(mp.byName('回首页'))
    expect(mp.stack).toEqual([home])
    await mp.waitFor(() => mp.byText(TITLE))
  })
  test('opens the article, and its column is one tap away', async () => {
    await land(`features/articles/read/index?id=${articleId}`, SHARE_CARD)
    await mp.tap(await mp.waitFor(() => mp.byName('栏目：聚焦昆都仑')))
    expect(mp.stack).toEqual([home])
    await mp.waitFor(() => mp.byName('聚焦昆都仑，已选中'))
  })
  test('carries 长辈版 and the type size of whoever sent it', async () => {
    await land(`features/articles/read/index?id=${articleId}&elder=1&size=xl`, SHARE_CARD)
    await mp.waitFor(() => mp.text('.article-title') === TITLE)
    expect(pageClasses()).toEqual(expect.arrayContaining(['elder', 'size-xl']))
  })
})

describe.each([
  ['a topic', '吃好一顿饭', () => `features/articles/topic/index?id=${topicId}`],
  ['an issue of the paper', '第 12 期', () => `features/articles/issue/index?id=${issueId}`],
])('the share card of %s', (_, name, path) => {
  test('opens it for whoever gets it, with a story one tap away and a way home', async () => {
    await land(`${path()}&elder=1`, SHARE_CARD)
    await mp.waitFor(() => mp.text().includes(name))
    expect(pageClasses()).toContain('elder')
    await mp.tap(await mp.waitFor(() => mp.byText(TITLE)))
    await mp.waitFor(() => mp.text('.article-title') === TITLE)
    await mp.back()
    await goHome()
    expect(mp.stack).toEqual([home])
  })
  test('is what the page sends on', async () => {
    await land(path(), SHARE_CARD)
    await mp.waitFor(() => mp.text().includes(name))
    const card = await mp.share()
    expect(card.title).toContain(name)
    expect(card.path).toBe(`/${path()}`)
  })
})

test('the type follows the size chosen in WeChat', async () => {
  mp = await bootMiniProgram('dist/weapp', {
    callFunction: throughCloud(centre, 'o-guest'),
    phone: { fontSizeScaleFactor: 1.4 },
  })
  expect(pageClasses()).toContain('size-l')
})

describe('the menu of the public account', () => {
  const entries = site.menu.flatMap((group) => group.entries)

  test('is no larger than WeChat allows', () => {
    expect(site.menu.length).toBeLessThanOrEqual(3)
    for (const group of site.menu) expect(group.entries.length).toBeLessThanOrEqual(5)
  })

  test.each(entries)('$name lands on its page, with a way home', async ({ pagePath }) => {
    await land(pagePath, ACCOUNT_MENU)
    const [route = '', query = ''] = pagePath.split('?')
    expect(mp.stack).toEqual([route])
    const { column, elder } = Object.fromEntries(new URLSearchParams(query)) as Record<string, string>
    if (column) await mp.waitFor(() => mp.$(`#tab-${column}[aria-selected="true"]`))
    if (elder) expect(pageClasses()).toContain('elder')
    if (route !== home) await goHome()
    expect(mp.stack).toEqual([home])
  })

  test('reaches an app that is already open', async () => {
    await land(home, ACCOUNT_MENU)
    expect(pageClasses()).not.toContain('elder')
    await mp.launch(`${home}?elder=1`, ACCOUNT_MENU)
    expect(pageClasses()).toContain('elder')
  })
})
