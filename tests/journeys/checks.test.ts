import type { Page } from 'playwright-core'
import { axeViolations } from '../support/audit'
import { DESK, launchBrowser, openPage } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { aStory, sessionOf } from '../support/stories'

/**
 * What the rules find, from the finding to the hand-in: an absolute word of the 广告法, a weekday that disagrees with its day
 * and a mobile number stand in a story; each finding leads to its words; the words are put right one by one; the number may
 * stay, but only after somebody has said that it may be public, and the centre does not take the story without that.
 */

const PHONE_NUMBER = '13847212345'
const SELLING = '这款商品是国家级品质，门店优惠到月底。'
const DAY = '2026年3月2日（星期三）上午九点开门。'
const CALL = `想去的打 ${PHONE_NUMBER} 问一声。`

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let problems: string[]
let token: string
let storyId: string

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
const open = () => centre.ask('stories', 'open', { storyId }, { token })

beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  token = await sessionOf(centre, 'bianji')
  const content = aStory({
    title: '社区门店今天开张',
    document: { type: 'doc', content: [SELLING, DAY, CALL].map(paragraph) },
  })
  ;({ storyId } = await centre.ask('stories', 'create', { content }, { token }))
  ;({ page, problems } = await openPage(browser, DESK))
  await page.goto(`${centre.sites.console}/sign-in`)
  await page.evaluate((session) => localStorage.setItem('console.session', session), token)
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

const body = () => page.getByRole('textbox', { name: '正文' })
const findings = () => page.getByRole('region', { name: /^检查/ })
const finding = (rule: string) => findings().getByRole('listitem').filter({ hasText: rule })
const selection = () => page.evaluate(() => window.getSelection()?.toString() ?? '')

/** The words of a finding are what is selected afterwards; one types over them. */
async function goTo(rule: string, words: string) {
  await finding(rule)
    .getByRole('button', { name: `去看“${words}”` })
    .click()
  await expect(selection()).resolves.toBe(words)
}

it('lists each finding with its rule and where the rule comes from', async () => {
  await page.goto(`${centre.sites.console}/stories/${storyId}`)
  await body().waitFor()
  await finding('广告绝对化用语').getByText(/广告法》第九条/).waitFor()
  await finding('日期和星期对不上').getByText('是星期一，文中写的是星期三').waitFor()
  await finding('手机号').getByText('要确认').waitFor()
  await finding('手机号').getByText(/个人信息保护法》第二十五条/).waitFor()
  expect(await finding('手机号').getByText(PHONE_NUMBER).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
})

it('is not handed in behind the page: the centre itself asks for the number', async () => {
  const { revision } = await open()
  expect(await centre.call('stories', 'submit', { storyId, revision }, { token })).toMatchObject({ ok: false })
  expect((await open()).work).toBe('writing')
})

it('leads to the words, and a finding goes when its words are put right', async () => {
  await goTo('广告绝对化用语', '国家级')
  await page.keyboard.type('地道')
  await finding('广告绝对化用语').waitFor({ state: 'detached' })
  await goTo('日期和星期对不上', '2026年3月2日（星期三')
  await page.keyboard.type('2026年3月2日（星期一')
  await finding('日期和星期对不上').waitFor({ state: 'detached' })
  await body().getByText('这款商品是地道品质').waitFor()
  expect(await finding('手机号').count()).toBe(1)
})

it('has personal data confirmed piece by piece before it is handed in', async () => {
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '这些能公开吗' })
  await dialog.getByText('还有 1 处没勾').waitFor()
  const send = dialog.getByRole('button', { name: '送审', exact: true })
  expect(await send.isDisabled()).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  expect((await open()).work).toBe('writing')

  await dialog.getByRole('checkbox', { name: /手机号/ }).check()
  await send.click()
  await page.getByText(/正在审校，文字不能改/).waitFor()
  expect(await open()).toMatchObject({ work: 'in_review' })
  expect(JSON.stringify((await open()).document)).toContain('2026年3月2日（星期一）')
})

it('goes through without an error in the page', () => {
  expect(problems).toEqual([])
})
