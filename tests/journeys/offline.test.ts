import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { axeViolations } from '../support/audit'
import { atDesk, DESK, launchBrowser, onPhone, openPage, PHONE } from '../support/browser'
import { type Centre, startCentre } from '../support/centre'
import { aResidentOnTheWeb } from '../support/orders'
import { aRegistration, aShift } from '../support/volunteers'

/**
 * 没网的签到: in a stairwell neither the volunteer's phone nor the organiser's has a network; the organiser's camera reads the code
 * on the volunteer's screen, what it read waits, and is reconciled when the network is back. LOOK=<folder> keeps pictures.
 */

const MINUTE_MS = 60_000
const NAME = '乌兰其木格'

/** What the organiser's camera sees. */
const folder = mkdtempSync(join(tmpdir(), 'camera-'))
const CAMERA = join(folder, 'camera.mjpeg')
const SIGHT = { width: 640, height: 480 }

let centre: Centre
let browser: Awaited<ReturnType<typeof launchBrowser>>
let desk: Page
let phone: Page
let shiftId: string
let token: string
const problems: string[][] = []

jest.setTimeout(90_000)

beforeAll(async () => {
  centre = await startCentre()
  writeFileSync(
    CAMERA,
    await sharp({ create: { ...SIGHT, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer(),
  )
  browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${CAMERA}`,
  ])
  token = await centre.signIn('gaowa')
  ;({ shiftId } = await aShift(centre, token, { inMinutes: 5 }))
  const volunteer = await aResidentOnTheWeb(centre, '13800138041')
  await centre.ask('volunteers', 'register', { ...aRegistration(), phone: '13800138041' }, volunteer)
  await centre.ask('volunteers', 'signUp', { shiftId, guardianAgrees: false }, volunteer)
  const opened = [
    await openPage(browser, atDesk(centre, token), [/ERR_INTERNET_DISCONNECTED|400/]),
    await openPage(browser, onPhone(centre, volunteer.token), [/ERR_INTERNET_DISCONNECTED/]),
  ] as const
  problems.push(...opened.map((one) => one.problems))
  ;[{ page: desk }, { page: phone }] = opened
})
afterAll(async () => {
  await browser?.cleanUp()
  await centre?.close()
  rmSync(folder, { recursive: true })
})

async function look(page: Page, name: string) {
  if (process.env.LOOK) {
    const path = `${process.env.LOOK}/${name}.png`
    await page.screenshot({ path, animations: 'disabled' })
  }
  expect(await axeViolations(page)).toEqual([])
}
const lookBoth = async (page: Page, name: string) => {
  for (const { viewport } of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth)
    await look(page, `${name}-${viewport.width}`)
  }
}

/** The phone is held before the camera: what stands on its screen now. */
async function heldUp(what: 'in' | 'out') {
  const picture = phone.getByRole('img', { name: what === 'in' ? '签到用的动态码' : '签退用的动态码' })
  await picture.scrollIntoViewIfNeeded()
  const screen = await phone.screenshot()
  writeFileSync(
    CAMERA,
    await sharp(screen)
      .resize({ ...SIGHT, fit: 'contain', background: '#333' })
      .jpeg()
      .toBuffer(),
  )
}
/** Both machines' clocks stand: a code holds for half a minute only, and what is handed in late was scanned before. */
let scannedAt: Date
async function clocksAt(time: Date) {
  scannedAt = time
  for (const page of [desk, phone]) await page.clock.setFixedTime(time)
}
const scanned = (words: RegExp) => desk.getByRole('dialog').getByRole('listitem').filter({ hasText: words })
const row = () => desk.getByRole('row').filter({ hasText: NAME })

it('says what to do when the browser does not let the camera be used', async () => {
  await desk.goto(`${centre.sites.console}/shifts/${shiftId}`)
  await desk.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await desk.getByRole('button', { name: '扫志愿者的码' }).click()
  await desk.getByText('浏览器没让用相机。').waitFor()
  await lookBoth(desk, 'scan-denied')
  await desk.keyboard.press('Escape')
})

it('reads the code from the phone without a network on either side, and keeps it', async () => {
  await clocksAt(new Date(Date.now() - 10 * MINUTE_MS))
  await desk.reload()
  await phone.goto(`${centre.sites.h5}/#/features/volunteers/shift/index?id=${shiftId}`)
  await phone.getByText('您有名额').first().waitFor()
  await phone.context().setOffline(true)
  await desk.context().setOffline(true)
  await heldUp('in')
  await desk.getByRole('button', { name: '扫志愿者的码' }).click()
  await scanned(new RegExp(`先存着.*${NAME}.*签到`)).waitFor()
  await lookBoth(desk, 'scan-kept')
  await desk.keyboard.press('Escape')
  await desk.getByText('扫到的 1 次，存在这台机器里。').waitFor()
  await lookBoth(desk, 'scan-waits')
  expect((await centre.ask('volunteers', 'listOf', { shiftId }, { token })).attendances).toEqual([])
})

it('hands it in by itself when the network is back, with the moment of the scan', async () => {
  await desk.context().setOffline(false)
  await row().getByText('没网时扫的，后来补传').waitFor()
  const { attendances } = await centre.ask('volunteers', 'listOf', { shiftId }, { token })
  expect(attendances).toMatchObject([{ state: 'signed_in', in: { way: 'code', offline: true } }])
  expect(attendances[0]?.in.at).toBe(scannedAt.toISOString())
  expect(await desk.getByText(/存在这台机器里/).count()).toBe(0)
})

it('signs out the same way ten minutes later, and what is confirmed counts', async () => {
  await clocksAt(new Date())
  await phone.context().setOffline(false)
  await phone.reload()
  await phone.getByText('已签到').first().waitFor()
  await heldUp('out')
  await desk.reload()
  await desk.getByRole('button', { name: '扫志愿者的码' }).click()
  await scanned(new RegExp(`记下了.*${NAME}.*签退`)).waitFor()
  await lookBoth(desk, 'scan-taken')
  await desk.keyboard.press('Escape')
  await row().getByText('等您确认').waitFor()
  await lookBoth(desk, 'scan-to-confirm')
  await row()
    .getByRole('button', { name: `确认${NAME}的服务`, exact: true })
    .click()
  await row().getByText('已确认').waitFor()
  await phone.goto(`${centre.sites.h5}/#/features/volunteers/hours/index`)
  await phone
    .getByText(/1\d 分钟/)
    .first()
    .waitFor()
  expect(problems.flat()).toEqual([])
})
