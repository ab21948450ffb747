import * as z from 'zod/mini'
import { LOCAL_APPID } from '../functions/identity'

const Id = z.string().check(z.regex(/^[\w-]{1,64}$/))
const Seconds = z.int().check(z.minimum(0), z.maximum(86_400))

const Account = z.strictObject({ appid: Id, secret: z.string().check(z.minLength(1)), name: z.string() })

const Person = z.strictObject({
  openid: Id,
  /** Given to functions and by code2Session once the accounts are bound to one open platform. */
  unionid: z.optional(Id),
  /** Mainland number without area code: what the phone would give after the person agreed. */
  phone: z.optional(z.string().check(z.regex(/^\d{5,15}$/))),
  nickname: z.optional(z.string()),
})

const Template = z.strictObject({
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  /** As the platform has it: one line a field, `会议名称:{{thing1.DATA}}`. */
  content: z.string().check(z.regex(/\{\{\w+\.DATA\}\}/)),
  /** 2: one message a consent; 3: a long-term one. */
  type: z._default(z.literal([2, 3]), 2),
  /** The values a field of kind `enum` may have, by field. */
  enums: z._default(z.record(z.string(), z.array(z.string())), {}),
})

const Word = z.strictObject({
  word: z.string().check(z.minLength(1)),
  suggest: z.enum(['risky', 'review']),
  /** 10001 advertising, 20001 politics, 20002 pornography, 20003 abuse, 20006 crime, 20008 fraud, 20012 vulgar, 21000 other */
  label: z.int(),
})

/** What this local WeChat knows from the start; everything has a value that works. */
export const WechatSettings = z.strictObject({
  miniProgram: z._default(Account, { appid: LOCAL_APPID, secret: 'local-secret', name: '小程序' }),
  publicAccount: z._default(Account, { appid: 'wxlocal0000000001', secret: 'local-secret', name: '公众号' }),
  /** Sample people. Anyone else appears when the phone's way in names them. */
  people: z._default(z.array(Person), []),
  templates: z._default(z.array(Template), []),
  /** Pages of the published mini-program; empty: every page that looks like one. */
  pages: z._default(z.array(z.string()), []),
  /** Words on which the text check stumbles. */
  words: z._default(z.array(Word), []),
  /** How long the platform takes to publish, and to look at a picture. */
  publishSeconds: z._default(Seconds, 3),
  mediaCheckSeconds: z._default(Seconds, 3),
  /** The function that receives pushed events, as the platform's 消息推送 does with JSON. */
  events: z.optional(z.string()),
})
export type WechatSettings = z.infer<typeof WechatSettings>
