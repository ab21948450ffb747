import qrcode from 'qrcode-generator'
import { codeAt, SLOT_MS } from '../../cloudfunctions/volunteers/contract/rotating-code'
import { type Centre, startCentre } from '../support/centre'
import { aShift, aVolunteer, theDispatcher } from '../support/volunteers'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'
import { createApiMaker } from '../support/weapp/wx/api'

/**
 * A volunteer signs in for a shift in a stairwell without a network, by the organiser's code; the phone keeps it, also when the
 * mini-program is closed, and hands it in once when the network is back. Signing out goes the other way round: the organiser
 * scans the volunteer's code, which stands without a network as well.
 */

jest.setTimeout(12_000)

const MINUTE_MS = 60_000
/** The time of this machine, whatever the phone's clock says. */
const reallyNow = () => Math.round(performance.timeOrigin + performance.now())

let centre: Centre
let gaowa: { token: string }
let volunteer: { openid: string; id: string }
let shiftId: string
let codeSecret: string
let phone: MiniProgram
const storage: PhoneStorage = new Map()
/** What the camera sees next. */
let before = ''
beforeAll(async () => {
  centre = await startCentre()
  gaowa = { token: await theDispatcher(centre) }
  volunteer = await aVolunteer(centre)
  ;({ shiftId } = await aShift(centre, gaowa.token))
  await centre.ask('volunteers', 'signUp', { shiftId, guardianAgrees: false }, volunteer)
  ;({ codeSecret } = await centre.ask('volunteers', 'listOf', { shiftId }, gaowa))
  // the phone's clock is moved, and nothing else of this machine
  jest.useFakeTimers({ now: reallyNow() - 10 * MINUTE_MS, doNotFake: EVERYTHING_BUT_DATE })
  phone = await boot()
})
afterAll(async () => {
  jest.useRealTimers()
  phone?.close()
  await centre?.close()
})
afterEach(() => expect(phone.errors).toEqual([]))

const EVERYTHING_BUT_DATE = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'requestAnimationFrame'] as const),
  ...(['cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback', 'setImmediate'] as const),
  ...(['clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
]
const boot = () =>
  bootMiniProgram('dist/weapp', {
    url: `features/volunteers/shift/index?id=${shiftId}`,
    storage,
    callFunction: throughCloud(centre, volunteer.openid),
    wxOverrides: { scanCode: createApiMaker([])('scanCode', () => ({ result: before })) },
  })
const attendances = async () =>
  (await centre.ask('volunteers', 'listOf', { shiftId }, gaowa)).attendances as {
    state: string
    in: { at: string; way: string; offline: boolean }
    out: { way: string } | null
  }[]
const pictureOf = (text: string) => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  return code.createDataURL(6, 24)
}
const scansSent = () => phone.cloudCalls.filter(({ action }) => action === 'scanShift').length

test('somebody else’s picture is refused on the spot, without a word to the centre', async () => {
  await phone.waitFor(() => phone.byText('您有名额'))
  before = 'https://example.org/'
  await phone.tap(phone.byText('扫一扫'))
  await phone.waitFor(() => phone.byText('这不是班次的码。'))
  expect(scansSent()).toBe(0)
})

test('without a network the scan stays on the phone, with the moment at which it was made', async () => {
  phone.goOffline()
  before = codeAt(codeSecret, { holder: 'shift', id: shiftId, what: 'in' }, Date.now())
  await phone.tap(phone.byText('扫一扫'))
  await phone.waitFor(() => phone.byText('扫到了，先存在手机里。'))
  expect(await attendances()).toEqual([])
})

test('opened again it is handed in by itself, once, and counts from the scan', async () => {
  const scannedAt = Date.now()
  phone.close()
  jest.setSystemTime(reallyNow())
  phone = await boot()
  await phone.waitFor(() => phone.text().includes('已签到'))
  expect(scansSent()).toBe(1)
  const [one, ...more] = await attendances()
  expect(more).toEqual([])
  expect(one).toMatchObject({ state: 'signed_in', in: { way: 'code', offline: true } })
  expect(Math.abs(Date.parse(one?.in.at ?? '') - scannedAt)).toBeLessThan(MINUTE_MS)
  expect(phone.text()).toContain('没网时扫的，后来补交')
  phone.goOffline()
  phone.goOnline()
  expect(scansSent()).toBe(1)
})

test('the volunteer’s own code stands without a network, and the organiser signs them out by it', async () => {
  phone.goOffline()
  const { holderId, codeSecret: own } = JSON.parse(storage.get('volunteer-code') ?? '{}')
  jest.setSystemTime(reallyNow())
  const code = (time: number) => codeAt(own, { holder: 'volunteer', id: holderId, what: 'out' }, time)
  const shown = () => phone.$('.vol-code-picture')?.getAttribute('src')
  // who has signed in is shown the code for signing out; the one shown may be that of the half minute before
  const slots = [Date.now(), Date.now() - SLOT_MS].map((time) => pictureOf(code(time)))
  await phone.waitFor(() => slots.includes(shown() ?? ''))
  const input = { shiftId, code: code(Date.now()), scannedAt: new Date().toISOString() }
  await centre.ask('volunteers', 'scanVolunteer', input, gaowa)
  phone.goOnline()
  expect(await attendances()).toMatchObject([{ state: 'signed_out', out: { way: 'code' } }])
})
