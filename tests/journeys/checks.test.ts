import type { Page } from 'playwright-core'
import { axeViolations } from '../support/audit'
import { atDesk, launchBrowser, openPage } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { aStory, sessionOf } from '../support/stories'

/**
 * What the rules find, from the finding to the hand-in: an absolute word of the 广告法, a weekday that disagrees with its day
 * and a mobile number stand in a story; each finding leads to its words; the words are put right one by one; the number may
 * stay, but only after somebody has said that it may be public, and the centre does not take the story without that. The
 * reviewer sees which words a model wrote and comments; what comes back has the errors drawn at their words.
 */

const PHONE_NUMBER = '13847212345'
const SELLING = '这款商品是国家级品质，门店优惠到月底。'
const DAY = '2026年3月2日（星期三）上午九点开门。'
const CALL = `想去的打 ${PHONE_NUMBER} 问一声。`

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let problems: string[]
let reviewer: Awaited<ReturnType<typeof openPage>>
let token: string
let storyId: string

const MADE = '开张的消息由模型归纳。'

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
})
const open = () => centre.ask('stories', 'open', { storyId }, { token })

beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  token = await sessionOf(centre, 'bianji')
  const content = aStory({
    title: '社区门店今天开张',
    document: {
      type: 'doc',
      content: [
        ...[SELLING, DAY, CALL].map(paragraph),
        {
          type: 'paragraph',
          content: [{ type: 'text', text: MADE, marks: [{ type: 'origin', attrs: { by: 'ai' } }] }],
        },
      ],
    },
  })
  ;({ storyId } = await centre.ask('stories', 'create', { content }, { token }))
  ;({ page, problems } = await openPage(browser, atDesk(centre, token)))
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

const body = () => page.getByRole('textbox', { name: '正文' })
const findings = () => page.getByRole('region', { name: /^检查/ })
const finding = (rule: string) => findings().getByRole('listitem').filter({ hasText: rule })

/** The words of a finding are what is selected afterwards; one types over them. */
async function goTo(rule: string, words: string) {
  await finding(rule)
    .getByRole('button', { name: `去看“${words}”` })
    .click()
  // the editor takes the focus with the next frame
  await page.waitForFunction((wanted) => window.getSelection()?.toString() === wanted, words)
}

it('lists each finding with its rule and where the rule comes from', async () => {
  await page.goto(`${centre.sites.console}/stories/${storyId}`)
  await body().waitFor()
  await finding('广告绝对化用语')
    .getByText(/广告法》第九条/)
    .waitFor()
  await finding('日期和星期对不上').getByText('是星期一，文中写的是星期三').waitFor()
  await finding('手机号').getByText('要确认').waitFor()
  await finding('手机号')
    .getByText(/个人信息保护法》第二十五条/)
    .waitFor()
  expect(await finding('手机号').getByText(PHONE_NUMBER).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
})

it('is not handed in behind the page: the centre itself asks for the number', async () => {
  const { revision } = await open()
  expect(await centre.call('stories', 'submit', { storyId, revision }, { token })).toMatchObject({
    ok: false,
  })
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

it('is read-only while it is reviewed, though nobody else has it open', async () => {
  await page.getByRole('toolbar').waitFor({ state: 'detached' })
  expect(await body().getAttribute('contenteditable')).toBe('false')
  expect(await page.getByLabel('题目', { exact: true }).isDisabled()).toBe(true)
})

it('shows the reviewer who wrote what, and has room for a comment beside the text', async () => {
  const session = await sessionOf(centre, 'chushen')
  reviewer = await openPage(browser, atDesk(centre, session))
  await reviewer.page.goto(`${centre.sites.console}/reviews/${storyId}`)
  await reviewer.page.locator('.marked-made', { hasText: MADE }).waitFor()
  await reviewer.page.getByText('AI 生成', { exact: true }).waitFor()
  await reviewer.page.getByText(`AI 的份：AI 生成 ${MADE.length} 字`).waitFor()

  await reviewer.page.locator('.story-text [data-at]', { hasText: '想去的打' }).evaluate((run) => {
    window.getSelection()?.setBaseAndExtent(run.firstChild as Node, 0, run.firstChild as Node, 4)
  })
  await reviewer.page.getByRole('button', { name: '给选中的字写批注' }).click()
  await reviewer.page.getByRole('textbox', { name: '批注' }).fill('写清找谁')
  await reviewer.page.getByRole('button', { name: '写上' }).click()
  await reviewer.page.locator('.marked-comment', { hasText: '想去的打' }).waitFor()
  expect(await axeViolations(reviewer.page)).toEqual([])
})

it('comes back with the reviewer’s errors standing at their words', async () => {
  const as = { token: await sessionOf(centre, 'chushen') }
  const { revision } = await open()
  await centre.ask('stories', 'claimStage', { storyId }, as)
  const place = { block: 1, from: 16, to: 18, quote: '九点' }
  await centre.ask('stories', 'mark', { storyId, revision, ...place, note: '核实几点开门' }, as)
  await centre.ask('stories', 'returnStory', { storyId, reasons: '开门时间请核实。' }, as)
  await page.reload()
  await page.locator('.error-mark', { hasText: '九点' }).waitFor()
  await page.getByRole('img', { name: /^第 1 处差错：核实几点开门（初审 乌兰）/ }).waitFor()
  await page.locator('.comment-mark', { hasText: '想去的打' }).waitFor()
  expect(await body().getAttribute('contenteditable')).toBe('true')
  expect(await axeViolations(page)).toEqual([])
})

it('an error whose words were put right is no longer drawn', async () => {
  await body().focus()
  await page.evaluate(() => {
    const words = document.querySelector('.error-mark')?.firstChild
    if (words) window.getSelection()?.setBaseAndExtent(words, 0, words, 2)
  })
  await page.keyboard.type('八点半')
  await page.locator('.error-mark').waitFor({ state: 'detached' })
  await body().getByText('上午八点半开门').waitFor()
})

it('brings back what was typed into a form and not saved', async () => {
  const edit = async () => {
    await page.getByRole('button', { name: '各渠道的稿' }).click()
    await page.locator('.ant-radio-button-wrapper', { hasText: '报纸' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '修改', exact: true }).click()
    return page.getByRole('textbox', { name: '这一稿的文字' })
  }
  await (await edit()).fill('报纸上写短些')
  await page.reload()
  const again = await edit()
  await page.getByText(/上次改的没存下/).waitFor()
  expect(await again.inputValue()).toBe('报纸上写短些')
  expect(await axeViolations(page)).toEqual([])
})

it('goes through without an error in the page', () => {
  expect(problems).toEqual([])
  expect(reviewer.problems).toEqual([])
})
