import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { readBody } from '../gateway/body'
import { sendJson } from '../gateway/reply'
import { SMS_CODES, type SmsCode } from './codes'
import { SendSms, type SmsService, sendTo } from './send'
import { signatureFault } from './signature'

const MAX_BODY_BYTES = 64 * 1024
const MAX_NUMBERS = 200

/** `POST /_sms`: takes what would be sent by SMS and puts it into the outbox. Answers in the service's own shapes, HTTP 200 always. */
export function smsService(service: SmsService) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, MAX_BODY_BYTES)
    const answer = answerTo(service, request, body)
    sendJson(response, 200, { Response: { ...answer, RequestId: randomUUID() } })
  }
}

function answerTo(service: SmsService, request: IncomingMessage, body: Buffer | null): object {
  const { settings, now } = service
  const { headers } = request
  if (!body) return refusal('parameter', 'the body is too large')
  // a page from elsewhere can send a form unasked, but no JSON
  if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
    return refusal('parameter', 'the content type must be application/json')
  if ((headers['x-tc-action'] ?? 'SendSms') !== 'SendSms') return refusal('action', 'only SendSms is offered')
  const fault = settings.keys && signatureFault(request, body, settings.keys, now())
  if (fault) return refusal(fault)
  const message = parse(body)
  if (typeof message === 'string') return refusal('parameter', message)
  if (message.PhoneNumberSet.length > MAX_NUMBERS) return refusal('tooManyNumbers')
  if (settings.sdkAppIds.length && !settings.sdkAppIds.includes(message.SmsSdkAppId)) return refusal('appId')
  return { SendStatusSet: message.PhoneNumberSet.map((number) => sendTo(service, message, number)) }
}

const refusal = (code: SmsCode, message: string = SMS_CODES[code]): object => ({
  Error: { Code: SMS_CODES[code], Message: message },
})

function parse(body: Buffer): SendSms | string {
  try {
    const parsed = SendSms.safeParse(JSON.parse(body.toString('utf8')))
    return parsed.success ? parsed.data : z.prettifyError(parsed.error)
  } catch {
    return 'the body is not JSON'
  }
}
