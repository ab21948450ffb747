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
  ['too many numbers', { ...message, PhoneNumberSet: Array(201).fill('+8613800000000') }, {}],
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
