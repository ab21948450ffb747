import { TOTP } from 'otpauth'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { axeViolations } from '../support/audit'
import { atDesk, DESK, launchBrowser, openPage, PHONE } from '../support/browser'
import { type Centre, type SampleStaff, startCentre } from '../support/centre'
import { aStory, sessionOf, signStory } from '../support/stories'

/**
 * The first whole journey: an editor binds a second factor, signs in with it, pastes a story, adds a picture and hands it in;
 * three reviewers and three proofreaders pass it in the console, the last one signs it off, the editor publishes; a resident
 * sees it at the top, reads it and is counted once; the editor takes it down and the resident is told why. Another goes out
 * by itself at its time.
 */

const TITLE = '三条小巷｜今晚亮灯'
const PLAIN_TITLE = TITLE.replace('｜', '')
const PASTED = `
  <style>.MsoNormal{margin:0}</style>
  <p class="MsoNormal" style="font-size:16pt;font-family:仿宋" onclick="alert(1)">少先路三条小巷装上了<b>四十盏路灯</b>。<o:p></o:p></p>
  <p><script>window.ran = true</script><img src="x" onerror="window.ran = true">灯一到天黑就亮。</p>
  <p>有不亮的，打 <a href="javascript:window.ran=true">这里</a> 或 <a href="https://example.org/lamp">报修页</a>。</p>`

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let desk: Page
let phone: Page
let deskProblems: string[]
let phoneProblems: string[]
beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  ;({ page: desk, problems: deskProblems } = await openPage(browser, DESK, [/401|409|400/]))
  ;({ page: phone, problems: phoneProblems } = await openPage(browser, PHONE))
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

async function signIn(code?: string) {
  await desk.goto(`${centre.sites.console}/sign-in`)
  await desk.getByLabel('账号').fill('bianji')
  await desk.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD)
  await desk.getByRole('button', { name: '登录', exact: true }).click()
  if (code) {
    await desk.getByLabel('动态码').fill(code)
    await desk.getByRole('button', { name: '登录', exact: true }).click()
  }
  await desk.getByRole('heading', { level: 1, name: '稿件' }).waitFor()
}

async function choose(field: string, option: string) {
  await desk.getByLabel(field, { exact: true }).click()
  await desk.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click()
}

/** What a person does with Ctrl-V: the browser hands the editor what another program put on the clipboard. */
const paste = (into: Locator, html: string) =>
  into.evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)

let secret = ''

it('binds the second factor by what the account page shows', async () => {
  await signIn()
  await desk.goto(`${centre.sites.console}/account`)
  await desk.getByRole('button', { name: '绑定动态码' }).click()
  secret = ((await desk.locator('.bind-secret').textContent()) ?? '').replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{16,}$/)
  await desk.getByRole('img', { name: /动态码的二维码/ }).waitFor()
  await desk
    .getByLabel(/六位数|动态码/)
    .last()
    .fill(new TOTP({ secret }).generate())
  await desk.getByRole('button', { name: '绑定', exact: true }).click()
  await desk.getByText('已绑定').waitFor()
})

it('asks for the second factor from then on, and refuses a wrong one', async () => {
  await desk.evaluate(() => localStorage.clear())
  await desk.goto(`${centre.sites.console}/sign-in`)
  await desk.getByLabel('账号').fill('bianji')
  await desk.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD)
  await desk.getByRole('button', { name: '登录', exact: true }).click()
  await desk.getByLabel('动态码').fill('000000')
  await desk.getByRole('button', { name: '登录', exact: true }).click()
  await desk.getByRole('alert').first().waitFor()
  // the code of this half minute was spent on binding; the next one is already good
  await signIn(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }))
})

it('takes a pasted story clean, with a picture, and saves by itself', async () => {
  await desk.getByRole('button', { name: '写新稿' }).first().click()
  const body = desk.getByRole('textbox', { name: '正文' })
  await body.waitFor()
  expect(await desk.getByRole('button', { name: '送审', exact: true }).isDisabled()).toBe(true)

  await desk.getByLabel('题目', { exact: true }).fill('还在想的题目')
  await choose('单位', '融媒体中心')
  await choose('栏目', '本地新闻')
  await desk.getByLabel('来源', { exact: true }).fill('融媒体中心')
  await body.click()
  await paste(body, PASTED)
  await desk.getByText('四十盏路灯').waitFor()
  expect(await body.locator('script, [onclick], [style*="仿宋"], a[href^="javascript"]').count()).toBe(0)
  expect(await desk.evaluate(() => (window as { ran?: boolean }).ran)).toBeUndefined()

  const [chooser] = await Promise.all([
    desk.waitForEvent('filechooser'),
    desk.getByRole('button', { name: '图片', exact: true }).click(),
  ])
  await chooser.setFiles('site/sample/pictures/lanes.png')
  await desk.getByLabel('图上是什么').fill('小巷口新装的路灯')
  await desk
    .getByText(/存好了/)
    .first()
    .waitFor()

  // the remote picture of the pasted text is not ours: its place says so, and it is taken out
  const missing = desk.getByRole('button', { name: /去掉|不要/ })
  while (await missing.count()) await missing.first().click()

  expect(await axeViolations(desk)).toEqual([])
})

