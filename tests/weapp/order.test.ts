import { codeAt } from '../../cloudfunctions/volunteers/contract/rotating-code'
import { type Centre, startCentre } from '../support/centre'
import { anOrder, aVolunteer, inDays, step } from '../support/orders'
import { aPhoto } from '../support/pictures'
import { aRecording } from '../support/recordings'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'
import { createApiMaker } from '../support/weapp/wx/api'
import { filesOfPhone, type Sent } from '../support/weapp/wx/files'

/**
 * An elder orders help in 长辈版 of the built mini-program: one question a screen, the place from WeChat's map, signing in at the
 * last step, and no network when it is to go. It goes by itself, once; somebody claims it, and the page says when he comes.
 */

jest.setTimeout(120_000)

const ELDER = 'oElderOrders'
const FILE = 'features/orders/file/index'
const MINE = 'features/orders/mine/index'
const TEXT = '陪我去区医院复查，上下楼要人扶'

let centre: Centre
let post: { token: string }
let phone: MiniProgram
const storage: PhoneStorage = new Map()
const asElder = { openid: ELDER }
const boot = (url: string, files: object = {}, openid = ELDER, kept = storage) =>
  bootMiniProgram('dist/weapp', {
    url,
    storage: kept,
    callFunction: throughCloud(centre, openid),
    wxOverrides: {
      ...files,
      scanCode: createApiMaker([])('scanCode', () => ({ result: before })),
      chooseLocation: createApiMaker([])('chooseLocation', () => ({
        latitude: 40.6463,
        longitude: 109.842,
        name: '十九街坊 12 号楼',
        address: '',
      })),
    },
  })
/** What the camera sees next. */
let before = ''
const myOrders = async () => (await centre.ask('orders', 'myOrders', {}, asElder)).orders

beforeAll(async () => {
  centre = await startCentre()
  post = { token: await centre.signIn('gaowa') }
  phone = await boot(`${FILE}?elder=1`)
})
afterAll(async () => {
  phone?.close()
  await centre?.close()
})
afterEach(() => expect(phone.errors).toEqual([]))

const title = () => phone.text('.ord-title')
const isAt = (words: string) => phone.waitFor(() => title() === words)
const tap = async (words: string) => phone.tap(await phone.waitFor(() => phone.byText(words)))

test('one question a screen: without an answer it does not go on', async () => {
  await isAt('想请人帮什么？')
  await tap('下一步')
  await phone.waitFor(() => phone.byText('选一类'))
  expect(title()).toBe('想请人帮什么？')

  await phone.tap(phone.byName('陪老人看病'))
  await tap('下一步')
  await isAt('说说要帮什么')
  await phone.input(phone.$('textarea') as Element, TEXT)
  await tap('下一步')
  await isAt('什么时候来？')
  await tap('明天')
  await tap('上午 9:00')
  await tap('下一步')
})

test('the place comes from the map, and only its community is kept', async () => {
  await isAt('到哪里来？')
  await tap('在地图上选')
  await phone.waitFor(() => phone.byText('选了“十九街坊 12 号楼”。'))
  await tap('下一步')
  await isAt('给谁点、怎么找您？')
  await phone.input(phone.$('input') as Element, '13812346021')
  await tap('下一步')
  await isAt('这样对不对？')
  for (const words of [TEXT, '明天上午 9:00', '友谊大街街道 十九街坊，十九街坊 12 号楼', '13812346021'])
    phone.byText(words)
  expect(JSON.stringify([...storage.values()])).not.toContain('109.84')
})

test('who it is is asked at the last step, and what was said stays', async () => {
  await tap('下单')
  await tap('登录')
  await phone.waitFor(() => phone.stack.at(-1) === 'features/people/enter/index')
  await phone.tap(await phone.waitFor(() => phone.byName('我看过隐私政策')))
  await tap('用微信登录')
  await phone.waitFor(() => phone.stack.at(-1) === FILE)
  await isAt('这样对不对？')
  expect(await myOrders()).toEqual([])
})

test('without a network it stays on the phone, and goes once when there is one', async () => {
  phone.goOffline()
  await tap('下单')
  await phone.waitFor(() => phone.byText('存在手机里了，还没发出去。'))
  phone.close()

  phone = await boot(`${MINE}?elder=1`)
  await phone.waitFor(() => phone.byText(TEXT))
  expect(await myOrders()).toHaveLength(1)
  await phone.waitFor(() => !phone.text().includes('还没发出去'))
})

test('the same again is shown before it goes', async () => {
  await phone.open(FILE)
  await isAt('想请人帮什么？')
  await phone.tap(phone.byName('陪老人看病'))
  await tap('下一步')
  await phone.input(await phone.waitFor(() => phone.$('textarea') as Element), '再陪我去一趟医院')
  for (const words of ['下一步', '这周内', '下一步', '下一步', '下一步']) await tap(words)
  await isAt('这样对不对？')
  await tap('下单')
  await phone.waitFor(() => phone.byText('您前些天点过这一类的。'))
  phone.byText(TEXT)
  expect(await myOrders()).toHaveLength(1)
  await phone.back()
})

test('once somebody has claimed it, the page answers when, and 不用来了 ends it', async () => {
  const [order] = await myOrders()
  const accepted = await step(centre, post, 'accept', { orderId: order.orderId, revision: 1 })
  await step(centre, post, 'pool', accepted)
  const zhou = await aVolunteer(centre)
  await centre.ask('orders', 'claim', { orderId: order.orderId }, { openid: zhou.openid })

  await phone.tap(await phone.waitFor(() => phone.byName(TEXT)))
  await phone.waitFor(() => phone.text('.ord-display') === '明天上午 9:00')
  phone.byText(`周桂芳来：${TEXT}`)

  await tap('不用来了，取消')
  await phone.waitFor(() => phone.byText('已经有人帮了'))
  await tap('取消单子')
  await phone.waitFor(() => phone.byText('先选一个。'))
  await tap('不需要了')
  await tap('取消单子')
  await isAt('取消了')
  expect((await myOrders())[0].state).toBe('cancelled')
})

