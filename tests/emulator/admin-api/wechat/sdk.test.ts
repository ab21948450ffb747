import type { CloudBase } from '@cloudbase/node-sdk'
import { buildFixtures, pointSdkAt } from '../../support'
import { PNG, startWechat, type Wechat } from '../../wechat/support'

let wechat: Wechat
let app: CloudBase
beforeAll(async () => {
  wechat = await startWechat({ functionsDir: buildFixtures() })
  pointSdkAt(wechat.cloud)
  const sdk = await import('@cloudbase/node-sdk')
  app = sdk.default.init({ env: 'local' })
  await wechat.act('login', { openid: 'li' })
})
afterAll(() => wechat.cloud.stop())

const BOUNDARY = 'b'
function form(action: string, requestData: string): string {
  const field = (name: string, value: string) =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  return `${field('action', action)}${field('requestData', requestData)}--${BOUNDARY}--\r\n`
}

interface Answer {
  result: Record<string, unknown>
  requestId: string
}
const call = async (apiName: string, requestData: object = {}) =>
  (await app.callWxOpenApi({ apiName, requestData })) as unknown as Answer
const callRaw = async (apiName: string, requestData: object) => {
  const buffer = Buffer.from(JSON.stringify(requestData))
  // the SDK's form has no way to leave these out
  const options = { apiName, requestData: buffer, apiOptions: '', cgiName: '' }
  return (await app.callCompatibleWxOpenApi(
    options as unknown as Parameters<typeof app.callCompatibleWxOpenApi>[0],
  )) as Buffer
}

describe('callWxOpenApi', () => {
  test.each(['security.nothing', '/wxa/nothing', 'draft/add', '/cgi-bin/draft/add', '/cgi-bin/token', ''])(
    '%p is no cloud call',
    async (apiName) => {
      expect((await call(apiName)).result).toMatchObject({ errcode: -604100 })
    },
  )

  test("a refusal of WeChat's is the answer", async () => {
    const { result } = await call('security.msgSecCheck', {
      version: 2,
      scene: 1,
      openid: 'nobody',
      content: 'x',
    })
    expect(result).toMatchObject({ errcode: 40003, errmsg: expect.stringContaining('invalid openid') })
  })

  test.each([
    'security.msgSecCheck',
    'openapi.security.msgSecCheck',
    '/wxa/msg_sec_check',
    'wxa/msg_sec_check',
  ])('%s needs no token', async (apiName) => {
    const { result, requestId } = await call(apiName, { version: 2, scene: 1, openid: 'li', content: '赌博' })
    expect(result).toMatchObject({ errcode: 0, result: { suggest: 'risky' } })
    expect(requestId).toEqual(expect.any(String))
  })

  test('sends a subscription message', async () => {
    await wechat.act('subscribe', { openid: 'li', templateIds: ['order'] })
    const data = {
      thing1: { value: '修水管' },
      time2: { value: '15:01' },
      phrase3: { value: '已派单' },
      character_string4: { value: 'A1' },
    }
    const send = async () =>
      (await call('subscribeMessage.send', { touser: 'li', templateId: 'x', template_id: 'order', data }))
        .result
    expect(await send()).toMatchObject({ errcode: 0 })
    expect(await send()).toMatchObject({ errcode: 43101 })
  })

  test('takes a file as the cloud call does', async () => {
    const media = { contentType: 'image/png', value: PNG }
    const { result } = await call('officialAccount.material.addMaterial', { type: 'image', media })
    expect(result).toMatchObject({ media_id: expect.any(String) })
  })
})

describe('callCompatibleWxOpenApi', () => {
  test.each([
    ['a form that is none', 'no form', 'the body is not the form it says it is'],
    ['a form of another action', form('wx.nothing', '{}'), 'does not know the action "wx.nothing"'],
    ['data that is no JSON object', form('wx.openApi', '[]'), 'requestData must be a JSON object'],
  ])('%s is refused', async (_, body, message) => {
    const headers = {
      authorization: `Bearer ${wechat.cloud.adminToken}`,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    }
    const answer = await (await fetch(`${wechat.cloud.api}/admin`, { method: 'POST', headers, body })).json()
    expect(answer).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining(message) })
  })

  test('a picture comes as its bytes, a refusal as JSON', async () => {
    const picture = await callRaw('wxacode.getUnlimited', { scene: 'a=1', page: 'pages/home/index' })
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    const refusal = await callRaw('wxacode.getUnlimited', { scene: 'a', page: 'pages/none/index' })
    expect(JSON.parse(refusal.toString())).toMatchObject({ errcode: 41030 })
  })
})

test('callWxPayApi is refused where no merchant is', async () => {
  const options = {
    apiName: '/v3/pay/transactions/jsapi',
    requestData: Buffer.from('{}'),
    apiOptions: '',
    cgiName: '',
  }
  const paying = app.callWxPayApi(options as unknown as Parameters<typeof app.callWxPayApi>[0])
  await expect(paying).rejects.toMatchObject({ code: 'INVALID_PARAM' })
})
