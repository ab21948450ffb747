import type { Page } from 'playwright-core'
import { axeViolations } from '../support/audit'
import { atDesk, DESK, launchBrowser, openPage, PHONE } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { aStep, tell } from '../support/pieces'

/** The desks where one looks rather than writes: board, line, credit, outbox, rules. Wide and narrow, nothing that axe finds. */

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let problems: string[]

jest.setTimeout(90_000)

beforeAll(async () => {
  centre = await startCentre()
  const published = { stage: 'publish', state: 'published', event: 'publish', open: false } as const
  await tell(
    centre,
    aStep({ id: 'late', dueAt: '2026-11-01T00:00:00.000Z' }),
    aStep({ kind: 'assignment', id: 'a1', stage: 'gather', state: 'assigned', holder: null, form: 'video' }),
    aStep({ id: 's1', ...published, at: '2026-09-20T01:00:00.000Z', characters: 900 }),
    aStep({
      kind: 'publication',
      id: 'u1',
      stage: 'publish',
      state: 'ready',
      holder: null,
      form: 'newspaper',
      parents: [{ kind: 'story', id: 's1' }],
    }),
  )
  browser = await launchBrowser()
  ;({ page, problems } = await openPage(browser, atDesk(centre, await centre.signIn('zhiban'))))
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

const DESKS = [
  ['/board', '采编看板', '报纸 · 待人工发布'],
  ['/line/story/s1', '小巷通了', '报纸'],
  ['/credit?month=2026-09', '稿件绩效', '这个月还没有登记您的稿件。'],
  ['/credit?month=2026-09&tab=grading', '稿件绩效', '小巷通了'],
  ['/credit?month=2026-09&tab=sheet', '稿件绩效', '这个月还没有登记分工的稿件。'],
  ['/credit?tab=formula', '稿件绩效', '分工占比'],
  ['/outbox', '发稿箱', '各渠道：等人办的'],
  ['/duty', '值班表', '排一个班'],
] as const

it.each(DESKS)('%s can be read and used by everybody, wide and narrow', async (path, title, words) => {
  for (const { viewport } of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    await page.goto(`${centre.sites.console}${path}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText(words).first().waitFor()
    await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth)
    expect(await axeViolations(page)).toEqual([])
  }
  expect(problems).toEqual([])
})

it('on a phone the menu waits behind its button', async () => {
  await page.setViewportSize(PHONE.viewport)
  await page.goto(`${centre.sites.console}/board`)
  const pool = page.getByRole('link', { name: '选题池' })
  await page.getByRole('button', { name: '菜单' }).waitFor()
  expect(await pool.isVisible()).toBe(false)
  await page.getByRole('button', { name: '菜单' }).click()
  await pool.click()
  await page.getByRole('heading', { level: 1, name: '选题池' }).waitFor()
  expect(await pool.isVisible()).toBe(false)
  await page.setViewportSize(DESK.viewport)
})
