import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, MobileNumber, paragraphs } from '../../_common/fields'
import { OpenedFile } from '../../attachments/contract'
import { AttachmentIds, Order, OrderCard, Seen } from './shared'

/** Why an order cannot be claimed just now: 满了 (one may wait in line), 缺技能, 撞时间, 退过这张. */
export const OBSTACLES = ['full', 'skill', 'overlap', 'turned_down', 'mine', 'own'] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** 领单: an order as volunteers see it: nobody's name, phone or door. */
export const OpenOrder = z.object({
  ...OrderCard.shape,
  revision: z.int(),
  /** From the middle of the volunteer's community to that of the order; null: one of them is not known. */
  metres: z.nullable(z.int()),
  /** Dispatched to this volunteer, who is asked to answer. */
  offered: z.boolean(),
  /** 派给队伍: which of the caller's teams, and whether they answer for it; left out where it was offered to one person. */
  offeredTeam: z.optional(z.object({ name: z.string(), leads: z.boolean() })),
  obstacle: z.nullable(z.enum(OBSTACLES)),
  /** With `overlap`: what it collides with. */
  overlapsWith: z.nullable(z.string()),
  waiting: z.int(),
  /** 候补: the caller's place in line, or the one that they would have; left out where there is no line. */
  inLine: z.optional(z.int()),
})
export type OpenOrder = z.infer<typeof OpenOrder>

/** A volunteer's own part in an order. */
export const MyPart = z.object({
  order: Order,
  /** 1 for the first of the waiting list; null: claimed. */
  waitingAt: z.nullable(z.int()),
  signedInAt: z.nullable(Instant),
  signedOutAt: z.nullable(Instant),
})
export type MyPart = z.infer<typeof MyPart>

const volunteerOnly = { roles: ['resident'], effect: 'write' } as const

/** What volunteers do; who is no registered volunteer is told how to become one. */
export const volunteer = {
  /** 领单: what is offered to the caller, in the pool, or wants more people, the soonest first; then what is full and still takes 候补. */
  openOrders: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ orders: z.array(OpenOrder) }),
  },
  /** 领: a place if there is one, otherwise the end of the waiting list. */
  claim: { ...volunteerOnly, input: z.object({ orderId: Id }), output: MyPart },
  /** 不领: an order that was offered; somebody else is looked for. */
  decline: {
    ...volunteerOnly,
    input: z.object({ ...Seen, reason: paragraphs(200, 2, '写一句为什么') }),
    output: z.object({}),
  },
  /** 退回: before the service begins; the first of the waiting list moves up. */
  handBack: {
    ...volunteerOnly,
    input: z.object({ orderId: Id, reason: paragraphs(200, 2, '写一句为什么') }),
    output: z.object({}),
  },
  /** 我领的单: claimed and waited for, newest first. */
  myParts: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: z.object({ orders: z.array(OrderCard), nextCursor: z.nullable(Cursor) }),
  },
  myPart: { roles: ['resident'], effect: 'read', input: z.object({ orderId: Id }), output: MyPart },
  /** 签到 and 签退 by one's own word; counts when the resident or the station has confirmed the service. */
  signIn: { ...volunteerOnly, input: z.object({ orderId: Id }), output: MyPart },
  signOut: {
    ...volunteerOnly,
    input: z.object({
      orderId: Id,
      report: paragraphs(300, 2, '写一句做了什么'),
      attachmentIds: AttachmentIds,
    }),
    output: MyPart,
  },
  /** 看电话和门牌: from the claim until a day after the service; each look is kept, in the order and in the audit chain. */
  unlockMine: {
    ...volunteerOnly,
    subject: 'orderId',
    audited: true,
    input: z.object({ orderId: Id }),
    output: z.object({ phone: MobileNumber, door: z.string() }),
  },
  /** 看图片和听录音, under the same right as `unlockMine`; each look stands in the audit chain. */
  attachmentsMine: {
    ...volunteerOnly,
    repeatable: true,
    subject: 'orderId',
    audited: true,
    input: z.object({ orderId: Id }),
    output: z.object({ files: z.array(OpenedFile) }),
  },
  /** 居民扫志愿者的动态码: proof that it was this volunteer, taken down with or without a network. */
  scan: {
    ...volunteerOnly,
    input: z.object({ orderId: Id, code: z.string().check(z.maxLength(200)), scannedAt: Instant }),
    output: Order,
  },
} as const satisfies Actions
