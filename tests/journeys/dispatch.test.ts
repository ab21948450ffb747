import type { Page } from 'playwright-core'
import { axeViolations } from '../support/audit'
import { atDesk, DESK, launchBrowser, openPage, PHONE } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { type As, type AVolunteer, anOrder, aResident, aVolunteer, step } from '../support/orders'

/**
 * 派单台: an order is looked at by the 站, referred up to the 所, dispatched by the suggestion; a bad mark makes a call-back that
 * nobody who had a hand in the service can close; it is done anew and solved. LOOK=<folder> keeps pictures, wide and narrow.
 */

const WHAT = '陪母亲去区医院复查，上下楼要人扶'
let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let post: Page
let branch: Page
let commander: Page
let resident: As
let volunteer: AVolunteer
let orderId: string
const problems: string[][] = []

jest.setTimeout(90_000)

async function deskOf(name: 'gaowa' | 'suozhang' | 'zhiban'): Promise<Page> {
  const opened = await openPage(browser, atDesk(centre, await centre.signIn(name)))
  problems.push(opened.problems)
  return opened.page
}

beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  resident = await aResident(centre)
  volunteer = await aVolunteer(centre)
  await aVolunteer(centre, { name: '王建军', communityId: 'youyi-17' })
  orderId = (await anOrder(centre, resident, { text: WHAT })).orderId
  await anOrder(centre, resident, { text: '楼道杂物清一清', categoryId: 'ecology' })
  await anOrder(centre, resident, { text: '教老人用手机查养老认证' })
  post = await deskOf('gaowa')
  branch = await deskOf('suozhang')
  commander = await deskOf('zhiban')
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

const panelOf = (page: Page) => page.getByRole('complementary', { name: '打开的单子' })
const open = async (page: Page, path: string) => {
  await page.goto(`${centre.sites.console}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const stateIs = (page: Page, words: string) =>
  panelOf(page).locator('.tag', { hasText: words }).first().waitFor()
const asDialog = async (page: Page, words: string, button: string) => {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(words)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Wide and narrow: nothing that axe finds, nothing that sticks out, a picture of each when asked for. */
async function look(page: Page, name: string) {
  for (const { viewport } of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth)
    if (process.env.LOOK) {
      const path = `${process.env.LOOK}/${name}-${viewport.width}.png`
      await page.screenshot({ path, animations: 'disabled', fullPage: true })
    }
    expect(await axeViolations(page)).toEqual([])
  }
}

it('the station reviews several at once, and opens one', async () => {
  await open(post, '/orders?tab=review')
  await post.getByRole('checkbox', { name: '几张一起办' }).check()
  await post.getByText('选了 3 张').waitFor()
  await look(post, 'review')
  await post.getByRole('button', { name: '一起审过' }).click()
  await post.getByText('没有等着审的单子', { exact: false }).waitFor()
  await post.getByText('待派 3', { exact: true }).click()
  await post.getByRole('link', { name: WHAT }).click()
  await panelOf(post).getByText('在十九街坊站手里').waitFor()
  await panelOf(post).getByText('周桂芳').first().waitFor()
  await look(post, 'dispatch')
})

it('phone and door are shown when they are asked for, and each look is kept', async () => {
  expect(await post.getByText('13812346021').count()).toBe(0)
  await panelOf(post).getByRole('button', { name: '看电话和门牌' }).click()
  await post.getByRole('link', { name: '13812346021' }).waitFor()
  const admin = { token: await centre.signIn('admin') }
  const { records } = await centre.ask('settings', 'audit', { subject: orderId }, admin)
  expect(records).toContainEqual(expect.objectContaining({ action: 'orders.unlock', staffName: '高娃' }))
})

it('goes up with a word of why; the branch has it, and dispatches by the suggestion', async () => {
  await panelOf(post).getByRole('button', { name: '上报或转站' }).click()
  await look(post, 'refer')
  await asDialog(post, '这几天人手不够', '上报')
  await panelOf(post).getByText('在友谊大街所手里').waitFor()
  await open(branch, `/orders/${orderId}`)
  await panelOf(branch).getByText('“这几天人手不够”').waitFor()
  await panelOf(branch).getByRole('button', { name: '派给周桂芳' }).click()
  await panelOf(branch).getByText('等周桂芳回话').waitFor()
  await look(branch, 'offered')
})

it('a volunteer without a phone is signed in and out by the list', async () => {
  const as = { openid: volunteer.openid }
  await centre.ask('orders', 'claim', { orderId }, as)
  await open(branch, `/orders/${orderId}?tab=doing`)
  await panelOf(branch).getByRole('button', { name: '替周桂芳签到' }).click()
  await panelOf(branch).getByText('周桂芳正在服务').waitFor()
  await look(branch, 'serving')
  await panelOf(branch).getByRole('button', { name: '替周桂芳签退' }).click()
  await stateIs(branch, '等居民确认')
})

it('a bad mark is called back: not closed by who dispatched it, done anew, then solved', async () => {
  const order = await centre.ask('orders', 'myOrder', { orderId }, resident)
  await step(centre, resident, 'rate', order, { level: 2, words: '来得太晚，没陪完' })
  await open(branch, `/orders/${orderId}?tab=callback`)
  await panelOf(branch).getByText('不满意：“来得太晚，没陪完”').waitFor()
  await panelOf(branch).getByRole('button', { name: '解决了，办结' }).click()
  const dialog = branch.getByRole('dialog')
  await dialog.getByRole('textbox').fill('问过了，下次改进')
  await dialog.getByRole('button', { name: '办结', exact: true }).click()
  await dialog.getByText('回访要由别人来办结', { exact: false }).waitFor()
  await look(branch, 'callback-refused')
  await dialog.getByRole('button', { name: '先不' }).click()

  await open(commander, `/orders/${orderId}?tab=callback`)
  await panelOf(commander).getByRole('button', { name: '没解决，重新办' }).click()
  await asDialog(commander, '换一位早点到的陪您去', '重新办')
  await stateIs(commander, '待派')
  // whoever was there is not suggested again
  await panelOf(commander)
    .getByText(/没列出的.*周桂芳/)
    .waitFor()
  await panelOf(commander).getByRole('button', { name: '派给王建军' }).click()
  await panelOf(commander).getByText('等王建军回话').waitFor()
})

it('the late ones are supervised: asked for by the resident, answered in words', async () => {
  const { orders } = await centre.ask('orders', 'myOrders', {}, resident)
  const asked = orders.find(({ text }: { text: string }) => text.startsWith('教老人'))
  await centre.ask('orders', 'nudge', { orderId: asked.orderId, words: '' }, resident)
  await open(commander, '/orders-board')
  await commander.getByRole('link', { name: '十九街坊站过时 1 张' }).waitFor()
  await look(commander, 'board')
  await commander.getByRole('link', { name: asked.text }).click()
  await panelOf(commander).getByText('居民在催').waitFor()
  await panelOf(commander).getByRole('button', { name: '回话' }).click()
  await asDialog(commander, '正在找会用手机的人，今天给您准信', '发给居民')
  await panelOf(commander).getByText('居民催过，回过话了', { exact: false }).waitFor()
  const { nudge } = await centre.ask('orders', 'myOrder', { orderId: asked.orderId }, resident)
  expect(nudge?.answer).toBe('正在找会用手机的人，今天给您准信')
  // the one refusal that was looked for, and nothing else
  expect(problems.flat()).toEqual([expect.stringContaining('403')])
})
