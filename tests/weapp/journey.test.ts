import { seed } from '../../config/seed.mjs'
import { type Centre, startCentre } from '../support/centre'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'

/**
 * A resident reads the news: the built mini-program, the real functions and the sample content as it was seeded. Each step says
 * what it cost between logic and view; the ceilings are about twice what a step needs, so that a page that grows by a
 * picture is noticed and one that grows by a line is not.
 */

jest.setTimeout(60_000)

const SEED_TITLE = '昆都仑区：打造强有力的新型主流舆论阵地'
const KB = 1024

let centre: Centre
let mp: MiniProgram
const storage: PhoneStorage = new Map()
const costs: Record<string, string | number>[] = []
const home = 'pages/home/index'
const article = 'features/articles/read/index'

beforeAll(async () => {
  centre = await startCentre({ staff: false })
  await seed({ api: centre.api, secret: centre.secret, dataDir: undefined, say: () => undefined })
  mp = await bootMiniProgram('dist/weapp', { storage, callFunction: throughCloud(centre, 'o-resident') })
})
afterAll(async () => {
  mp?.close()
  await centre?.close()
  console.info(asTable(costs))
})
afterEach(() => {
  expect(mp.errors).toEqual([])
  expect(mp.templateWarnings).toEqual([])
})

async function step(name: string, maxSetDataBytes: number, work: () => Promise<unknown>): Promise<void> {
  const cost = await mp.measure(work)
  costs.push({
    step: name,
    'setData calls': cost.setDataCalls,
    'setData bytes': cost.setDataBytes,
    ceiling: maxSetDataBytes,
    'cloud calls': cost.cloudCalls,
    'cloud bytes': cost.cloudBytes,
  })
  expect(cost.setDataBytes).toBeLessThanOrEqual(maxSetDataBytes)
}

function asTable(rows: readonly Record<string, string | number>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(Object.values(row)))].join(
    '\n',
  )
}

const reads = () => /点击量(\d+)/.exec(mp.text('.provenance'))?.[1]
const pageClasses = () => mp.$('.page')?.className.split(' ') ?? []

test('the front page shows the news', async () => {
  await step('首页打开', 80 * KB, () => mp.waitFor(() => mp.$('.lead-story')))
  expect(mp.stack).toEqual([home])
  expect(mp.title).toBe('云上昆都仑')
  expect(mp.$$('.story-card').length).toBeGreaterThan(5)
})

test('the endless list goes on', async () => {
  const before = mp.$$('.story-card').length
  await step('往后看', 40 * KB, async () => {
    await mp.reachBottom()
    await mp.waitFor(() => mp.$$('.story-card').length > before)
  })
  const titles = mp.$$('.story-card-title').map((title) => title.textContent)
  expect(new Set(titles).size).toBe(titles.length)
})

test('pulled down, the list is fresh again', async () => {
  await step('下拉刷新', 80 * KB, async () => {
    await mp.pullDownRefresh()
    await mp.waitFor(() => mp.calls.some(({ name }) => name === 'stopPullDownRefresh'))
  })
  expect(mp.$('.lead-story')).not.toBeNull()
})

test('the newspaper report stands first in 聚焦昆都仑', async () => {
  await step('换栏目', 40 * KB, async () => {
    await mp.tap(mp.byName('聚焦昆都仑'))
    await mp.waitFor(() => mp.text('.lead-story').includes(SEED_TITLE) && mp.$$('.story-card').length === 0)
  })
  expect(mp.byName('聚焦昆都仑，已选中').getAttribute('aria-selected')).toBe('true')
})

test('a tap opens the article, with where it comes from', async () => {
  await step('打开文章', 40 * KB, async () => {
    await mp.tap('.lead-story')
    await mp.waitFor(() => mp.$('.article'))
  })
  expect(mp.stack).toEqual([home, article])
  expect(mp.text('.article-title')).toBe(SEED_TITLE)
  expect(mp.text('.provenance')).toMatch(/发布日期2019-09-04.*发布单位宣传部.*来源包头日报/)
  expect(mp.text('.story-body')).toContain('谱写媒体融合发展的“昆都仑答卷”')
  expect(mp.$$('.story-heading').length).toBeGreaterThan(2)
  expect(mp.text('.breadcrumb')).toBe('首页›聚焦昆都仑')
})

test('the read counts once, however often the resident comes back', async () => {
  await step('计一次阅读', 1 * KB, () => mp.waitFor(() => reads() === '1'))
  for (let again = 0; again < 2; again++) {
    await mp.back()
    const asked = mp.cloudCalls.filter(({ action }) => action === 'countRead').length
    await mp.tap('.lead-story')
    await mp.waitFor(() => mp.cloudCalls.filter(({ action }) => action === 'countRead').length > asked)
    await mp.waitFor(() => reads() === '1')
  }
})

