import { createDecipheriv, createSign, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud, temporaryFolder } from '../support'
import { askPay, authorization, MERCHANT, MERCHANT_KEY, anOrder as orderAt, type Signing } from './merchant'

const functionsDir = buildFixtures()
const dataDir = temporaryFolder('payment')
let cloud: LocalCloud
const start = () => startLocalCloud({ functionsDir, dataDir, settings: { payment: MERCHANT } })
beforeAll(async () => {
  cloud = await start()
})
afterAll(() => cloud.stop())

const ask = (method: 'GET' | 'POST', url: string, content?: object, changes?: Signing) =>
  askPay(cloud, method, url, content, changes)

async function local(method: 'GET' | 'POST', name: string, body?: object) {
  const headers = { authorization: `Bearer ${cloud.adminToken}` }
  const init = { method, headers, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) }
  return (await fetch(`${cloud.api}/_pay/_local/${name}`, init)).json()
}

const anOrder = (changes: object = {}) => orderAt(cloud, changes)
const place = (order: object) => ask('POST', '/v3/pay/transactions/jsapi', order)
const query = async (outTradeNo: string) =>
  (await ask('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${MERCHANT.mchid}`)).json
async function aPaidOrder(changes: object = {}) {
  const order = anOrder(changes)
  const { json } = await place(order)
  await local('POST', 'pay', { prepayId: json.prepay_id, outcome: 'success' })
  return order
}

interface Resource {
  ciphertext: string
  associated_data: string
  nonce: string
}

function opened({ ciphertext, associated_data, nonce }: Resource): string {
  const bytes = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', MERCHANT.apiV3Key, nonce)
  decipher.setAAD(Buffer.from(associated_data))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
}

async function platformCertificate(): Promise<X509Certificate> {
  const { json } = await ask('GET', '/v3/certificates')
  return new X509Certificate(opened(json.data[0].encrypt_certificate))
}

describe('what is not signed by the merchant is refused', () => {
  test.each<[string, Signing]>([
    ['another key', { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }],
    ['another merchant', { mchid: '1900000100' }],
    ['another certificate', { serial: 'ABCDEF0123' }],
    ['an old signature', { timestamp: Math.floor(Date.now() / 1000) - 301 }],
  ])('%s', async (_, changes) => {
    const { status, json } = await ask('POST', '/v3/pay/transactions/jsapi', anOrder(), changes)
    expect([status, json.code]).toEqual([401, 'SIGN_ERROR'])
  })

  test('a body that was changed on the way, and none', async () => {
    const url = '/v3/pay/transactions/jsapi'
    const body = JSON.stringify(anOrder())
    const headers = { authorization: authorization('POST', url, body) }
    const changed = body.replace('100', '101')
    expect((await fetch(`${cloud.api}/_pay${url}`, { method: 'POST', headers, body: changed })).status).toBe(
      401,
    )
    expect((await fetch(`${cloud.api}/_pay/v3/certificates`)).status).toBe(401)
  })
})

describe('orders', () => {
  test.each([
    ['no description', { description: '' }, 400, 'PARAM_ERROR'],
    ['a short number', { out_trade_no: '1' }, 400, 'PARAM_ERROR'],
    ['an address with a query', { notify_url: 'http://127.0.0.1/x?y=1' }, 400, 'PARAM_ERROR'],
    ['no money', { amount: { total: 0 } }, 400, 'PARAM_ERROR'],
    ['parts of a fen', { amount: { total: 1.5 } }, 400, 'PARAM_ERROR'],
    ['nobody', { payer: {} }, 400, 'PARAM_ERROR'],
    ['an end that is over', { time_expire: '2020-01-01T00:00:00+08:00' }, 400, 'PARAM_ERROR'],
    ['an appid of somebody else', { appid: 'wxother' }, 400, 'APPID_MCHID_NOT_MATCH'],
    ['a merchant of somebody else', { mchid: '1900000100' }, 400, 'MCH_NOT_EXISTS'],
  ])('%s is refused', async (_, changes, status, code) => {
    const answer = await place(anOrder(changes))
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  test('an unknown call and an unknown order are not found', async () => {
    expect((await ask('GET', '/v3/nothing')).status).toBe(404)
    expect((await query('order-none')).code).toBe('ORDER_NOT_EXIST')
  })

  test('the same order twice is one; the number with another amount is refused', async () => {
    const order = anOrder()
    const [first, second] = [await place(order), await place(order)]
    expect(second.json.prepay_id).toBe(first.json.prepay_id)
    expect((await place({ ...order, amount: { total: 200 } })).json).toEqual({
      code: 'INVALID_REQUEST',
      message: '201 商户订单号重复',
    })
    expect(await query(order.out_trade_no)).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 100 } })
  })

  test('a closed order cannot be paid or placed again', async () => {
    const order = anOrder()
    const { json } = await place(order)
    const close = () =>
      ask('POST', `/v3/pay/transactions/out-trade-no/${order.out_trade_no}/close`, { mchid: MERCHANT.mchid })
    expect((await close()).status).toBe(204)
    expect((await local('POST', 'pay', { prepayId: json.prepay_id, outcome: 'success' })).message).toContain(
      '已关闭',
    )
    expect((await place(order)).json.code).toBe('ORDER_CLOSED')
    expect((await query(order.out_trade_no)).trade_state).toBe('CLOSED')
  })

  test('what the phone was given must be signed by the merchant', async () => {
    const { json } = await place(anOrder())
    const signed = { appId: 'wxmini', timeStamp: '1', nonceStr: 'n', paySign: 'AAAA' }
    const pay = (paySign: string) =>
      local('POST', 'pay', { prepayId: json.prepay_id, outcome: 'success', signed: { ...signed, paySign } })
    expect((await pay('AAAA')).errMsg).toContain('fail')
    const right = createSign('RSA-SHA256')
      .update(`wxmini\n1\nn\nprepay_id=${json.prepay_id}\n`)
      .sign(MERCHANT_KEY, 'base64')
    expect(await pay(right)).toEqual({ errMsg: 'requestPayment:ok' })
  })

  test('who turns away or whose bank says no has not paid', async () => {
    const order = anOrder()
    const { json } = await place(order)
    const pay = async (outcome: string) =>
      (await local('POST', 'pay', { prepayId: json.prepay_id, outcome })).errMsg
    expect(await pay('cancel')).toBe('requestPayment:fail cancel')
    expect((await query(order.out_trade_no)).trade_state).toBe('NOTPAY')
    expect(await pay('fail')).toBe('requestPayment:fail')
    expect((await query(order.out_trade_no)).trade_state).toBe('PAYERROR')
  })

  test('a paid order says so, by both its numbers, and is paid once', async () => {
    const order = await aPaidOrder({ attach: 'camp' })
    const found = await query(order.out_trade_no)
    expect(found).toMatchObject({
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      attach: 'camp',
      transaction_id: expect.stringMatching(/^4200\d{24}$/),
      success_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      payer: { openid: 'li' },
    })
    const byId = await ask('GET', `/v3/pay/transactions/id/${found.transaction_id}?mchid=${MERCHANT.mchid}`)
    expect(byId.json).toEqual(found)
    expect((await place(order)).json.code).toBe('ORDERPAID')
  })
})

describe('refunds', () => {
  const refund = (order: { out_trade_no: string }, changes: object = {}) =>
    ask('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: order.out_trade_no,
      out_refund_no: `back-${order.out_trade_no}`,
      amount: { refund: 60, total: 100, currency: 'CNY' },
      ...changes,
    })

  test('of nothing, of what nobody paid, and of too much are refused', async () => {
    const unpaid = anOrder()
    await place(unpaid)
    expect((await refund({ out_trade_no: 'order-none' })).json.code).toBe('RESOURCE_NOT_EXISTS')
    expect((await refund(unpaid)).json.code).toBe('INVALID_REQUEST')
    const paid = await aPaidOrder()
    const tooMuch = { refund: 101, total: 100, currency: 'CNY' }
    expect((await refund(paid, { amount: tooMuch })).json.message).toContain('超过')
    expect((await ask('GET', '/v3/refund/domestic/refunds/none')).json.code).toBe('RESOURCE_NOT_EXISTS')
  })

  test('the same again is no second one, a second one may not exceed what is left', async () => {
    const order = await aPaidOrder()
    const first = await refund(order)
    expect(first.json).toMatchObject({ status: 'PROCESSING', amount: { refund: 60, total: 100 } })
    expect((await refund(order)).json.refund_id).toBe(first.json.refund_id)
    expect((await refund(order, { out_refund_no: 'another' })).json.code).toBe('INVALID_REQUEST')
    await local('POST', 'settle')
    const found = await ask('GET', `/v3/refund/domestic/refunds/back-${order.out_trade_no}`)
    expect(found.json).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) })
    expect((await query(order.out_trade_no)).trade_state).toBe('REFUND')
  })
})