/** Title and text of an article as they stand in the page; addresses of pictures are a draft's before and public after. */
const drawn = (scope: Page | FrameLocator) =>
  Promise.all(
    ['.article-title', '.story-body'].map(async (part) =>
      (await scope.locator(part).evaluate((element) => element.outerHTML)).replace(/ src="[^"]*"/g, ' src'),
    ),
  )
let previewed: string[] = []

it('shows on the phone beside the text what is written, while it is written, and asks for nothing there', async () => {
  const asked: string[] = []
  desk.on('request', (request) => {
    if (request.frame() !== desk.mainFrame()) asked.push(new URL(request.url()).pathname)
  })
  await desk.getByRole('button', { name: '手机预览' }).click()
  const preview = desk.frameLocator('iframe[title="手机上的样子"]')
  await preview.getByText('四十盏路灯').waitFor()
  await desk.getByLabel('题目', { exact: true }).fill(TITLE)
  await preview.getByRole('heading', { level: 1 }).getByText('今晚亮灯').waitFor()
  previewed = await drawn(preview)

  // the title's box is as high as its words need, in the narrower column too
  const box = desk.getByLabel('题目', { exact: true })
  expect(await box.evaluate((area) => area.scrollHeight - area.clientHeight)).toBe(0)
  await desk.getByText('长辈版', { exact: true }).click()
  await preview.locator('.page.elder').waitFor()
  await preview.getByRole('link', { name: '报修页' }).click()
  expect(desk.context().pages()).toHaveLength(1)
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
  expect(await axeViolations(desk)).toEqual([])
  await desk.getByRole('button', { name: '收起' }).click()
})