test('a neighbour counts once too', async () => {
  const neighbour = await bootMiniProgram('dist/weapp', {
    url: `${home}?column=focus`,
    callFunction: throughCloud(centre, 'o-neighbour'),
  })
  try {
    await neighbour.tap(await neighbour.waitFor(() => neighbour.$('.lead-story') as Element))
    await neighbour.waitFor(() => neighbour.text('.provenance').includes('点击量2'))
  } finally {
    neighbour.close()
  }
})

test('one tap makes the type larger, on every open page', async () => {
  await step('字号特大', 2 * KB, () => mp.tap(mp.byName('字号 特大')))
  expect(pageClasses()).toContain('size-l')
  expect(mp.byName('字号 特大').getAttribute('aria-checked')).toBe('true')
  await mp.back()
  expect(pageClasses()).toContain('size-l')
})

test('长辈版 lays the front page out again', async () => {
  await step('换成长辈版', 20 * KB, () => mp.tap(mp.byName('长辈版')))
  expect(pageClasses()).toContain('elder')
  expect(mp.$('.column-tabs')).toBeNull()
  expect(mp.$('.elder-doors')).not.toBeNull()
  expect(mp.text('.elder-story-title')).toBe(SEED_TITLE)
})

test('长辈版 folds who published the article at its end', async () => {
  await step('长辈版打开文章', 40 * KB, async () => {
    await mp.tap(mp.byName(`看：${SEED_TITLE}`))
    await mp.waitFor(() => mp.$('.article'))
  })
  expect(mp.$('.breadcrumb')).toBeNull()
  expect(mp.text('.provenance')).not.toContain('包头日报')
  await mp.tap(mp.byText('这是谁发的'))
  expect(mp.text('.provenance')).toContain('包头日报')
  await mp.tap(mp.byName('回到标准版'))
  expect(pageClasses()).not.toContain('elder')
  expect(mp.$('.breadcrumb')).not.toBeNull()
  await mp.back()
})

test('signing in says why, waits for consent, and needs one tap', async () => {
  await step('我的', 25 * KB, () => mp.tap(mp.byName('我的')))
  expect(mp.text('.me-name')).toBe('还没登录')
  await step('打开登录', 20 * KB, () => mp.tap(mp.byText('登录，看我们存了您的什么')))
  expect(mp.text('.enter')).toContain('能看到我们这里存了您的什么')

  await mp.tap(mp.byText('用微信登录'))
  expect(mp.text('.consent')).toContain('请先看过隐私政策')
  expect(mp.cloudCalls.filter(({ name }) => name === 'people')).toEqual([])

  await mp.tap('.consent-row')
  await step('微信登录', 10 * KB, async () => {
    await mp.tap(mp.byText('用微信登录'))
    await mp.waitFor(() => mp.text('.me-name') === '微信用户')
  })
  expect(mp.stack).toEqual(['pages/me/index'])
})

test('what was read stands in the history, and leads back to it', async () => {
  await step('看过的', 20 * KB, () => mp.tap(mp.byName('看过的，1 篇')))
  expect(mp.$$('.kept .list-row').length).toBe(1)
  await mp.tap(mp.byText(SEED_TITLE))
  await mp.waitFor(() => mp.text('.article-title') === SEED_TITLE)
})

test('the article goes out as a share card, and as a poster', async () => {
  await mp.tap(mp.byName('分享'))
  const card = await mp.share(mp.byText('发给朋友'))
  expect(card.title).toBe(SEED_TITLE)
  expect(card.path).toMatch(new RegExp(`^/${article}\\?id=[\\w-]+&size=l$`))
  await step('画海报', 10 * KB, async () => {
    await mp.tap(mp.byText('做一张海报'))
    await mp.waitFor(() => mp.byText('存到相册'))
  })
  const written = mp.drawn('canvas').filter(({ operation }) => operation === 'fillText')
  expect(written.map(({ args }) => args[0]).join('')).toContain(SEED_TITLE)
  await mp.tap(mp.byText('存到相册'))
  await mp.waitFor(() => mp.calls.some(({ name }) => name === 'saveImageToPhotosAlbum'))
})

test('the next start knows the type size and who signed in', async () => {
  mp.close()
  mp = await bootMiniProgram('dist/weapp', { storage, callFunction: throughCloud(centre, 'o-resident') })
  await mp.waitFor(() => mp.$('.lead-story'))
  expect(pageClasses()).toContain('size-l')
  await mp.tap(mp.byName('我的'))
  await mp.waitFor(() => mp.text('.me-name') === '微信用户')
})
