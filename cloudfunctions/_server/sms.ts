import { sign } from '@cloudbase/signature-nodejs'
import { site } from '../../site'
import { now } from './clock'

const TIMEOUT_MS = 8_000

interface SmsReply {
  readonly Response?: {
    readonly SendStatusSet?: readonly { readonly Code?: string }[]
    readonly Error?: { readonly Code?: string }
  }
}

/** Headers of Tencent Cloud's API 3.0, signed when the centre has keys; the local outbox asks for none. */
function headersFor(url: string, body: Record<string, unknown>): Record<string, string> {
  const seconds = Math.floor(now().getTime() / 1000)
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    host: new URL(url).host,
    'x-tc-action': 'SendSms',
    'x-tc-version': '2021-01-11',
    'x-tc-region': 'ap-guangzhou',
    'x-tc-timestamp': String(seconds),
  }
  const { SMS_SECRET_ID: secretId, SMS_SECRET_KEY: secretKey } = process.env
  if (!secretId || !secretKey) return headers
  const { authorization } = sign({
    secretId,
    secretKey,
    method: 'POST',
    url,
    params: body,
    headers,
    timestamp: seconds,
    service: 'sms',
    isCloudApi: true,
  })
  return { ...headers, authorization }
}

/** Sends one short message by its template; throws when it was not taken. Neither number nor text is ever logged. */
export async function sendSms(phone: string, templateId: string, params: readonly string[]): Promise<void> {
  const { SMS_URL: url, SMS_APP_ID = 'local', SMS_SIGN = site.name } = process.env
  if (!url) throw new Error('SMS_URL is not set')
  const body = {
    PhoneNumberSet: [`+86${phone}`],
    SmsSdkAppId: SMS_APP_ID,
    SignName: SMS_SIGN,
    TemplateId: templateId,
    TemplateParamSet: params,
  }
  const answer = await fetch(url, {
    method: 'POST',
    headers: headersFor(url, body),
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const { Response } = (await answer.json()) as SmsReply
  const code = Response?.SendStatusSet?.[0]?.Code ?? Response?.Error?.Code ?? `status ${answer.status}`
  if (code !== 'Ok') throw new Error(`the message was not taken: ${code}`)
}
