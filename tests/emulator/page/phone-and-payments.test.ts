import { axeViolations } from '../../support/audit'
import { DESK, launchBrowser, openPage, PHONE } from '../../support/browser'
import { anOrder, askPay, MERCHANT } from '../payment/merchant'
import { buildFixtures, type LocalCloud, startLocalCloud } from '../support'
import { SETTINGS as WECHAT } from '../wechat/support'

/** What people would have seen in WeChat and done in its payment sheet, seen and done on the cloud's own page. */

let cloud: LocalCloud
let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  cloud = await startLocalCloud({
    functionsDir: buildFixtures(),
    settings: { payment: MERCHANT, wechat: WECHAT },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.cleanUp()
  await cloud.stop()
})

async function open(screen: typeof DESK | typeof PHONE, hash: string) {
  const { page, problems } = await openPage(browser, screen)
  page.setDefaultTimeout(10_000)
  await page.goto(cloud.page)
  await page.getByRole('link', { name: 'notes' }).waitFor()
  await page.goto(`${cloud.api}/_cloud/${hash}`)
  return { page, problems }
}

const place = async (changes: object) => {
  const order = anOrder(cloud, changes)
  const { status } = await askPay(cloud, 'POST', '/v3/pay/transactions/jsapi', order)
  expect(status).toBe(200)
  return order.out_trade_no
}
const stateOf = async (number: string) =>
  (await askPay(cloud, 'GET', `/v3/pay/transactions/out-trade-no/${number}?mchid=${MERCHANT.mchid}`)).json
    .trade_state

test('an order is paid, another one fails and can be paid after all, and a refund arrives', async () => {
  const { page, problems } = await open(DESK, '#/outbox/payments')
  await page.getByText('还没有订单').waitFor()
  const [paid, failed] = [
    await place({ description: '训练营报名' }),
    await place({ description: '陶艺课 <b>材料</b>', amount: { total: 3005 } }),
  ]
  await page.getByRole('button', { name: '刷新' }).click()
  const line = (number: string) => page.getByRole('row').filter({ hasText: number })

  await line(paid).getByText('1.00 元').waitFor()
  await line(failed).getByText('30.05 元').waitFor()
  await line(failed).getByText('陶艺课 <b>材料</b>').waitFor()
  await line(paid).getByRole('button', { name: '付款', exact: true }).click()
  await page.getByText('requestPayment:ok').waitFor()
  await line(paid).getByText('支付成功').waitFor()
  expect(await line(paid).getByRole('button').count()).toBe(0)
  expect(await stateOf(paid)).toBe('SUCCESS')

  await line(failed).getByRole('button', { name: '付款失败' }).click()
  await page.getByText('requestPayment:fail').waitFor()
  expect(await stateOf(failed)).not.toBe('SUCCESS')
  await line(failed).getByRole('button', { name: '付款', exact: true }).click()
  await line(failed).getByText('支付成功').waitFor()
  expect(await stateOf(failed)).toBe('SUCCESS')

  const refund = {
    out_trade_no: paid,
    out_refund_no: 'refund-0001',
    amount: { refund: 40, total: 100, currency: 'CNY' },
  }
  expect((await askPay(cloud, 'POST', '/v3/refund/domestic/refunds', refund)).status).toBe(200)
  await page.getByRole('button', { name: '刷新' }).click()
  const refunds = page.getByRole('region', { name: '退款' })
  await refunds.getByText('0.40 元').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(problems).toEqual([])
  await page.context().close()
})

test('a phone shows the messages that arrived and what may still be sent', async () => {
  const { page, problems } = await open(PHONE, '#/outbox?openid=li')
  await page.getByText('一个也没有；这时发送会得到 43101').waitFor()
  const wechat = async (path: string, body: object, headers = {}) =>
    (
      await fetch(`${cloud.api}/_wechat${path}`, { method: 'POST', body: JSON.stringify(body), headers })
    ).json()
  const admin = { authorization: `Bearer ${cloud.adminToken}` }
  for (let time = 0; time < 2; time++) {
    await wechat('/_local/subscribe', { openid: 'li', templateIds: ['order'], accept: true }, admin)
  }
  const { appid, secret } = WECHAT.miniProgram
  const query = new URLSearchParams({ grant_type: 'client_credential', appid, secret })
  const { access_token } = await (await fetch(`${cloud.api}/_wechat/cgi-bin/token?${query}`)).json()
  const sent = await wechat(`/cgi-bin/message/subscribe/send?access_token=${access_token}`, {
    touser: 'li',
    template_id: 'order',
    page: 'features/orders/show/index?id=7',
    data: {
      thing1: { value: '路灯<i>不亮</i>' },
      time2: { value: '2026-11-23 09:30' },
      phrase3: { value: '已派单' },
      character_string4: { value: 'KD-0007' },
    },
  })
  expect(sent.errcode).toBe(0)
  await page.reload()
  await page.getByRole('heading', { name: '工单进度通知' }).waitFor()
  await page.getByText('路灯<i>不亮</i>').waitFor()
  await page.getByText('KD-0007').waitFor()
  await page.getByText('点开进入 features/orders/show/index?id=7').waitFor()
  await page.getByText('order：还可以发 1 次').waitFor()

  await page.getByLabel('谁的手机').selectOption('away')
  await page.getByText('还没有收到过订阅消息').waitFor()
  expect(new URL(page.url()).hash).toContain('openid=away')
  expect(await axeViolations(page)).toEqual([])
  expect(problems).toEqual([])
  await page.context().close()
})
