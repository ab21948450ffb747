import { sign } from '@cloudbase/signature-nodejs'
import { buildFixtures, type LocalCloud, startLocalCloud, temporaryFolder } from '../support'

const functionsDir = buildFixtures()
const dataDir = temporaryFolder('cloud')
const settings = { smsTemplates: { '1001': '您的登录码是 {1}，{2} 分钟内有效。' } }
let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir, dataDir, settings })
})
afterAll(() => cloud.stop())

const message = {
  PhoneNumberSet: ['+8613800000000'],
  SmsSdkAppId: '1400000000',
  SignName: '昆都仑',
  TemplateId: '1001',
  TemplateParamSet: ['246810', '5'],
}
const send = async (body: unknown, headers: Record<string, string> = {}) =>
  (await (await cloud.post('_sms', typeof body === 'string' ? body : JSON.stringify(body), headers)).json())
    .Response

test.each([
  ['no JSON', '{', {}],
  ['no numbers', { ...message, PhoneNumberSet: [] }, {}],
  ['parameters that are not text', { ...message, TemplateParamSet: [1] }, {}],
  ['no template', { ...message, TemplateId: '' }, {}],
  ['a form, which a foreign page could send', message, { 'content-type': 'text/plain' }],
  ['another action', message, { 'x-tc-action': 'PullSmsSendStatus' }],
])('%s is refused and nothing is sent', async (_, body, headers) => {
  expect((await send(body, headers)).Error.Code).toMatch(/^Invalid/)
  expect(await cloud.admin('outbox')).toEqual([])
})

test('a wrong number fails by itself, the others are sent', async () => {
  const { SendStatusSet } = await send({ ...message, PhoneNumberSet: ['12345', '+8613900000000'] })
  expect(SendStatusSet.map(({ Code }: { Code: string }) => Code)).toEqual([
    'InvalidParameterValue.IncorrectPhoneNumber',
    'Ok',
  ])
  expect(await cloud.admin('outbox')).toMatchObject([
    { channel: 'sms', to: '+8613900000000', template: '1001' },
  ])
})

test('what was sent reads as the person would read it, newest first, and outlives a kill', async () => {
  await send({ ...message, TemplateId: 'unknown' })
  await send(message)
  await cloud.stop('SIGKILL')
  cloud = await startLocalCloud({ functionsDir, dataDir, settings })
  const [newest, older] = await cloud.admin('outbox')
  expect(newest).toEqual({
    channel: 'sms',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    to: '+8613800000000',
    template: '1001',
    params: ['246810', '5'],
    text: '【昆都仑】您的登录码是 246810，5 分钟内有效。',
  })
  expect(older.text).toBe('【昆都仑】246810，5')
})

const codeOf = async (body: object, headers: Record<string, string> = {}) => {
  const { Error: error, SendStatusSet } = await send(body, headers)
  return error?.Code ?? SendStatusSet[0].Code
}

test.each([
  [
    '201 numbers',
    { PhoneNumberSet: Array(201).fill('+8613800000000') },
    'LimitExceeded.PhoneNumberCountLimit',
  ],
  [
    'too few parameters',
    { TemplateParamSet: ['1'] },
    'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  ],
  [
    'too many',
    { TemplateParamSet: ['1', '2', '3'] },
    'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  ],
  [
    'a text of more than 500 characters',
    { TemplateParamSet: ['长'.repeat(490), '5'] },
    'InvalidParameterValue.ContentLengthLimit',
  ],
])('%s is refused with its code', async (_, changes, code) => {
  expect(await codeOf({ ...message, ...changes })).toBe(code)
})

describe('a strict service', () => {
  const keys = { secretId: 'AKIDlocal', secretKey: 'secret' }
  let lenient: LocalCloud
  beforeAll(async () => {
    lenient = cloud
    const sms = {
      keys,
      sdkAppIds: ['1400000000'],
      signNames: ['昆都仑'],
      parameterLength: 12,
      frequency: true,
      blacklist: ['+8613700000000'],
    }
    cloud = await startLocalCloud({ functionsDir, settings: { ...settings, sms } })
  })
  afterAll(async () => {
    await cloud.stop()
    cloud = lenient
  })

  interface Signing {
    secretId?: string
    secretKey?: string
    timestamp?: number
  }
  const signed = (body: object, changes: Signing = {}) => {
    const url = `${cloud.api}/_sms`
    const timestamp = changes.timestamp ?? Math.floor(Date.now() / 1000)
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      host: new URL(url).host,
      'x-tc-action': 'SendSms',
      'x-tc-timestamp': String(timestamp),
    }
    const { authorization } = sign({
      ...keys,
      ...changes,
      method: 'POST',
      url,
      params: body,
      headers,
      timestamp,
      service: 'sms',
      isCloudApi: true,
    })
    const { host: _, ...rest } = headers
    return codeOf(body, { ...rest, authorization })
  }
  const to = (number: string, changes: object = {}) => ({ ...message, PhoneNumberSet: [number], ...changes })

  test('takes nothing unsigned, nor with a wrong or old signature', async () => {
    expect(await codeOf(message)).toBe('AuthFailure.SignatureFailure')
    expect(await signed(message, { secretKey: 'wrong' })).toBe('AuthFailure.SignatureFailure')
    expect(await signed(message, { secretId: 'AKIDother' })).toBe('AuthFailure.SecretIdNotFound')
    expect(await signed(message, { timestamp: Math.floor(Date.now() / 1000) - 400 })).toBe(
      'AuthFailure.SignatureExpire',
    )
  })

  test.each([
    ['another application', { SmsSdkAppId: '1' }, 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
    ['another name', { SignName: '别人' }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
    [
      'a long parameter',
      { TemplateParamSet: ['1'.repeat(13), '5'] },
      'InvalidParameterValue.TemplateParameterLengthLimit',
    ],
    ['who wants nothing', { PhoneNumberSet: ['+8613700000000'] }, 'FailedOperation.PhoneNumberInBlacklist'],
  ])('refuses %s', async (_, changes, code) => {
    expect(await signed({ ...message, ...changes })).toBe(code)
  })

  test('sends one number once in 30 seconds, five times an hour, ten times a day', async () => {
    const later = (advance: number) => cloud.admin('clock', { advance })
    const number = '+8613600000000'
    // the signature's time goes with the cloud's clock
    const ask = async () => {
      const { now } = await later(1)
      return signed(to(number), { timestamp: Math.floor(Date.parse(now) / 1000) })
    }
    expect(await ask()).toBe('Ok')
    expect(await ask()).toBe('LimitExceeded.PhoneNumberThirtySecondLimit')
    for (let sent = 1; sent < 5; sent++) {
      await later(31_000)
      expect(await ask()).toBe('Ok')
    }
    await later(31_000)
    expect(await ask()).toBe('LimitExceeded.PhoneNumberOneHourLimit')
    for (let sent = 5; sent < 10; sent++) {
      await later(3_600_000)
      expect(await ask()).toBe('Ok')
    }
    await later(3_600_000)
    expect(await ask()).toBe('LimitExceeded.PhoneNumberDailyLimit')
    expect(
      await signed(to('+8613500000000'), { timestamp: Math.floor(Date.parse((await later(1)).now) / 1000) }),
    ).toBe('Ok')
  })
})
