import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'
import { axeViolations, measurePage } from '../support/audit'
import { DESK, launchBrowser, openContext, PHONE, restOf, watchedPage } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { anOrder, aResidentOnTheWeb, step } from '../support/orders'
import { aStory, publishStory } from '../support/stories'

/** Every route of the mini-program's H5 build, read from the build itself so that none is forgotten. */
const { pages, subPackages = [] } = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}
const ROUTES = [
  ...pages,
  ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
]

/** WCAG sizes at the desk, where there is a mouse; the design's on a phone. */
const MODES = [
  { name: '手机', device: PHONE, elder: false, least: { target: 44, text: 13 } },
  { name: '手机 长辈版', device: PHONE, elder: true, least: { target: 60, text: 18 } },
  { name: '桌面', device: DESK, elder: false, least: { target: 44, text: 13 } },
  { name: '桌面 长辈版', device: DESK, elder: true, least: { target: 60, text: 18 } },
]

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let articleId: string
let storyId: string
/** What a page must be told to have something to show. */
let known: readonly (readonly [route: string, query: Record<string, string>])[]
beforeAll(async () => {
  centre = await startCentre()
  const token = await centre.signIn('bianji')
  for (let index = 0; index < 5; index++) {
    await publishStory(
      centre,
      token,
      aStory({ title: `少先路第 ${index} 条小巷修好了`, motif: 'news', kind: index ? 'text' : 'picture' }),
    )
  }
  ;({ articleId, storyId } = await publishStory(centre, token, everyBlock()))
  const topic = await centre.ask(
    'articles',
    'saveTopic',
    { topicId: null, revision: 0, content: aTopic(articleId) },
    { token },
  )
  const issue = await centre.ask(
    'articles',
    'saveIssue',
    { issueId: null, revision: 0, content: anIssue(articleId) },
    { token },
  )
  const post = { token: await centre.signIn('gaowa') }
  const { projectId } = await centre.ask('volunteers', 'openProject', aProject, post)
  known = [
    ['volunteers/project/', { id: projectId }],
    ['articles/read/', { id: articleId }],
    ['articles/topic/', { id: topic.topicId }],
    ['articles/issue/', { id: issue.issueId }],
    ['articles/issues/', { column: 'focus' }],
  ]
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

/** One story with every kind of block that a reader may meet. */
function everyBlock() {
  const text = (words: string, href?: string) => ({
    type: 'text' as const,
    text: words,
    ...(href ? { marks: [{ type: 'link' as const, attrs: { href } }] } : {}),
  })
  const paragraph = (...content: ReturnType<typeof text>[]) => ({ type: 'paragraph' as const, content })
  const heading = (words: string) => ({
    type: 'heading' as const,
    attrs: { level: 2 as const },
    content: [text(words)],
  })
  return aStory({
    title: '加装电梯怎么补｜一页说清',
    columnId: 'notices',
    document: {
      type: 'doc',
      content: [
        paragraph(
          text('先看'),
          text('办法原文', 'https://example.org/file'),
          text('，再打'),
          text('电话', 'tel:12345'),
          text('问。'),
        ),
        heading('补多少'),
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                { type: 'tableHeader', content: [paragraph(text('楼层'))] },
                { type: 'tableHeader', content: [paragraph(text('补贴'))] },
              ],
            },
            {
              type: 'tableRow',
              content: [
                { type: 'tableCell', content: [paragraph(text('四层'))] },
                { type: 'tableCell', content: [paragraph(text('16 万元'))] },
              ],
            },
          ],
        },
        heading('谁来办'),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('社区先商量'))] }] },
        { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('交材料'))] }] },
        heading('要多久'),
        { type: 'blockquote', content: [paragraph(text('五个工作日内一次说清。'))] },
        heading('还要知道'),
        { type: 'horizontalRule' },
        paragraph(text('问完再办，不急。')),
      ],
    },
  })
}

const aProject = {
  organiserId: 'post-19',
  teamId: null,
  title: '一老一小冬日守护',
  what: '每周去看独居老人，陪孩子写作业',
  categoryId: 'hardship',
  from: '2026-11-01',
  until: '2099-02-28',
}
const aTopic = (articleId: string) => ({
  title: '背街小巷改造',
  intro: '一条一条修，修好一条说一条。',
  cover: null,
  sections: [{ name: '进展', articleIds: [articleId] }],
  upcoming: [{ on: '2099-01-01', what: '最后一条完工' }],
  shown: true,
})
const anIssue = (articleId: string) => ({
  columnId: 'focus',
  form: 'newspaper',
  number: 1,
  on: '2026-11-20',
  title: '小巷专版',
  pages: [],
  video: null,
  items: [{ articleId, title: '加装电梯怎么补', where: '第 1 版' }],
  shown: true,
})

