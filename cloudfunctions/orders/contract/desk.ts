import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { ERROR_CODES } from '../../_common/errors'
import { Cursor, Id, MobileNumber, paragraphs } from '../../_common/fields'
import { OpenedFile } from '../../attachments/contract'
import { DESK } from '../machine'
import { DeskCancellationCode, Order, OrderCard, RefusalCode, Seen, StopCode } from './shared'

export const DESK_TABS = ['review', 'dispatch', 'out', 'doing', 'callback', 'late', 'mine', 'over'] as const
/** 待审, 待派, 在池和等回话, 领了和在做, 回访, 督单, 我经手的, 办完的. */
export type DeskTab = (typeof DESK_TABS)[number]

const MOST_AT_ONCE = 20
const Note = paragraphs(200)
const Words = paragraphs(200, 4, '写四个字以上，居民会看到')

/** One reason of a suggestion: its part of the weight, 0 to 100, and the sentence beside the bar. */
const Reason = z.object({ part: z.int(), words: z.string() })
export const Candidate = z.object({
  volunteerId: Id,
  name: z.string(),
  score: z.int(),
  distance: Reason,
  skill: Reason,
  language: Reason,
  load: Reason,
  turn: Reason,
  declined: Reason,
})
export type Candidate = z.infer<typeof Candidate>

/** 队伍 that could be asked; `why` says what stands against it, null: nothing. */
export const TeamCandidate = z.object({
  teamId: Id,
  name: z.string(),
  members: z.int(),
  skilled: z.boolean(),
  why: z.nullable(z.string()),
})
export type TeamCandidate = z.infer<typeof TeamCandidate>

