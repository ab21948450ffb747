import type { Page } from 'playwright-core'
import { axeViolations } from '../support/audit'
import { atDesk, DESK, launchBrowser, openPage, PHONE } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'

/**
 * 策, from idea to work: a reporter files a pitch and is shown that it resembles one in the pool; the desk takes it in the
 * meeting; the calendar shows it and the reporter accepts it. LOOK=<folder> keeps pictures of every page, wide and narrow.
 */

const WHAT = '阿尔丁大街路灯改造完工'
let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let editor: Page
let reporter: Page
const problems: string[][] = []

jest.setTimeout(60_000)

async function deskOf(name: 'zhiban' | 'jizhe'): Promise<Page> {
  const opened = await openPage(browser, atDesk(centre, await centre.signIn(name)))
  problems.push(opened.problems)
  return opened.page
}

beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  const token = await centre.signIn('xuesheng')
  const content = {
    what: '阿尔丁大街路灯亮了',
    who: '',
    place: '阿尔丁大街',
    whyNow: '',
    columnId: null,
    forms: ['video'],
    day: null,
  }
  const { pitchId } = await centre.ask('plans', 'filePitch', { content }, { token })
  const mentor = await centre.signIn('jizhe')
  await centre.ask('plans', 'vouch', { pitchId, good: true, reason: '' }, { token: mentor })
  editor = await deskOf('zhiban')
  reporter = await deskOf('jizhe')
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

/** Wide and narrow: nothing that axe finds, nothing that sticks out, a picture of each when asked for. */
async function look(page: Page, name: string) {
  for (const { viewport } of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    if (process.env.LOOK)
      await page.screenshot({
        path: `${process.env.LOOK}/${name}-${viewport.width}.png`,
        animations: 'disabled',
      })
    // the page lays itself out anew after the window changed: what still sticks out then never comes back in
    await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth)
  }
  await page.setViewportSize(DESK.viewport)
  expect(await axeViolations(page)).toEqual([])
}
const go = async (page: Page, path: string, title: string) => {
  await page.goto(`${centre.sites.console}${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

it('a reporter files a pitch, and is shown the one that it resembles', async () => {
  await go(reporter, '/pitches', '选题池')
  await reporter.getByRole('button', { name: '报选题' }).click()
  await reporter.getByLabel('什么事').fill(WHAT)
  await reporter.getByLabel('在哪儿').fill('阿尔丁大街')
  await reporter.getByRole('region', { name: '像是报过的选题' }).getByText('阿尔丁大街路灯亮了').waitFor()
  await look(reporter, 'pitch-form')
  await reporter.getByRole('button', { name: '报上去' }).click()
  await reporter.getByRole('button', { name: WHAT }).waitFor()
  await look(reporter, 'pitches')
})

it('the desk takes it in the meeting, with a plan', async () => {
  await go(editor, '/meeting', '策划会')
  await editor.getByRole('button', { name: '开今天的策划会' }).first().click()
  const item = editor.getByRole('region', { name: '议程' }).getByRole('listitem').filter({ hasText: WHAT })
  await item.getByRole('button', { name: '定题' }).click()
  await editor.getByLabel('第 1 项派给谁').fill('苏和')
  await editor.getByTitle('苏和').click()
  await look(editor, 'decide')
  await editor.getByRole('button', { name: '就这么定' }).click()
  await editor.getByRole('region', { name: '会上定的' }).getByText(WHAT).waitFor()
  await editor
    .getByRole('dialog')
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
  await look(editor, 'meeting')
})

it('the calendar, the roster and the late list show what there is', async () => {
  await go(editor, '/calendar?span=month', '策划日历')
  await editor.getByRole('button', { name: new RegExp(WHAT) }).waitFor()
  await look(editor, 'calendar')
  await editor.getByRole('button', { name: new RegExp(WHAT) }).click()
  await editor.getByRole('dialog').getByText('文字：苏和').waitFor()
  await look(editor, 'event')
  await go(editor, '/calendar?span=week', '策划日历')
  await editor.getByRole('heading', { level: 1 }).waitFor()
  await look(editor, 'week')
  await go(editor, '/duty', '值班表')
  await editor
    .getByText(/值班长没人/)
    .first()
    .waitFor()
  await look(editor, 'duty')
})

it('the reporter accepts the work and subscribes to it', async () => {
  await go(reporter, '/assignments', '任务')
  await reporter.getByRole('button', { name: `文字：${WHAT}` }).click()
  await reporter.getByRole('button', { name: '接单', exact: true }).click()
  await reporter.getByRole('button', { name: '开工', exact: true }).waitFor()
  await look(reporter, 'assignment')
  await go(reporter, '/assignments', '任务')
  await reporter.getByRole('button', { name: '订到自己的日历' }).click()
  await reporter.getByRole('button', { name: '开一个地址' }).click()
  const address = await reporter.getByLabel('订阅地址').inputValue()
  const answer = await fetch(address.replace(/^.*\/api/, centre.api))
  expect((await answer.text()).replaceAll('\r\n ', '')).toContain(WHAT)
  expect(problems.flat()).toEqual([])
})
