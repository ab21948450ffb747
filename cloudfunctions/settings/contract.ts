import * as z from 'zod/mini'
import { defineContract } from '../_common/contract'
import { Cursor, Id, Instant, line } from '../_common/fields'
import { SWITCHES, type SwitchName } from '../_common/switches'

/** What an administrator reads beside each switch. */
export const SWITCH_LABELS: Record<SwitchName, { label: string; note: string }> = {
  comments: { label: '评论', note: '小程序要先有“社交－社区/论坛”类目。打开后评论先审后发。' },
  live_video: { label: '视频直播', note: '要政府主体账号开通直播组件。关着时直播只有图文。' },
  resident_posts: { label: '居民发帖', note: '要“社交－社区/论坛”类目和内容安全接口。' },
  payment: { label: '缴费跳转', note: '只跳到登记过的收款方，这里不存钱。' },
  ai_answers: { label: '智能问答', note: '回答只依据已公布的文件，带 AI 标识。' },
  ai_assistance: {
    label: 'AI 帮手（写稿）',
    note: '要先在云函数的环境变量里写上服务商的地址（AI_PROVIDER_URL），并确认它已备案。它写的字逐句留着来历，编辑、审稿人、读者都看得到。',
  },
  weapp_read_aloud: {
    label: '小程序里念文章',
    note: '要先开通语音合成插件；H5 用浏览器自带的声音，不受这里影响。',
  },
  staff_second_factor: {
    label: '工作人员必须用动态码',
    note: '打开后，没绑定的人登录后先去绑定，绑好才能做别的。',
  },
}

export const Switch = z.object({
  name: z.enum(SWITCHES),
  on: z.boolean(),
  changedBy: z.nullable(z.string()),
  changedAt: z.nullable(Instant),
})
export type Switch = z.infer<typeof Switch>

/** One link of the audit chain. `hash` covers every other field and the hash before it. */
export const AuditRecord = z.object({
  /** 1, 2, 3 … without a gap. */
  number: z.int(),
  at: Instant,
  staffId: Id,
  staffName: z.string(),
  /** e.g. `stories.publish` */
  action: z.string(),
  /** The record it was about, e.g. a story's id; '' when there is none. */
  subject: z.string(),
  /** `done`, or the error code of the refusal. */
  outcome: z.string(),
  traceId: z.string(),
  previousHash: z.string(),
  hash: z.string(),
})
export type AuditRecord = z.infer<typeof AuditRecord>

const Days = z
  .array(z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日子写成 10-01 这样')))
  .check(z.maxLength(100))

/** 一年的放假和调休, as the State Council announces it in the November before. */
export const CalendarYear = z.object({
  year: z.int().check(z.minimum(2024, '从 2024 年起'), z.maximum(2100, '到 2100 年为止')),
  /** Working days of the week that are free; `MM-DD` each. */
  free: Days,
  /** Weekend days that are worked (调休). */
  worked: Days,
})
export type CalendarYear = z.infer<typeof CalendarYear>

export const settings = defineContract('settings', {
  /** What every client may know: the switches, and the years that an administrator added to the calendar of working days. */
  site: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ switches: z.record(z.string(), z.boolean()), years: z.array(CalendarYear) }),
  },
  /** 工作日历: adds a year, or puts one right; clocks that run in it are promised anew at once. */
  saveYear: {
    roles: ['administrator'],
    effect: 'write',
    repeatable: true,
    subject: 'year',
    input: CalendarYear,
    output: z.object({ years: z.array(CalendarYear) }),
  },
  /** Takes an added year back: the published one counts again, or none. */
  removeYear: {
    roles: ['administrator'],
    effect: 'write',
    repeatable: true,
    subject: 'year',
    input: z.object({ year: z.int() }),
    output: z.object({ years: z.array(CalendarYear) }),
  },
  switches: {
    roles: ['administrator'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ switches: z.array(Switch) }),
  },
  turn: {
    roles: ['administrator'],
    effect: 'write',
    subject: 'name',
    input: z.object({ name: z.enum(SWITCHES), on: z.boolean() }),
    output: Switch,
  },
  /** 操作日志, newest first. */
  audit: {
    roles: ['administrator'],
    effect: 'read',
    input: z.object({
      staffId: z.optional(Id),
      action: z.optional(line(60)),
      subject: z.optional(line(64)),
      cursor: z.optional(Cursor),
    }),
    output: z.object({ records: z.array(AuditRecord), nextCursor: z.nullable(Cursor) }),
  },
  /** 校验操作日志: walks the chain from `from` for at most 2,000 links and names the first broken one. Call again from `next`. */
  verifyAudit: {
    roles: ['administrator'],
    effect: 'read',
    input: z.object({ from: z._default(z.int().check(z.minimum(1)), 1) }),
    output: z.object({
      checked: z.int(),
      /** Where to go on; null: the end was reached. */
      next: z.nullable(z.int()),
      broken: z.nullable(z.object({ number: z.int(), why: z.enum(['missing', 'changed', 'out_of_order']) })),
    }),
  },
})