/** What dispatchers, commanders and administrators do with the orders of their stations. */
export const desk = {
  /** 派单台: one tab, the most urgent first, with how many wait in each. */
  desk: {
    roles: DESK,
    effect: 'read',
    input: z.object({
      tab: z.enum(DESK_TABS),
      /** Of those that the caller reaches; left out: all of them. */
      stationId: z.optional(Id),
      cursor: z.optional(Cursor),
    }),
    output: z.object({
      orders: z.array(OrderCard),
      /** At most 999 each. */
      counts: z.record(z.string(), z.int()),
      stations: z.array(z.object({ stationId: Id, name: z.string() })),
      nextCursor: z.nullable(Cursor),
    }),
  },
  /** 督单: in hand, soon due and overdue at each station that the caller reaches; the definitions come with the figures. */
  board: {
    roles: DESK,
    effect: 'read',
    input: z.object({}),
    output: z.object({
      definitions: z.array(
        z.object({ key: z.enum(['open', 'soon', 'overdue']), name: z.string(), words: z.string() }),
      ),
      stations: z.array(
        z.object({
          stationId: Id,
          name: z.string(),
          level: z.enum(['centre', 'branch', 'post']),
          open: z.int(),
          soon: z.int(),
          overdue: z.int(),
        }),
      ),
      /** At most 30, the most urgent first; the others by the desk's tab `late`. */
      late: z.array(OrderCard),
    }),
  },
  order: { roles: DESK, effect: 'read', input: z.object({ orderId: Id }), output: Order },
  accept: { roles: DESK, effect: 'write', subject: 'orderId', input: z.object({ ...Seen }), output: Order },
  /** 退回补充: everything that is missing, told once. */
  sendBack: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, words: Words }),
    output: Order,
  },
  refuse: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, code: RefusalCode, note: Note }),
    output: Order,
  },
  /** 上报 to the station above, or 转 to another one: with a word of why. */
  refer: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, stationId: Id, note: paragraphs(200, 2, '写一句为什么') }),
    output: Order,
  },
  /** 转给谁: the colleagues who may see to an order, those of its own station first. */
  colleagues: {
    roles: DESK,
    effect: 'read',
    input: z.object({ orderId: Id }),
    output: z.object({
      people: z.array(z.object({ personId: Id, name: z.string(), station: z.string() })),
    }),
  },
  /** 转给同事: one named colleague sees to it from now on; the station and its clock stay as they are. */
  handOver: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, personId: Id, note: paragraphs(200, 2, '写一句交代什么') }),
    output: Order,
  },
  /** 派单建议: who could go, with the reasons in parts of 100, and who was left out and why. */
  suggest: {
    roles: DESK,
    effect: 'read',
    input: z.object({ orderId: Id }),
    output: z.object({
      candidates: z.array(Candidate),
      leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
      /** 队伍 of the stations that hold the order. */
      teams: z.array(TeamCandidate),
      weights: z.record(z.string(), z.int()),
    }),
  },
  /** 派给一个人. Not the first of the suggestion: with a word of why. */
  dispatch: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, volunteerId: Id, note: Note }),
    output: Order,
  },
  /** 派给队伍: any of its members may claim; its leader may say no for all. */
  dispatchToTeam: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, teamId: Id, note: Note }),
    output: Order,
  },
  /** 放进池子: whoever can, claims it; when the time is over it comes back. */
  pool: { roles: DESK, effect: 'write', subject: 'orderId', input: z.object({ ...Seen }), output: Order },
  /** 批量: one step for up to 20 orders, each by itself; `volunteerId` and `note` go with `dispatch`. */
  batch: {
    roles: DESK,
    effect: 'write',
    input: z.object({
      event: z.enum(['accept', 'dispatch', 'pool']),
      orders: z.array(z.object({ ...Seen })).check(
        z.minLength(1, '先选单子'),
        z.maxLength(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 张`),
        z.refine(
          (orders) => new Set(orders.map(({ orderId }) => orderId)).size === orders.length,
          '有一张单子选了两次',
        ),
      ),
      volunteerId: z.optional(Id),
      note: z.optional(Note),
    }),
    output: z.object({
      /** In the order asked; `refusal` null: done, and `revision` is what it is now. */
      outcomes: z.array(
        z.object({
          orderId: Id,
          refusal: z.nullable(
            z.object({ code: z.enum(ERROR_CODES), fields: z.record(z.string(), z.string()) }),
          ),
          revision: z.nullable(z.int()),
        }),
      ),
    }),
  },
  recall: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, note: Note }),
    output: Order,
  },
  /** 换人: nobody came, or nobody can; whoever had it is let go and the desk has it again. */
  release: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, note: paragraphs(200, 2, '写一句怎么回事') }),
    output: Order,
  },
  /** 按名单签到签退: for a volunteer whose phone cannot; the time is that of the call. */
  attend: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, volunteerId: Id, what: z.enum(['in', 'out']) }),
    output: Order,
  },
  /** 停表 and 走表: for named reasons, which the resident reads. */
  stop: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, code: StopCode, note: Note }),
    output: Order,
  },
  resume: { roles: DESK, effect: 'write', subject: 'orderId', input: z.object({ ...Seen }), output: Order },
  cancel: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, code: DeskCancellationCode, note: paragraphs(200, 2, '写一句怎么回事') }),
    output: Order,
  },
  /** 回督单: what the resident is told. */
  answerNudge: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ orderId: Id, words: Words }),
    output: Order,
  },
  /** 居民不在线的确认: by the organiser, after the resident's time is over. */
  confirmForResident: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, note: paragraphs(200, 4, '写四个字以上：怎么核实的') }),
    output: Order,
  },
  /** 回访办结, by somebody who was not rated. */
  solve: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, words: Words }),
    output: Order,
  },
  reopen: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ ...Seen, words: Words }),
    output: Order,
  },
  /** 看电话和门牌: for whoever holds the order now; each look stands in the log. */
  unlock: {
    roles: DESK,
    effect: 'write',
    subject: 'orderId',
    input: z.object({ orderId: Id }),
    output: z.object({ phone: MobileNumber, door: z.string() }),
  },
  /** 看图片和听录音 of an order that the desk reaches; each look stands in the audit chain. */
  attachments: {
    roles: DESK,
    effect: 'write',
    repeatable: true,
    subject: 'orderId',
    input: z.object({ orderId: Id }),
    output: z.object({ files: z.array(OpenedFile) }),
  },
} as const satisfies Actions