describe('what the platform says', () => {
  test('its certificate opens with the merchant key, and its answers are signed with it', async () => {
    const certificate = await platformCertificate()
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now())
    const { headers, text } = await place(anOrder())
    expect(headers.get('wechatpay-serial')).toBe(certificate.serialNumber)
    const message = `${headers.get('wechatpay-timestamp')}\n${headers.get('wechatpay-nonce')}\n${text}\n`
    const signature = Buffer.from(headers.get('wechatpay-signature') ?? '', 'base64')
    expect(verify('RSA-SHA256', Buffer.from(message), certificate.publicKey, signature)).toBe(true)
  })

  test('a notice goes to the function of the order, once it takes it', async () => {
    const order = await aPaidOrder()
    await local('POST', 'settle')
    const [notice] = await local('GET', 'notices')
    expect(notice).toMatchObject({ url: order.notify_url, state: 'taken', attempts: 1, failure: '' })
  })

  test('a notice that nobody takes is tried again later, one to elsewhere never leaves', async () => {
    await aPaidOrder({ notify_url: `${cloud.api}/nowhere` })
    await local('POST', 'settle')
    expect((await local('GET', 'notices'))[0]).toMatchObject({
      state: 'waiting',
      attempts: 1,
      failure: 'HTTP 404',
    })
    await aPaidOrder({ notify_url: 'https://example.com/paid' })
    await local('POST', 'settle')
    expect((await local('GET', 'notices'))[0]).toMatchObject({ state: 'given up', attempts: 0 })
  })

  test('a kill loses nothing: order, key and certificate are the same', async () => {
    const order = await aPaidOrder()
    const before = await platformCertificate()
    await cloud.stop('SIGKILL')
    cloud = await start()
    expect((await query(order.out_trade_no)).trade_state).toBe('SUCCESS')
    expect((await platformCertificate()).serialNumber).toBe(before.serialNumber)
  })
})

