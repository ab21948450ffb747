import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { readBody } from '../gateway/body'
import { sendJson } from '../gateway/reply'
import type { Outbox } from '../outbox'

const MAX_BODY_BYTES = 64 * 1024
/** E.164, or a mainland number as people write it. */
const PHONE_NUMBER = /^(?:\+\d{6,15}|1[3-9]\d{9})$/

/** `SendSms` of Tencent Cloud SMS, 2021-01-11 (cloud.tencent.com/document/product/382/55981). */
const SendSms = z.object({
  PhoneNumberSet: z.array(z.string()).check(z.minLength(1), z.maxLength(200)),
  SmsSdkAppId: z.string().check(z.minLength(1)),
  SignName: z.string().check(z.minLength(1)),
  TemplateId: z.string().check(z.minLength(1)),
  TemplateParamSet: z._default(z.array(z.string()), []),
  SessionContext: z._default(z.string(), ''),
})
type SendSms = z.infer<typeof SendSms>

/** `POST /_sms`: takes what would be sent by SMS and puts it into the outbox. Answers in the service's own shapes, HTTP 200 always. */
export function smsService(outbox: Outbox, templates: Readonly<Record<string, string>>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, MAX_BODY_BYTES)
    const answer = (content: object) =>
      sendJson(response, 200, { Response: { ...content, RequestId: randomUUID() } })
    const fail = (Code: string, Message: string) => answer({ Error: { Code, Message } })
    // a page from elsewhere can send a form unasked, but no JSON
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      return fail('InvalidParameter', 'the content type must be application/json')
    if ((request.headers['x-tc-action'] ?? 'SendSms') !== 'SendSms')
      return fail('InvalidAction', 'only SendSms is offered')
    const message = parse(body)
    if (typeof message === 'string') return fail('InvalidParameter', message)
    answer({
      SendStatusSet: message.PhoneNumberSet.map((number) => send(outbox, templates, message, number)),
    })
  }
}

function parse(body: Buffer | null): SendSms | string {
  try {
    const parsed = SendSms.safeParse(JSON.parse(body?.toString('utf8') ?? ''))
    return parsed.success ? parsed.data : z.prettifyError(parsed.error)
  } catch {
    return 'the body is not JSON, or too large'
  }
}

function send(outbox: Outbox, templates: Readonly<Record<string, string>>, message: SendSms, number: string) {
  const status = {
    SerialNo: randomUUID(),
    PhoneNumber: number,
    SessionContext: message.SessionContext,
    IsoCode: 'CN',
  }
  if (!PHONE_NUMBER.test(number)) {
    return {
      ...status,
      Fee: 0,
      Code: 'InvalidParameterValue.IncorrectPhoneNumber',
      Message: 'the phone number is wrong',
    }
  }
  outbox.add({
    channel: 'sms',
    at: new Date().toISOString(),
    to: number,
    template: message.TemplateId,
    params: message.TemplateParamSet,
    text: `【${message.SignName}】${textOf(templates[message.TemplateId], message.TemplateParamSet)}`,
  })
  return { ...status, Fee: 1, Code: 'Ok', Message: 'send success' }
}

/** `{1}`, `{2}` … stand for the parameters; a template whose text is not known here shows the bare parameters. */
function textOf(template: string | undefined, params: readonly string[]): string {
  return template?.replace(/\{(\d+)\}/g, (_, place) => params[Number(place) - 1] ?? '') ?? params.join('，')
}
