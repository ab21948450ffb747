import qrcode from 'qrcode-generator'
import { codeAt, SLOT_MS } from '../../cloudfunctions/volunteers/contract/rotating-code'
import { type Centre, startCentre } from '../support/centre'
import { aShift, aVolunteer, theDispatcher } from '../support/volunteers'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'
import { createApiMaker } from '../support/weapp/wx/api'

/**
 * A volunteer signs in for a shift in a stairwell without a network, by the organiser's code; the phone keeps it, also when the
 * mini-program is closed, and hands it in once when the network is back. Signing out goes the other way round: the organiser
 * scans the volunteer's code, which stands without a network as well. Confirmed, the time is in the ledger and on a certificate,
 * which a stranger verifies from the paper.
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
const api = createApiMaker([])
/** Files of the mini-program's own folder, and the one that WeChat's reader was asked to show. */
const written = new Map<string, string>()
let shown = ''
const boot = (url = `features/volunteers/shift/index?id=${shiftId}`, openid = volunteer.openid) =>
  bootMiniProgram('dist/weapp', {
    url,
    storage,
    callFunction: throughCloud(centre, openid),
    wxOverrides: {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      scanCode: api('scanCode', () => ({ result: before })),
      openDocument: api('openDocument', ({ filePath }) => {
        shown = String(filePath)
      }),
      getFileSystemManager: () => ({
        writeFile: api('writeFile', ({ filePath, data, encoding }) => {
          written.set(String(filePath), Buffer.from(String(data), encoding as 'base64').toString('latin1'))
        }),
      }),
    },
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
  const picture = () => phone.$('.vol-code-picture')?.getAttribute('src')
  // who has signed in is shown the code for signing out; the one shown may be that of the half minute before
  const slots = [Date.now(), Date.now() - SLOT_MS].map((time) => pictureOf(code(time)))
  await phone.waitFor(() => slots.includes(picture() ?? ''))
  const input = { shiftId, code: code(Date.now()), scannedAt: new Date().toISOString() }
  await centre.ask('volunteers', 'scanVolunteer', input, gaowa)
  phone.goOnline()
  expect(await attendances()).toMatchObject([{ state: 'signed_out', out: { way: 'code' } }])
})

test('confirmed, it stands in the ledger, and a certificate opens as a PDF', async () => {
  await centre.ask('volunteers', 'confirm', { shiftId, volunteerId: volunteer.id }, gaowa)
  await phone.open('features/volunteers/hours/index')
  await phone.waitFor(() => phone.text().includes('服务 1 次'))
  expect(phone.text()).toContain('扫动态码')
  await phone.open('features/volunteers/certificates/index')
  await phone.tap(await phone.waitFor(() => phone.byText('开证明，不收费')))
  await phone.tap(await phone.waitFor(() => phone.byText('打开证明')))
  await phone.waitFor(() => shown !== '')
  expect(shown).toMatch(/^wxfile:\/\/usr\/志愿服务记录证明-KDL-.*\.pdf$/)
  expect(written.get(shown)).toMatch(/^%PDF-/)
})

test('asks to join a team, is let in by its leader, and takes the five kinds of record away in one file', async () => {
  const leader = await aVolunteer(centre)
  const said = { name: '暖心理发队', what: '上门给老人理发', skills: [] }
  const opened = { organiserId: 'post-19', leaderId: leader.id, ...said }
  const { teamId } = (await centre.ask('volunteers', 'openTeam', opened, gaowa)).team
  await phone.open(`features/volunteers/team/index?id=${teamId}`)
  await phone.tap(await phone.waitFor(() => phone.byText('申请入队')))
  await phone.waitFor(() => phone.byText('等队长回话'))
  const decision = { teamId, volunteerId: volunteer.id, accept: true, words: '' }
  await centre.ask('volunteers', 'decideAsk', decision, leader)
  await phone.open('features/volunteers/teams/index')
  await phone.waitFor(() => phone.text().includes('队员。十九街坊站'))
  await phone.open('features/volunteers/records/index')
  await phone.tap(await phone.waitFor(() => phone.byText('导出五类记录')))
  await phone.waitFor(() => shown.includes('五类记录'))
  expect(written.get(shown)).toMatch(/^%PDF-/)
})

test('a stranger scans the code on the paper and sees what it says, also when it was revoked', async () => {
  const { certificates } = await centre.ask('volunteers', 'myCertificates', {}, volunteer)
  const { code } = certificates[0] as { code: string }
  phone.close()
  storage.clear()
  phone = await boot('features/volunteers/verify/index', 'o-stranger')
  before = 'https://example.org/'
  await phone.tap(phone.byText('扫证明上的码'))
  await phone.waitFor(() => phone.byText('这不是证明上的核验码，请对准证明右下角的码。'))
  before = code
  await phone.tap(phone.byText('扫证明上的码'))
  await phone.waitFor(() => phone.byText('这张证明有效。'))
  await centre.ask('volunteers', 'revoke', { code, reason: '开重了' }, gaowa)
  await phone.tap(phone.byText('核验'))
  await phone.waitFor(() => phone.byText('这张证明已经作废。'))
  expect(phone.text()).toContain('开重了')
})
