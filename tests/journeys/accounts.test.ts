import { TOTP } from 'otpauth'
import type { BrowserContext, Page } from 'playwright-core'
import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { DESK, launchBrowser, openPage } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'

/**
 * What goes wrong at desks: a picture whose upload is cut off, a forgotten password, a lost phone, a device that somebody else
 * has now. Each ends well by hand, and whoever is signed out is told so in a sentence.
 */

const OWN_PASSWORD = 'huang-he-2026-qiu'
const ENDED = '这台设备的登录失效了，请再登录。'

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let admin: Page
let reporter: Page
const problems: string[][] = []
const desk = async (): Promise<Page> => {
  const opened = await openPage(browser, DESK, [/status of 4\d\d/, /net::ERR_CONNECTION_RESET/])
  problems.push(opened.problems)
  return opened.page
}

beforeAll(async () => {
  centre = await startCentre()
  browser = await launchBrowser()
  admin = await desk()
  reporter = await desk()
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
})
afterEach(() => expect(problems.flat()).toEqual([]))

async function enter(page: Page, userName: string, password: string, code = ''): Promise<void> {
  await page.goto(`${centre.sites.console}/sign-in`)
  await page.getByLabel('账号').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  if (!code) return
  await page.getByLabel('动态码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
const atDesk = (page: Page) => page.getByRole('heading', { level: 1, name: '稿件' }).waitFor()

/** The next thing that somebody does whose session is gone. */
async function isToldThatItEnded(page: Page): Promise<void> {
  await page.locator('.desk-who').click()
  await page.getByRole('button', { name: '我的账号' }).click()
  await page.getByText(ENDED).waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
}

async function openAccountOf(name: string): Promise<void> {
  await admin.goto(`${centre.sites.console}/staff`)
  await admin.getByRole('button', { name: `改 ${name} 的账号` }).click()
  await admin.getByRole('dialog').waitFor()
}

describe('a picture whose upload is cut off', () => {
  const cutOff = (context: BrowserContext) =>
    context.route('**/*', (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionreset') : route.fallback(),
    )

  it('says so, keeps the picture, and sends it when the hand asks again', async () => {
    await enter(reporter, 'jizhe', SAMPLE_PASSWORD)
    await atDesk(reporter)
    await reporter.getByRole('button', { name: '写新稿' }).first().click()
    await reporter.getByRole('textbox', { name: '正文' }).waitFor()
    await cutOff(reporter.context())
    const [chooser] = await Promise.all([
      reporter.waitForEvent('filechooser'),
      reporter.getByRole('button', { name: '图片', exact: true }).click(),
    ])
    await chooser.setFiles('site/sample/pictures/lanes.png')
    await reporter.getByText('“lanes.png”没传上去。').waitFor()
    expect(await reporter.getByRole('button', { name: '送审', exact: true }).isDisabled()).toBe(true)

    // once more while the line is still dead: it fails again, and may be tried again
    await reporter.getByRole('button', { name: '再传一次' }).click()
    await reporter.getByText('“lanes.png”没传上去。').waitFor()

    await reporter.context().unrouteAll()
    await reporter.getByRole('button', { name: '再传一次' }).click()
    await reporter.getByLabel('图上是什么').fill('小巷口新装的路灯')
    await reporter.getByText('“lanes.png”没传上去。').waitFor({ state: 'detached' })
    const picture = reporter.getByRole('textbox', { name: '正文' }).getByAltText('小巷口新装的路灯')
    await picture.waitFor()
    await reporter
      .getByText(/存好了，/)
      .first()
      .waitFor()
    const drawn = await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)
    expect(drawn).toBeGreaterThan(0)
  })
})

describe('a forgotten password', () => {
  let oneTime = ''

  it('is reset by the administrator, who sees the new one once', async () => {
    await enter(admin, 'admin', SAMPLE_PASSWORD)
    await atDesk(admin)
    await openAccountOf('苏和')
    await admin.getByRole('button', { name: '重设密码' }).click()
    await admin.getByRole('button', { name: '重设', exact: true }).click()
    oneTime = (await admin.locator('.one-time code').textContent()) ?? ''
    expect(oneTime.length).toBeGreaterThan(8)
    await admin.getByRole('button', { name: '告诉本人了，关掉' }).click()
    await admin.getByText('还没换一次性密码').waitFor()
    expect(await admin.getByText(oneTime).count()).toBe(0)
  })

  it('signs the old session out, in a sentence', () => isToldThatItEnded(reporter))

  it('the old password no longer opens the door', async () => {
    await enter(reporter, 'jizhe', SAMPLE_PASSWORD)
    await reporter.getByRole('alert').getByText(/不对/).waitFor()
  })

  it('the one-time password opens it once, to choose one’s own', async () => {
    await enter(reporter, 'jizhe', oneTime)
    await reporter.getByRole('heading', { name: '换成自己的密码' }).waitFor()
    await reporter.getByLabel('现在的密码').fill(oneTime)
    await reporter.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD)
    await reporter.getByLabel('再写一遍新密码').fill(OWN_PASSWORD)
    await reporter.getByRole('button', { name: '换密码' }).click()
    await atDesk(reporter)
    expect((await centre.call('people', 'enterStaff', { userName: 'jizhe', password: oneTime })).ok).toBe(
      false,
    )
  })
})

describe('a lost phone', () => {
  it('the administrator takes the second factor off, and the next sign-in asks for none', async () => {
    const { token } = await centre.ask('people', 'enterStaff', { userName: 'jizhe', password: OWN_PASSWORD })
    const { secret } = await centre.ask('people', 'beginTotp', {}, { token })
    await centre.ask('people', 'confirmTotp', { code: new TOTP({ secret }).generate() }, { token })

    await reporter.evaluate(() => localStorage.clear())
    await enter(reporter, 'jizhe', OWN_PASSWORD, '000000')
    await reporter.getByRole('alert').first().waitFor()

    await openAccountOf('苏和')
    await admin.getByRole('button', { name: '取消动态码' }).click()
    await admin.getByRole('button', { name: '取消动态码', exact: true }).last().click()
    await admin.getByText('苏和的动态码取消了。').waitFor()

    await enter(reporter, 'jizhe', OWN_PASSWORD)
    await atDesk(reporter)
    expect((await centre.call('people', 'myself', {}, { token })).ok).toBe(false)
  })
})

describe('a device that somebody else has now', () => {
  it('is made to sign out from the account page, and is told so', async () => {
    const other = await desk()
    await enter(other, 'jizhe', OWN_PASSWORD)
    await atDesk(other)

    await reporter.goto(`${centre.sites.console}/account`)
    const devices = reporter.getByRole('region', { name: '登录着的设备' })
    await devices.getByText('就是这一台').waitFor()
    const before = await devices.getByRole('listitem').count()
    await devices
      .getByRole('button', { name: /让它退出/ })
      .first()
      .click()
    await reporter.getByText('那台设备已经退出。').waitFor()
    await reporter.waitForFunction(
      (count) => document.querySelectorAll('.account-sessions li').length === count,
      before - 1,
    )
    expect(before).toBe(2)

    await isToldThatItEnded(other)
    // what was done to it does not touch this one
    await reporter.reload()
    await devices.getByText('就是这一台').waitFor()
  })

  it('one’s own sign-out is nothing to explain', async () => {
    await reporter.locator('.desk-who').click()
    await reporter.getByRole('button', { name: '退出登录' }).click()
    await reporter.getByLabel('账号').waitFor()
    expect(await reporter.getByText(ENDED).count()).toBe(0)
  })
})