let order: { orderId: string }
const page = () => `features/orders/order/index?id=${order.orderId}`
const mine = () => centre.ask('orders', 'myOrder', { orderId: order.orderId }, asElder)
const claimedBy = async (who: { openid: string }) => {
  await step(centre, post, 'pool', await mine())
  await centre.ask('orders', 'claim', { orderId: order.orderId }, { openid: who.openid })
}
const doneBy = async ({ openid }: { openid: string }) => {
  const report = '灯泡换好了'
  await centre.ask('orders', 'signOut', { orderId: order.orderId, report }, { openid })
}

test('at the door: who did not claim is not let in, who did begins the service', async () => {
  const when = { day: inDays(3), time: null, flexible: true }
  const filed = await anOrder(centre, asElder, { when, text: '帮我换个灯泡' })
  order = await step(centre, post, 'accept', filed)
  const stranger = await aVolunteer(centre)
  const wuyun = await aVolunteer(centre, { name: '乌云' })
  await claimedBy(wuyun)
  const shownBy = async ({ openid }: { openid: string }) => {
    const { holderId, codeSecret } = await centre.ask('volunteers', 'myCode', {}, { openid })
    return codeAt(codeSecret, { holder: 'volunteer', id: holderId, what: 'in' }, Date.now())
  }
  await phone.open(page())
  await isAt('乌云领了单，会先和您约时间')

  before = await shownBy(stranger)
  await tap('扫志愿者的码，看是不是他')
  await phone.waitFor(() => phone.byText('先别让进门'))

  before = await shownBy(wuyun)
  await tap('扫志愿者的码，看是不是他')
  await isAt('乌云正在给您办')
  await doneBy(wuyun)
})

test('不满意 is called back by somebody who was not rated, done again, and rated anew', async () => {
  await phone.launch(page(), 1001)
  await isAt('做完了，您看办得怎么样')
  await tap('没办好')
  await tap('不满意')
  await tap('告诉你们')
  await isAt('有人给您回访')

  const { orderId, revision } = await mine()
  const words = '问过了，灯还是不亮'
  const own = await centre.call('orders', 'solve', { orderId, revision, words }, post)
  expect(own).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  const branch = { token: await centre.signIn('suozhang') }
  await step(centre, branch, 'reopen', { orderId, revision }, { words })

  await phone.launch(page(), 1001)
  await isAt('重新办，正在给您找人')
  const he = await aVolunteer(centre, { name: '何斌' })
  await claimedBy(he)
  await centre.ask('orders', 'signIn', { orderId }, { openid: he.openid })
  await doneBy(he)

  await phone.launch(page(), 1001)
  await tap('做完了，评一评')
  await tap('非常满意')
  await tap('评好了')
  await isAt('办结了')
  expect(await mine()).toMatchObject({ state: 'closed', outcome: 'rated', rating: { level: 5 }, reopened: 1 })
})

test('a picture and a recording wait with the order for a network; the report comes back with a picture', async () => {
  const saved = new Map<string, Buffer>()
  const sent: Sent = { puts: [] }
  const photo = await aPhoto({ width: 600, height: 400 })
  const files = filesOfPhone(photo, saved, sent, undefined, aRecording(8))
  phone.close()
  phone = await boot(FILE, files)
  await isAt('想请人帮什么？')
  await phone.tap(phone.byName('陪老人看病'))
  await tap('下一步')
  await phone.input(await phone.waitFor(() => phone.$('textarea') as Element), '看一下暖气，图里是漏水的地方')
  await tap('拍照，或者选图')
  await phone.waitFor(() => phone.byName('看第 1 张图'))
  await tap('不想打字，录一段话')
  await tap('在录，说完点这里（最多 60 秒）')
  await phone.waitFor(() => phone.byName('听录的话'))
  for (const words of ['下一步', '这周内', '下一步', '下一步', '下一步']) await tap(words)
  await isAt('这样对不对？')
  phone.goOffline()
  await tap('下单')
  await phone.waitFor(() => phone.byText('存在手机里了，还没发出去。'))
  expect(sent.puts).toEqual([])
  phone.close()
  phone = await boot(MINE, files)
  await phone.waitFor(() => phone.text().includes('看一下暖气') && !phone.text().includes('还没发出去'))
  ;[order] = await myOrders()
  expect((await mine()).attachments).toMatchObject([{ what: 'picture' }, { what: 'voice' }])
  // what has gone is not kept on the phone any more
  await phone.waitFor(() => saved.size === 0)

  const wuyun = await aVolunteer(centre, { name: '乌云' })
  await step(centre, post, 'accept', await mine())
  await claimedBy(wuyun)
  await centre.ask('orders', 'signIn', { orderId: order.orderId }, { openid: wuyun.openid })
  phone.close()
  phone = await boot(`features/volunteers/part/index?id=${order.orderId}`, files, wuyun.openid, new Map())
  await tap('签退')
  await phone.input(await phone.waitFor(() => phone.$('textarea') as Element), '换了密封圈，不漏了')
  await tap('拍照，或者选图')
  await phone.waitFor(() => phone.byName('看第 1 张图'))
  await tap('做完了，签退')
  await phone.waitFor(() => phone.text().includes('签退。时间等居民'))
  expect((await mine()).attachments.map(({ by }: { by: string }) => by)).toEqual([
    'resident',
    'resident',
    'volunteer',
  ])
})
