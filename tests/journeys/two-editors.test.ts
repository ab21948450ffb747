import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { axeViolations } from '../support/audit'
import { DESK, launchBrowser, openPage } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { aStory } from '../support/stories'

/**
 * Two people and one story: one writes, the other sees who and follows; a take-over with the line of the first one cut loses
 * no sentence; the machine dies in mid-edit and the browser brings what it had kept.
 */

jest.setTimeout(120_000)

const dataDir = mkdtempSync(join(tmpdir(), 'two-editors-'))
let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let first: Page
let second: Page
let storyId: string
let token: string
const problems: string[][] = []

const EXPECTED = [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_REFUSED/]

async function enter(userName: string): Promise<Page> {
  const opened = await openPage(browser, DESK, EXPECTED)
  problems.push(opened.problems)
  await opened.page.goto(`${centre.sites.console}/sign-in`)
  await opened.page.getByLabel('账号').fill(userName)
  await opened.page.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD)
  await opened.page.getByRole('button', { name: '登录', exact: true }).click()
  await opened.page.waitForURL(/\/stories/)
  return opened.page
}

const bodyOf = (page: Page) => page.getByRole('textbox', { name: '正文' })
const openStory = (page: Page) => page.goto(`${centre.sites.console}/stories/${storyId}`)

/** Goes to the end of the text and writes a paragraph there. */
async function write(page: Page, words: string) {
  await bodyOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type(words)
}

const saved = (page: Page) =>
  page
    .locator('.saving-saved')
    .filter({ hasText: /存好了/ })
    .waitFor()
const stored = async () => JSON.stringify(await centre.ask('stories', 'open', { storyId }, { token }))

beforeAll(async () => {
  centre = await startCentre({ dataDir })
  browser = await launchBrowser()
  token = await centre.signIn('bianji')
  const created = await centre.ask('stories', 'create', { content: aStory() }, { token })
  storyId = created.storyId
  first = await enter('bianji')
  second = await enter('jizhe')
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('shows the second one who writes, and follows what the first one saves', async () => {
  await openStory(first)
  await write(first, '先来的写了一段。')
  await saved(first)
  await openStory(second)
  await second.getByText(/^陈志远正在写，/).waitFor()
  expect(await bodyOf(second).getAttribute('contenteditable')).toBe('false')
  expect(await second.getByLabel('题目', { exact: true }).isDisabled()).toBe(true)
  await bodyOf(second).getByText('先来的写了一段。').waitFor()
  await write(first, '又写了一段。')
  await bodyOf(second).getByText('又写了一段。').waitFor()
  expect(await axeViolations(second)).toEqual([])
})

it('takes over while the line of the first one is cut, and loses no sentence', async () => {
  await first.context().setOffline(true)
  await write(first, '断网时写的一句。')
  await first.locator('.saving-cut_off').waitFor()

  await second.getByRole('button', { name: '接手', exact: true }).click()
  await second.getByText(/^陈志远正在写，/).waitFor({ state: 'detached' })
  await bodyOf(second).click()
  await second.keyboard.press('Control+Home')
  await second.keyboard.type('后来的加了开头。')
  await saved(second)

  await first.context().setOffline(false)
  await first.getByText(/接手了这篇$/).waitFor()
  await first.getByText(/您没存上的字已经交给/).waitFor()
  expect(await bodyOf(first).textContent()).toContain('断网时写的一句。')

  await second.getByRole('button', { name: '看看要不要' }).click()
  await second.locator('ins', { hasText: '断网时写的一句' }).waitFor()
  expect(await axeViolations(second)).toEqual([])
  await second.getByRole('button', { name: '接进稿子里' }).click()
  await bodyOf(second).getByText('断网时写的一句。').waitFor()
  await saved(second)
  const now = await stored()
  for (const words of ['后来的加了开头。', '断网时写的一句。', '又写了一段。']) expect(now).toContain(words)
})

it('loses nothing when the machine dies in mid-edit: the browser keeps it and sends it again', async () => {
  const { api, sites } = centre
  await write(second, '停电前的一句，')
  await centre.stop('SIGKILL')
  await second.keyboard.type('停电后的半句。')
  await second.locator('.saving-cut_off').waitFor()
  centre = await startCentre({
    dataDir,
    staff: false,
    settings: {
      port: Number(new URL(api).port),
      sites: Object.entries(sites).map(([name, address]) => ({
        name,
        root: `dist/${name}`,
        port: Number(new URL(String(address)).port),
        ...(name === 'h5' ? { framedBy: ['console'] } : {}),
      })),
    },
  })
  await second.getByRole('button', { name: '现在存' }).click()
  await saved(second)
  expect(await stored()).toContain('停电前的一句，停电后的半句。')
  expect(problems.flat()).toEqual([])
})
