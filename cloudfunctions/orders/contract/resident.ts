import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, paragraphs } from '../../_common/fields'
import { OpenedFile } from '../../attachments/contract'
import { CategoryId, Order, OrderCard, OrderContent, OwnCancellationCode, Seen, When } from './shared'

const Emergency = z.array(z.object({ number: z.string(), name: z.string() }))

/** What a resident does with orders. */
export const resident = {
  /** 点单. The same tap twice is one order; what sounds like danger is answered with the numbers to call first. */
  file: {
    roles: ['resident'],
    effect: 'write',
    perMinute: 6,
    subject: 'orderId',
    input: OrderContent,
    output: z.object({ order: Order, emergency: Emergency }),
  },
  /** 下单前看一眼: orders of the same kind by the same person that are not long ago. */
  similar: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ categoryId: CategoryId }),
    output: z.object({ orders: z.array(OrderCard) }),
  },
  /** 我的单子, newest first. */
  myOrders: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: z.object({ orders: z.array(OrderCard), nextCursor: z.nullable(Cursor) }),
  },
  /** 单子: the resident's own. Anybody else's does not exist here. */
  myOrder: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ orderId: Id }),
    output: Order,
  },
  /** One's own order's pictures and recordings, with addresses that open for some minutes. */
  myAttachments: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ orderId: Id }),
    output: z.object({ files: z.array(OpenedFile) }),
  },
  /** 补充: what the desk asked for; the order goes back to be looked at. */
  complete: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen, text: paragraphs(200, 4, '写四个字以上，说清要帮什么'), when: When }),
    output: Order,
  },
  /** 申诉: against a refusal, once. */
  appeal: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen, words: paragraphs(200, 4, '写四个字以上，说清为什么该办') }),
    output: Order,
  },
  /** 改时间: before anybody begins. Whoever promised the old time is told, and may give it back without it counting against them. */
  changeTime: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen, when: When }),
    output: Order,
  },
  /** 取消: as long as nobody has begun. */
  cancelOwn: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen, code: OwnCancellationCode }),
    output: Order,
  },
  /** 督单: 没人来，或者来晚了. Somebody named answers within the half hour. */
  nudge: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ orderId: Id, words: paragraphs(200) }),
    output: Order,
  },
  /** 确认做完了; the rating comes after it and may be left out. */
  confirmDone: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen }),
    output: Order,
  },
  /** 评单: once a service; the two lowest levels make a call-back that the rated person cannot close. */
  rate: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen, level: z.int().check(z.minimum(1), z.maximum(5)), words: paragraphs(200) }),
    output: Order,
  },
  /** 复开: it was not solved. Limited times; then it goes to the commander on duty. */
  reopenOwn: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Seen, words: paragraphs(200, 4, '写四个字以上，说清哪里没办好') }),
    output: Order,
  },
} as const satisfies Actions
