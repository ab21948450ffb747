import * as z from 'zod/mini'
import { defineContract, STAFF_ROLES } from '../_common/contract'
import { Cursor, Id, Instant, Nothing } from '../_common/fields'

/** 事项: what a notice is about; a resident chooses for each by which way to be told. */
export const NOTICE_MATTERS = ['order', 'volunteer', 'correction', 'plan', 'review', 'column'] as const
export type NoticeMatter = (typeof NOTICE_MATTERS)[number]
export const NOTICE_MATTER_LABELS: Record<NoticeMatter, string> = {
  order: '单子',
  volunteer: '志愿服务',
  correction: '文章更正',
  plan: '策划和任务',
  review: '审稿和签发',
  column: '栏目更新',
}
/** What residents are told about; the rest is between colleagues. */
export const RESIDENT_MATTERS = [
  'order',
  'volunteer',
  'correction',
] as const satisfies readonly NoticeMatter[]

/** How a notice left the inbox. `in_app`: it did not, and why stands beside it; `unknown`: cut off in the middle, never sent twice. */
export const SENT_WAYS = ['waiting', 'wechat', 'sms', 'in_app', 'unknown'] as const
export type SentWay = (typeof SENT_WAYS)[number]

export const Notice = z.object({
  noticeId: Id,
  matter: z.enum(NOTICE_MATTERS),
  title: z.string(),
  text: z.string(),
  /** A page of the mini-program, or of the console for staff; null: nothing to open. */
  page: z.nullable(z.string()),
  at: Instant,
  urgent: z.boolean(),
  read: z.boolean(),
  sent: z.enum(SENT_WAYS),
})
export type Notice = z.infer<typeof Notice>

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '写成 21:00 这样'))
const Ways = z.object({ wechat: z.boolean(), sms: z.boolean() })

export const Preferences = z.object({
  /** By matter; what is left out is told by WeChat and not by SMS. */
  matters: z.record(z.string(), Ways),
  /** 免打扰, in the district's time; the same twice: never quiet. */
  quietFrom: TimeOfDay,
  quietUntil: TimeOfDay,
})
export type Preferences = z.infer<typeof Preferences>

const Everybody = ['resident', ...STAFF_ROLES] as const

export const notices = defineContract(
  'notices',
  {
    /** 消息: what the caller was told, newest first. */
    mine: {
      roles: Everybody,
      effect: 'read',
      input: z.object({ cursor: z.optional(Cursor) }),
      output: z.object({
        notices: z.array(Notice),
        /** At most 99. */
        unread: z.int(),
        nextCursor: z.nullable(Cursor),
      }),
    },
    /** For the dot beside 我的 and the bell: at most 99. */
    unread: {
      roles: Everybody,
      effect: 'read',
      input: z.object({}),
      output: z.object({ unread: z.int() }),
    },
    /** 标为已读: those up to a moment; a later one that came meanwhile stays unread. */
    markRead: {
      roles: Everybody,
      effect: 'write',
      repeatable: true,
      input: z.object({ upTo: Instant }),
      output: Nothing,
    },
    /** 怎样提醒我: preferences and how far they can be kept: what WeChat still allows, and whether a phone is known. */
    preferences: {
      roles: ['resident'],
      effect: 'read',
      input: z.object({}),
      output: z.object({
        preferences: Preferences,
        templateId: z.string(),
        /** Messages that WeChat lets us send: one a consent. */
        wechatLeft: z.int(),
        throughWechat: z.boolean(),
        phoneMasked: z.nullable(z.string()),
      }),
    },
    savePreferences: {
      roles: ['resident'],
      effect: 'write',
      repeatable: true,
      input: z.object({
        matters: z.object(
          Object.fromEntries(RESIDENT_MATTERS.map((matter) => [matter, Ways])) as Record<
            (typeof RESIDENT_MATTERS)[number],
            typeof Ways
          >,
        ),
        quietFrom: TimeOfDay,
        quietUntil: TimeOfDay,
      }),
      output: z.object({ preferences: Preferences }),
    },
    /** 订阅一次: the phone asked, the person answered; one agreement is one message (WeChat refuses the next with 43101). */
    granted: {
      roles: ['resident'],
      effect: 'write',
      input: z.object({ accepted: z.boolean() }),
      output: z.object({ wechatLeft: z.int() }),
    },
  },
  { sweeps: '0 * * * * * *' },
)
