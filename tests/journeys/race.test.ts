import type { Page } from 'playwright-core'
import { axeViolations } from '../support/audit'
import { atDesk, launchBrowser, onPhone, openPage } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { type As, aDispatchableOrder, anOrder, aResidentOnTheWeb, step } from '../support/orders'
import { anIdentityNumber, aRegistration } from '../support/volunteers'

/**
 * 抢单: the station puts an order into the pool, two volunteers tap at the same moment, one has the place and the other waits for
 * it, and has it when the first gives it back. Another order that nobody wants goes up to somebody named, while its resident can
 * read where it is. LOOK=<folder> keeps pictures.
 */

const WHAT = '送父亲去区医院做透析，楼下扶一把'
const UNWANTED = '清理楼道里没人认的旧家具'
const MINUTE_MS = 60_000
const BORN = '1985-07-04'

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let desk: Page
let desked: As
let phones: { readonly name: string; readonly page: Page; readonly as: As }[]
let resident: { readonly page: Page; readonly as: { token: string } }
let orderId: string
const problems: string[][] = []

jest.setTimeout(90_000)

async function phoneOf(as: { token: string }): Promise<Page> {
  const opened = await openPage(browser, onPhone(centre, as.token))
  problems.push(opened.problems)
  return opened.page
}

async function aVolunteersPhone(name: string, phone: string) {
  const as = await aResidentOnTheWeb(centre, phone)
  const identityNumber = anIdentityNumber(BORN, Number(phone.slice(-3)))
  await centre.ask('volunteers', 'register', { ...aRegistration(BORN), name, phone, identityNumber }, as)
  return { name, as, page: await phoneOf(as) }
}

const openOn = async (page: Page, path: string) => {
  await page.goto(`${centre.sites.h5}/#/features/${path}`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function look(page: Page, name: string) {
  if (process.env.LOOK)
    await page.screenshot({
      path: `${process.env.LOOK}/${name}.png`,
      animations: 'disabled',
    })
  expect(await axeViolations(page)).toEqual([])
}

beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  const token = await centre.signIn('gaowa')
  desked = { token }
  const own = await aResidentOnTheWeb(centre, '13800138031')
  resident = { as: own, page: await phoneOf(own) }
  phones = [await aVolunteersPhone('周桂芳', '13800138032'), await aVolunteersPhone('王建军', '13800138033')]
  ;({ orderId } = await aDispatchableOrder(centre, own, desked, { text: WHAT }))
  const opened = await openPage(browser, atDesk(centre, token))
  problems.push(opened.problems)
  desk = opened.page
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})

const panel = () => desk.getByRole('complementary', { name: '打开的单子' })
async function pool(id: string) {
  await desk.goto(`${centre.sites.console}/orders/${id}`)
  await panel().getByRole('button', { name: '放进池子', exact: true }).click()
  await panel().locator('.tag', { hasText: '等人领' }).first().waitFor()
}

const CLAIMED = '领了，还没开始'
const WAITING = '候补第 1 位'
const standing = async ({ page }: { page: Page }) => {
  await page
    .getByText(new RegExp(`${CLAIMED}|${WAITING}`))
    .first()
    .waitFor()
  return (await page.getByText(CLAIMED).count()) > 0 ? CLAIMED : WAITING
}
/** Who of the two has the place, and who waits for it. */
async function winnerAndOther() {
  const ends = await Promise.all(phones.map(standing))
  const [winner, other] = ends[0] === CLAIMED ? phones : [...phones].reverse()
  if (!winner || !other) throw new Error('two phones')
  return { ends, winner, other }
}

it('two volunteers want the last place in the same moment: one has it, the other is the first to wait', async () => {
  await pool(orderId)
  await Promise.all(phones.map(({ page }) => openOn(page, 'volunteers/pool/index')))
  const buttons = phones.map(({ page }) => page.getByRole('button', { name: `领单，${WHAT}` }))
  await Promise.all(buttons.map((button) => button.waitFor()))
  await Promise.all(buttons.map((button) => button.tap()))
  const { ends, winner, other } = await winnerAndOther()
  expect([...ends].sort()).toEqual([WAITING, CLAIMED].sort())
  await look(winner.page, 'race-won')
  await look(other.page, 'race-waits')
  const order = await centre.ask('orders', 'order', { orderId }, desked)
  expect(order.crew).toMatchObject([{ name: winner.name }])
  // whoever waits does not see the door
  expect(await other.page.getByText('12 号楼 3 单元 502').count()).toBe(0)
})

it('the one who cannot go gives it back, and whoever waited has it and is told', async () => {
  const { winner, other } = await winnerAndOther()
  await winner.page.getByRole('button', { name: '退回', exact: true }).tap()
  const sheet = winner.page.getByRole('dialog')
  await sheet.getByRole('textbox').fill('孩子发烧，去不了')
  await sheet.getByRole('button', { name: /退回/ }).tap()
  await winner.page.waitForURL(/volunteers\/parts/)
  await openOn(other.page, `volunteers/part/index?id=${orderId}`)
  expect(await standing(other)).toBe(CLAIMED)
  await openOn(other.page, 'notices/inbox/index')
  await other.page.getByText('有人退了，您从候补转上来了。', { exact: false }).waitFor()
  await look(other.page, 'race-moved-up')
  await desk.goto(`${centre.sites.console}/orders/${orderId}`)
  await panel().getByText(other.name).first().waitFor()
})

it('what nobody wants falls back to the desk and climbs until somebody named has it, and the resident reads it', async () => {
  const filed = await anOrder(centre, resident.as, { text: UNWANTED, categoryId: 'ecology' })
  await step(centre, desked, 'accept', filed)
  await pool(filed.orderId)
  const own = () => centre.ask('orders', 'myOrder', { orderId: filed.orderId }, resident.as)
  const states: string[] = []
  for (let ring = 0; ring < 4; ring++) {
    const { dueAt } = await own()
    await centre.setClock(new Date(Date.parse(dueAt ?? '') + MINUTE_MS))
    await centre.sweep('orders')
    states.push((await own()).state)
  }
  expect(states).toEqual(['to_dispatch', 'to_dispatch', 'to_dispatch', 'to_dispatch'])
  const commander = { token: await centre.signIn('zhiban') }
  const { notices } = await centre.ask('notices', 'mine', {}, commander)
  expect(notices).toContainEqual(
    expect.objectContaining({ title: expect.stringContaining('过时'), page: `/orders/${filed.orderId}` }),
  )
  await openOn(resident.page, `orders/order/index?id=${filed.orderId}`)
  await resident.page.getByText('巴特尔', { exact: false }).first().waitFor()
  await look(resident.page, 'race-unclaimed')
  await centre.setClock(new Date())
  expect(problems.flat()).toEqual([])
})
