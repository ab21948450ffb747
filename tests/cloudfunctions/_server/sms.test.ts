import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendSms } from '../../../cloudfunctions/_server/sms'

/** The message service at its wire: keeps what came and answers what the test wants. */
let service: Server
let came: { headers: IncomingHttpHeaders; body: unknown }[]
let answer: unknown
const NAMES = ['SMS_URL', 'SMS_APP_ID', 'SMS_SIGN', 'SMS_SECRET_ID', 'SMS_SECRET_KEY'] as const

beforeAll(async () => {
  service = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    came.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening))
})
afterAll(() => service.close())
beforeEach(() => {
  came = []
  answer = { Response: { SendStatusSet: [{ Code: 'Ok' }] } }
  process.env.SMS_URL = `http://127.0.0.1:${(service.address() as AddressInfo).port}/`
  process.env.SMS_APP_ID = '1400000000'
  process.env.SMS_SIGN = '云上昆都仑'
})
afterEach(() => {
  for (const name of NAMES) delete process.env[name]
})

const send = () => sendSms('13800138000', 'sign-in-code', ['123456', '5'])

describe('fails, without number or code in the message', () => {
  it.each([
    [
      'the number is refused',
      { Response: { SendStatusSet: [{ Code: 'LimitExceeded.PhoneNumberDailyLimit' }] } },
    ],
    ['the keys are wrong', { Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } }],
    ['the answer says nothing', {}],
  ])('when %s', async (_, said) => {
    answer = said
    const failure = await send().catch((error: Error) => error.message)
    expect(failure).toMatch(/^the message was not taken/)
    expect(failure).not.toMatch(/138|123456/)
  })

  it('when no service is named', async () => {
    delete process.env.SMS_URL
    await expect(send()).rejects.toThrow('SMS_URL')
    expect(came).toEqual([])
  })
})

it('sends what SendSms asks for, unsigned where the centre has no keys', async () => {
  await send()
  expect(came).toMatchObject([
    {
      headers: { 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' },
      body: {
        PhoneNumberSet: ['+8613800138000'],
        SmsSdkAppId: '1400000000',
        SignName: '云上昆都仑',
        TemplateId: 'sign-in-code',
        TemplateParamSet: ['123456', '5'],
      },
    },
  ])
  expect(came[0]?.headers.authorization).toBeUndefined()
})

it('signs for the service sms with the keys it has, and never sends the secret one', async () => {
  process.env.SMS_SECRET_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE'
  process.env.SMS_SECRET_KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE'
  await send()
  expect(came[0]?.headers.authorization).toMatch(
    /^TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\/\d{4}-\d\d-\d\d\/sms\/tc3_request, SignedHeaders=content-type;host;[\w;-]+, Signature=[0-9a-f]{64}$/,
  )
  expect(JSON.stringify(came)).not.toContain(process.env.SMS_SECRET_KEY)
})
