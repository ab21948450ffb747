import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Outbox } from '../outbox'
import { SMS_CODES, type SmsCode } from './codes'
import { brokenLimit } from './limits'
import type { SmsSettings } from './settings'

/** `SendSms` of Tencent Cloud SMS, 2021-01-11 (cloud.tencent.com/document/product/382/55981). */
export const SendSms = z.object({
  PhoneNumberSet: z.array(z.string()).check(z.minLength(1)),
  SmsSdkAppId: z.string().check(z.minLength(1)),
  SignName: z.string().check(z.minLength(1)),
  TemplateId: z.string().check(z.minLength(1)),
  TemplateParamSet: z._default(z.array(z.string()), []),
  SessionContext: z._default(z.string(), ''),
})
export type SendSms = z.infer<typeof SendSms>

export interface SmsService {
  readonly outbox: Outbox
  /** Texts by template id, with {1} {2} for the parameters. */
  readonly templates: Readonly<Record<string, string>>
  readonly settings: SmsSettings
  readonly now: () => number
}

/** E.164, or a mainland number as people write it. */
const PHONE_NUMBER = /^(?:\+\d{6,15}|1[3-9]\d{9})$/
const MAX_CONTENT = 500

/** One number's line of the answer; what is taken is in the outbox when this returns. */
export function sendTo(service: SmsService, message: SendSms, number: string): object {
  const status = {
    SerialNo: randomUUID(),
    PhoneNumber: number,
    SessionContext: message.SessionContext,
    IsoCode: 'CN',
  }
  const template = service.templates[message.TemplateId]
  const text = `【${message.SignName}】${textOf(template, message.TemplateParamSet)}`
  const fault = messageFault(service, message, text) ?? numberFault(service, number)
  if (fault) return { ...status, Fee: 0, Code: SMS_CODES[fault], Message: SMS_CODES[fault] }
  service.outbox.add({
    channel: 'sms',
    at: new Date(service.now()).toISOString(),
    to: number,
    template: message.TemplateId,
    params: message.TemplateParamSet,
    text,
  })
  return { ...status, Fee: 1, Code: 'Ok', Message: 'send success' }
}

function messageFault(
  { settings, templates }: SmsService,
  message: SendSms,
  text: string,
): SmsCode | undefined {
  if (settings.signNames.length && !settings.signNames.includes(message.SignName)) return 'signName'
  const template = templates[message.TemplateId]
  if (template !== undefined && placesOf(template) !== message.TemplateParamSet.length)
    return 'parameterCount'
  if (message.TemplateParamSet.some((one) => [...one].length > settings.parameterLength))
    return 'parameterLength'
  return [...text].length > MAX_CONTENT ? 'contentLength' : undefined
}

function numberFault({ settings, outbox, now }: SmsService, number: string): SmsCode | undefined {
  if (!PHONE_NUMBER.test(number)) return 'wrongNumber'
  if (settings.blacklist.includes(number)) return 'blacklisted'
  return settings.frequency ? brokenLimit(outbox, number, now()) : undefined
}

/** How many parameters a template has. */
const placesOf = (template: string): number =>
  new Set([...template.matchAll(/\{(\d+)\}/g)].map(([, place]) => place)).size

/** A template whose text is not known here shows the bare parameters. */
const textOf = (template: string | undefined, params: readonly string[]): string =>
  template?.replace(/\{(\d+)\}/g, (_, place) => params[Number(place) - 1] ?? '') ?? params.join('，')