test('callWxPayApi of the SDK needs no signature: the platform vouches', async () => {
  pointSdkAt(cloud)
  const app = (await import('@cloudbase/node-sdk')).default.init({ env: 'local' })
  const call = async (apiName: string, content: object = {}) => {
    const requestData = Buffer.from(JSON.stringify(content))
    const options = { apiName, requestData, apiOptions: '', cgiName: '' }
    const bytes: unknown = await app.callWxPayApi(
      options as unknown as Parameters<typeof app.callWxPayApi>[0],
    )
    return JSON.parse(String(bytes))
  }
  const order = anOrder()
  expect(await call('/v3/nothing')).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' })
  expect(await call('/v3/pay/transactions/jsapi', { ...order, amount: {} })).toMatchObject({
    code: 'PARAM_ERROR',
  })
  expect(await call('/v3/pay/transactions/jsapi', order)).toEqual({ prepay_id: expect.any(String) })
  const query = `GET /v3/pay/transactions/out-trade-no/${order.out_trade_no}?mchid=${MERCHANT.mchid}`
  expect(await call(query)).toMatchObject({ trade_state: 'NOTPAY' })
})

test('without a merchant there is no payment', async () => {
  const other = await startLocalCloud({ functionsDir })
  expect((await fetch(`${other.api}/_pay/v3/certificates`)).status).toBe(404)
  await other.stop()
})