it('is handed in, and says that it can no longer be changed', async () => {
  await desk.getByRole('button', { name: '送审', exact: true }).click()
  await desk
    .getByRole('dialog')
    .getByText(/从头审/)
    .waitFor()
  expect(await axeViolations(desk)).toEqual([])
  await desk.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click()
  await desk.getByText('审校中').first().waitFor()
  await desk.getByText(/正在审校，文字不能改/).waitFor()
  expect(await desk.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
})

/** A colleague at a desk of their own. */
async function deskOf(name: SampleStaff): Promise<Page> {
  const token = await sessionOf(centre, name)
  const { page, problems } = await openPage(browser, atDesk(centre, token), [/401|403|409|400/])
  deskProblems.push(...problems)
  await page.goto(`${centre.sites.console}/reviews`)
  await page.getByRole('heading', { level: 1, name: '审稿台' }).waitFor()
  return page
}
const openFrom = async (page: Page) => {
  await page.getByRole('link', { name: PLAIN_TITLE }).click()
  await page.getByRole('heading', { level: 1, name: PLAIN_TITLE }).waitFor()
}
async function pass(page: Page, stage: string) {
  await page.getByRole('button', { name: `${stage}通过` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await page.getByText(`${stage}通过了。`).waitFor()
}
let first: Page

it('is read by the first reviewer, who marks an error in its words, and passes it within the budget', async () => {
  first = await deskOf('chushen')
  expect(await axeViolations(first)).toEqual([])
  await first.getByRole('button', { name: `领审“${PLAIN_TITLE}”` }).click()
  await first.getByText('您在这里').waitFor()

  await first.getByRole('button', { name: '标差错' }).click()
  await first.getByLabel('错的字').fill('五十盏')
  await first.getByText(/稿子里没有这几个字/).waitFor()
  expect(await first.getByRole('button', { name: '标上' }).isDisabled()).toBe(true)
  await first.getByLabel('错的字').fill('四十盏')
  await first.getByLabel('错在哪里').fill('再数一遍')
  await first.getByRole('button', { name: '标上' }).click()
  await first.getByText('差错 1，上限 5').waitFor()
  await first.locator('mark.marked-error', { hasText: '四十盏' }).waitFor()
  expect(await axeViolations(first)).toEqual([])
  await pass(first, '初审')
})

it.each<[string, SampleStaff]>([
  ['一校', 'jiaodui1'],
  ['复审', 'fushen'],
  ['二校', 'jiaodui2'],
])('passes %s', async (stage, name) => {
  const page = await deskOf(name)
  await openFrom(page)
  await pass(page, stage)
  await page.context().close()
})

it('is not passed by its first reviewer at the final review, who is told why, whatever roles there are', async () => {
  const token = await sessionOf(centre, 'admin')
  const { staff } = await centre.ask('people', 'listStaff', {}, { token })
  const { staffId, name, unitId, grants } = staff.find((one: { name: string }) => one.name === '乌兰')
  const final = { role: 'final_reviewer', units: '*', columns: '*' }
  await centre.ask(
    'people',
    'changeStaff',
    { staffId, name, unitId, active: true, grants: [...grants, final] },
    { token },
  )
  await first.reload()
  await first.getByText(/已担任本稿初审，不能再终审/).waitFor()
  const button = first.getByRole('button', { name: '终审通过' })
  expect(await button.isDisabled()).toBe(true)
  const why = first.locator(`[id="${await button.getAttribute('aria-describedby')}"]`)
  expect(await why.textContent()).toContain('已担任本稿初审，不能再终审')
  expect(await axeViolations(first)).toEqual([])
})

it('passes the final review and the last proof, and is signed off as it stands', async () => {
  const final = await deskOf('zhongshen')
  await openFrom(final)
  await pass(final, '终审')
  const proof = await deskOf('jiaodui3')
  await openFrom(proof)
  await pass(proof, '三校')
  await proof.context().close()

  await final.reload()
  await final.getByRole('button', { name: '签发', exact: true }).click()
  await final.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click()
  await final.getByText(/签发了/).waitFor()
  await final
    .getByText(/只能发这一稿/)
    .first()
    .waitFor()
  await final.context().close()
})

it('is published by its editor', async () => {
  await desk.reload()
  await desk.getByText('已签发').first().waitFor()
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByText('已发布').first().waitFor()
})

const reads = async () =>
  Number(((await phone.getByText('点击量').locator('xpath=..').textContent()) ?? '').replace(/\D/g, ''))

it('shows it to a resident at the top, and counts one read, and one only after a reload', async () => {
  await phone.goto(`${centre.sites.h5}/#/pages/home/index`)
  const top = phone.locator('.lead-story, .story-card').first()
  await top.waitFor()
  expect(((await top.textContent()) ?? '').replace(/\s/g, '')).toContain(PLAIN_TITLE)
  await top.click()
  await phone.getByText(/灯一到天黑就亮/).waitFor()
  await phone.waitForFunction(() => /点击量\D*1(?!\d)/.test(document.body.innerText.replace(/\s/g, '')))
  expect(await phone.locator('a[href^="javascript"]').count()).toBe(0)
  expect(await drawn(phone)).toEqual(previewed)
  await phone.reload()
  await phone.getByText(/灯一到天黑就亮/).waitFor()
  await phone.waitForLoadState('networkidle')
  expect(await reads()).toBe(1)
})

it('takes it down with a reason, and the resident is told', async () => {
  await desk.getByRole('button', { name: '撤下', exact: true }).click()
  await desk.getByLabel('为什么撤下').fill('盏数写错了，核对后再发')
  await desk.getByRole('dialog').getByRole('button', { name: '撤下', exact: true }).click()
  await desk.getByText('已撤下').first().waitFor()

  // visible to everybody within 5 s: what an instance keeps is at most 3 s old
  for (let attempt = 0; attempt < 10; attempt++) {
    await phone.reload()
    await phone.waitForLoadState('networkidle')
    if (await phone.getByText('盏数写错了，核对后再发').count()) break
    await phone.waitForTimeout(500)
  }
  await phone.getByText('盏数写错了，核对后再发').waitFor()
  expect(await phone.getByText(/灯一到天黑就亮/).count()).toBe(0)
})

const SCHEDULED = '明早八点换水表'

it('goes out by itself at its time, and not before', async () => {
  // her account has a second factor by now: the session of her browser serves
  const token = await desk.evaluate(() => localStorage.getItem('console.session') ?? '')
  const content = aStory({ title: SCHEDULED })
  const created = await centre.ask('stories', 'create', { content }, { token })
  await signStory(centre, token, created)
  await desk.goto(`${centre.sites.console}/stories/${created.storyId}`)
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByRole('radio', { name: /定时/ }).check()
  const send = desk.getByRole('dialog').getByRole('button', { name: '定时发布' })
  expect(await send.isDisabled()).toBe(true)
  const at = new Date(Date.now() + 24 * 60 * 60 * 1000)
  at.setUTCSeconds(0, 0)
  const local = new Date(at.getTime() + 8 * 60 * 60 * 1000).toISOString()
  await desk.getByLabel('几点发').fill(`${local.slice(0, 10)} ${local.slice(11, 16)}`)
  await desk.getByLabel('几点发').press('Enter')
  await send.click()
  await desk
    .getByText(/自动发布/)
    .first()
    .waitFor()

  const open = async () =>
    (await centre.ask('stories', 'open', { storyId: created.storyId }, { token })).state
  await centre.setClock(new Date(at.getTime() - 60_000))
  await centre.sweep('stories')
  expect(await open()).toBe('draft')
  await centre.setClock(new Date(at.getTime() + 60_000))
  await centre.sweep('stories')
  expect(await open()).toBe('published')
  await desk.reload()
  await desk.getByText('已发布').first().waitFor()
})

it('goes through without an error in either page', () => {
  expect(deskProblems).toEqual([])
  expect(phoneProblems).toEqual([])
})
