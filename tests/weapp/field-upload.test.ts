import { createHash } from 'node:crypto'
import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import { MATERIAL_LIMITS } from '../../site/materials'
import { type Centre, startCentre } from '../support/centre'
import { inside } from '../support/inside'
import { aPhoto } from '../support/pictures'
import { sessionOf } from '../support/stories'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'
import { createApiMaker } from '../support/weapp/wx/api'
import { filesOfPhone, type Sent } from '../support/weapp/wx/files'

/**
 * A reporter in the field sends a photo of several pieces over a network that breaks, closes the mini-program, opens it again:
 * the phone keeps the file, sends only what is missing, and it is filed once.
 */

jest.setTimeout(120_000)
const { partBytes } = MATERIAL_LIMITS
const CAPTURE = 'features/materials/capture/index'

let centre: Centre
let phone: MiniProgram
const storage: PhoneStorage = new Map()
beforeAll(async () => {
  centre = await startCentre()
  phone = await boot({}, 'features/people/desk-enter/index')
  const [account, password] = phone.$$('input')
  await phone.input(account as Element, 'jizhe')
  await phone.input(password as Element, SAMPLE_PASSWORD)
  await phone.tap(phone.byText('登录'))
  await phone.waitFor(() => storage.has('staff'))
})
afterEach(() => phone.close())
afterAll(() => centre.close())

const boot = (files: Record<string, unknown>, url = CAPTURE) =>
  bootMiniProgram('dist/weapp', {
    url,
    storage,
    callFunction: throughCloud(centre, 'o-reporter'),
    wxOverrides: files,
  })
const library = async () => {
  const { rows } = await centre.ask(
    'materials',
    'list',
    { shelf: 'mine' },
    { token: await sessionOf(centre, 'jizhe') },
  )
  return rows as { title: string; sha256: string; kind: string }[]
}

const saved = new Map<string, Buffer>()
let photo: Buffer

test('the line breaks in the middle: the photo stays on the phone, and what arrived is not lost', async () => {
  photo = await aPhoto({ width: 800, height: 600, seed: 5, bytes: 3 * partBytes + 1234 })
  const sent: Sent = { puts: [] }
  phone.close()
  phone = await boot(filesOfPhone(photo, saved, sent, () => 2))
  await phone.input(phone.$$('input')[0] as Element, '桥头')
  await phone.tap(phone.byText('拍，或者从相册选'))
  await phone.waitFor(() => phone.text().includes('没发完。'))
  expect(sent.puts).toEqual([partBytes, partBytes])
  expect(phone.text()).toContain('还没发的 1 条')
  expect(saved.size).toBe(1)
  expect(await library()).toEqual([])
})

test('opened again it goes on by itself, sends only what is missing, and is filed once', async () => {
  const sent: Sent = { puts: [] }
  phone = await boot(filesOfPhone(photo, saved, sent, () => -1))
  await phone.waitFor(() => phone.text().includes('发好的'))
  expect(sent.puts).toEqual([partBytes, 1234])
  const sha256 = createHash('sha256').update(photo).digest('hex')
  expect(await library()).toMatchObject([{ title: '桥头', kind: 'picture', sha256 }])
  // its place on the phone is free again, and nothing of the upload lies about
  expect(saved.size).toBe(0)
  expect((await inside(centre).collection('uploads').count()).total).toBe(0)
  expect(phone.errors).toEqual([])
})

test('the same photo again is known by its fingerprint before a byte of it is sent', async () => {
  const sent: Sent = { puts: [] }
  phone = await boot(filesOfPhone(photo, saved, sent, () => -1))
  await phone.tap(phone.byText('拍，或者从相册选'))
  await phone.waitFor(() => phone.text().includes('库里已经有一样的，不用再发。'))
  expect(sent.puts).toEqual([])
  expect(await library()).toHaveLength(1)
  expect(saved.size).toBe(0)
})

test('a phone without room says so, instead of nothing', async () => {
  const files = filesOfPhone(photo, saved, { puts: [] }, () => -1)
  const noRoom = () => {
    throw { errMsg: 'the maximum size of the file storage limit is exceeded' }
  }
  const full = { ...files, saveFile: createApiMaker([])('saveFile', noRoom) }
  phone = await boot(full)
  await phone.tap(phone.byText('拍，或者从相册选'))
  await phone.waitFor(() => phone.text().includes('手机没地方存了。'))
  expect(await library()).toHaveLength(1)
})
