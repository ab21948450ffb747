import { type Centre, startCentre } from '../support/centre'
import { aStory, publishStory } from '../support/stories'
import { throughCloud } from '../support/weapp'
import { type SimulatedPage, startSimulator } from '../support/weapp/simulate'

/** A second opinion on the UI components: the same build drawn and tapped in miniprogram-simulate. */

jest.setTimeout(60_000)

const TITLES = ['老厂区的一面墙，画上了一座钢桥', '今冬供暖，报修电话有人接到天亮']

let centre: Centre
let articleId: string
let simulator: ReturnType<typeof startSimulator>
let page: SimulatedPage

beforeAll(async () => {
  centre = await startCentre()
  const editor = await centre.signIn('bianji')
  for (const title of TITLES) ({ articleId } = await publishStory(centre, editor, aStory({ title })))
  simulator = startSimulator('dist/weapp', throughCloud(centre, 'o-second'))
})
afterAll(() => centre?.close())
afterEach(() => page.close())

const visited = () => simulator.visited.at(-1)
const has = (selector: string) => page.dom.querySelector(selector) !== null
const element = (selector: string): Element => {
  const found = page.dom.querySelector(selector)
  if (!found) throw new Error(`no ${selector} in ${page.text()}`)
  return found
}
const showsAll = (...parts: string[]) => expect(parts.filter((part) => !has(`.${part}`))).toEqual([])

describe('the front page', () => {
  beforeEach(async () => {
    page = await simulator.open('pages/home/index')
    await page.waitFor(() => has('.lead-story') || has('.story-card'))
  })

  test('draws bar, masthead, tabs, stories, rail and what stands at the foot', () => {
    showsAll(
      'nav-bar',
      'brand',
      'masthead',
      'column-tabs',
      'rail',
      'story-card',
      'icon',
      'speak-up',
      'tab-bar',
    )
    for (const title of TITLES) expect(page.text()).toContain(title)
  })
  test('a story opens when tapped', async () => {
    await page.tap(page.byText(TITLES[0] ?? ''))
    expect(visited()).toMatch(/^\/features\/articles\/read\/index\?id=[\w-]+$/)
  })
  test('a column without stories says so', async () => {
    await page.tap(page.byText('学习金句'))
    await page.waitFor(() => page.text().includes('这一栏还没有稿子'))
    showsAll('state-note', 'cover')
    expect(element('.column-tab-on').textContent).toBe('学习金句')
  })
  test('a sheet with all columns opens and closes', async () => {
    await page.tap(element('.column-tabs-all'))
    showsAll('sheet', 'list-row')
    await page.tap(page.byText('关上'))
    expect(has('.sheet')).toBe(false)
  })
  test('the other tab and the way to speak up lead there', async () => {
    await page.tap(page.byText('我的'))
    expect(visited()).toBe('/pages/me/index')
    await page.tap(element('.speak-up-row'))
    expect(visited()).toMatch(/^\/features\/questions\/file\/index\?/)
  })
})

describe('the article', () => {
  beforeEach(async () => {
    page = await simulator.open('features/articles/read/index', { id: articleId })
    await page.waitFor(() => has('.article'))
  })

  test('draws where it comes from, the sizes, the text and the tools', () => {
    showsAll(
      'provenance',
      'size-ruler',
      'story-body',
      'story-paragraph',
      'article-tools',
      'breadcrumb',
      'onward',
    )
    expect(page.text()).toContain('路面铺好了，路灯也亮了。')
    expect(page.text()).toContain('发布单位融媒体中心')
  })
  test('a size changes the whole page, and back', async () => {
    await page.tap(page.byText('特大'))
    expect(has('.page.size-l')).toBe(true)
    await page.tap(page.byText('标准'))
    expect(has('.page.size-s')).toBe(true)
  })
  test('sharing offers a card and a poster', async () => {
    await page.tap(page.byText('分享'))
    expect(element('.sheet').textContent).toContain('做一张海报')
    expect(element('.share-ways .button').textContent).toBe('发给朋友')
  })
})

describe('我的 and its pages', () => {
  test('rows lead on, and the switch turns 长辈版 on and off', async () => {
    page = await simulator.open('pages/me/index')
    await page.waitFor(() => has('.me-name'))
    showsAll('rail', 'list-row', 'switch-row', 'button')
    await page.tap(page.byText('隐私政策'))
    expect(visited()).toBe('/features/people/policy/index')
    await page.tap(element('.switch-row'))
    expect(has('.page.elder')).toBe(true)
    await page.tap(page.byText('回到标准版'))
    expect(has('.page.elder')).toBe(false)
  })
  test('signing in waits for consent', async () => {
    page = await simulator.open('features/people/enter/index')
    await page.waitFor(() => has('.consent'))
    await page.tap(page.byText('用微信登录'))
    expect(element('.consent').textContent).toContain('请先看过隐私政策')
    await page.tap(element('.consent-row'))
    expect(has('.consent-box-on')).toBe(true)
  })
  test('an opinion takes a kind and words', async () => {
    page = await simulator.open('features/questions/file/index')
    await page.waitFor(() => has('.chips'))
    showsAll('chip', 'field', 'action-bar')
    await page.tap(page.byText('我要投诉'))
    expect(element('.chip-on').textContent).toContain('我要投诉')
    await page.trigger(element('.field-area'), 'input', { value: '路灯不亮' })
    expect(element('.field-count').textContent).toMatch(/^4 /)
  })
})