/** Pages for staff, and those about oneself, ask first: whoever is not signed in is told so, and shown the way. */
const expectedOf = (route: string): RegExp[] =>
  /features\/(plans|stories|materials|notices|volunteers|orders\/(mine|order))\//.test(route) ? [/401/] : []

function address(route: string, elder: boolean): string {
  const query = new URLSearchParams({
    ...(elder ? { elder: '1' } : {}),
    ...known.find(([part]) => route.includes(part))?.[1],
  })
  return `${centre.sites.h5}/#/${route}?${query}`
}

/** One browser for all pages of a describe: what they share is loaded once. */
function oneContext(device: typeof PHONE | typeof DESK): () => BrowserContext {
  let context: BrowserContext
  beforeAll(async () => {
    context = await openContext(browser, device)
  })
  afterAll(() => context?.close())
  return () => context
}

describe.each(MODES)('$name', ({ device, elder, least }) => {
  const context = oneContext(device)
  it.each(ROUTES)(
    '%s has no axe finding, no small target, no small type, nothing cut off',
    async (route) => {
      const { page, problems } = await watchedPage(context(), expectedOf(route))
      const rest = restOf(page)
      await page.goto(address(route, elder))
      await rest()
      expect(await axeViolations(page)).toEqual([])
      expect(await measurePage(page, least)).toEqual({ smallTargets: [], smallText: [], overflow: [] })
      expect(problems).toEqual([])
      await page.close()
    },
    60_000,
  )
})

/** What only its owner sees of a service order; signed out, the walk above meets its way in. */
describe('signed in', () => {
  let session: string
  let orderId: string
  beforeAll(async () => {
    const own = await aResidentOnTheWeb(centre, '13800138021')
    session = own.token
    const filed = await anOrder(centre, own)
    const post = { token: await centre.signIn('gaowa') }
    ;({ orderId } = await step(centre, post, 'sendBack', filed, { words: '请写一下在几楼。' }))
  })

  it.each(MODES.slice(0, 2))(
    '$name: a resident’s own orders and notices are as sound as what everybody sees',
    async ({ device, elder, least }) => {
      const context = await openContext(browser, device)
      const { page, problems } = await watchedPage(context)
      const rest = restOf(page)
      await page.goto(centre.sites.h5 as string)
      await page.evaluate((data) => localStorage.setItem('session', JSON.stringify({ data })), session)
      for (const route of [
        'features/orders/mine/index',
        `features/orders/order/index?id=${orderId}`,
        'features/notices/inbox/index',
        'features/notices/choices/index',
      ]) {
        const query = elder ? `${route.includes('?') ? '&' : '?'}elder=1` : ''
        await page.goto(`${centre.sites.h5}/#/${route}${query}`)
        await page.reload()
        await page.getByRole('heading', { level: 1 }).waitFor()
        await rest()
        expect(await page.getByText('先登录').count()).toBe(0)
        expect(await axeViolations(page)).toEqual([])
        expect(await measurePage(page, least)).toEqual({ smallTargets: [], smallText: [], overflow: [] })
      }
      expect(problems).toEqual([])
      await context.close()
    },
    60_000,
  )
})

/** The console's routes; staff sit at a desk with a mouse, so 32 px are enough (design.md §4), and look in from a phone. */
const DESK_ROUTES = [
  'sign-in',
  'stories',
  'stories/:storyId',
  'columns',
  'staff',
  'order-clocks',
  'switches',
  'working-days',
  'notices',
  'audit',
  'account',
  'orders',
  'orders-board',
  'shifts',
  'projects',
  'teams',
  'records',
  'hours',
  'volunteers',
  'certificates',
]

describe.each([
  { name: '工作台 桌面', device: DESK },
  { name: '工作台 手机', device: PHONE },
])('$name', ({ device }) => {
  const context = oneContext(device)
  let token: string
  beforeAll(async () => {
    token = await centre.signIn('admin')
  })
  it.each(DESK_ROUTES)(
    '/%s has no axe finding, no small target, no small type, nothing cut off',
    async (route) => {
      const { page, problems } = await watchedPage(context())
      const rest = restOf(page)
      // the first of them is the way in: whoever comes to it has no session yet
      if (route !== 'sign-in')
        await page.addInitScript((value) => localStorage.setItem('console.session', value), token)
      await page.goto(`${centre.sites.console}/${route.replace(':storyId', storyId)}`)
      await page.waitForSelector('h1')
      await rest()
      expect(page.url()).toContain(route.replace(':storyId', storyId))
      expect(await axeViolations(page)).toEqual([])
      expect(await measurePage(page, { target: 24, text: 13 })).toEqual({
        smallTargets: [],
        smallText: [],
        overflow: [],
      })
      expect(problems).toEqual([])
      await page.close()
    },
  )
})
