import * as z from 'zod/mini'
import { ATTACHMENT_LIMITS } from '../../../site/attachments'
import { CANCELLATIONS, ORDER_LIMITS, ORDER_MENU, REFUSALS, STOPS } from '../../../site/orders'
import { STREETS } from '../../../site/stations'
import { ASKED_LANGUAGES } from '../../../site/volunteers'
import { CLOCK_STATES, SPAN_UNITS } from '../../_common/clock'
import { Id, Instant, line, MobileNumber, paragraphs } from '../../_common/fields'
import { AttachedFile } from '../../attachments/contract'
import { ORDER_STATES, orderMachine } from '../machine'

const MOST_ATTACHED = ATTACHMENT_LIMITS.ofOrder.picture + ATTACHMENT_LIMITS.ofOrder.voice

/** One of a list of the site's data: what is not in it is refused, with a sentence. */
const oneOf = (values: readonly string[], why: string) =>
  z.string().check(z.refine((value) => values.includes(value), why))

/** A day on the district's calendar. */
export const Day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日子不对'))
export const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 09:00 这样'))
export const CategoryId = oneOf(
  ORDER_MENU.categories.map(({ categoryId }) => categoryId),
  '选一类',
)
export const StreetId = oneOf(
  STREETS.map(({ streetId }) => streetId),
  '选街道',
)
export const RefusalCode = oneOf(
  REFUSALS.map(({ code }) => code),
  '选一个理由',
)
export const StopCode = oneOf(
  STOPS.map(({ code }) => code),
  '选一个理由',
)
export const OwnCancellationCode = oneOf(
  CANCELLATIONS.resident.map(({ code }) => code),
  '选一个理由',
)
export const DeskCancellationCode = oneOf(
  CANCELLATIONS.desk.map(({ code }) => code),
  '选一个理由',
)

/** Who it is for: oneself, an elder of the family (with that person's consent), or a community. */
export const FOR_WHOM = ['self', 'elder', 'community'] as const

/** When it is wanted. `flexible`: any time until that day. */
export const When = z.object({ day: Day, time: z.nullable(TimeOfDay), flexible: z.boolean() })
export type When = z.infer<typeof When>

export const AttachmentIds = z.optional(
  z.array(Id).check(z.maxLength(MOST_ATTACHED, '图片和录音太多了，删掉几个')),
)

/** 点单: what a resident says. Door and phone are sealed when stored. */
export const OrderContent = z.object({
  categoryId: CategoryId,
  text: paragraphs(200, 4, '写四个字以上，说清要帮什么'),
  places: z.int().check(z.minimum(1), z.maximum(ORDER_LIMITS.places, `最多要 ${ORDER_LIMITS.places} 个人`)),
  when: When,
  where: z.object({
    streetId: StreetId,
    communityId: z.nullable(Id),
    door: line(60, 2, '写上门牌，领单的人才找得到'),
  }),
  forWhom: z.enum(FOR_WHOM),
  /** 替老人点: the elder knows and agrees. */
  elderAgrees: z.boolean(),
  phone: MobileNumber,
  /** 来的人要会说; left out: 普通话 will do. */
  languageId: z.optional(
    oneOf(
      ASKED_LANGUAGES.map(({ id }) => id),
      '从列表里选一种',
    ),
  ),
  /** 图片和录音 that `attachments.finish` said are ready. */
  attachmentIds: AttachmentIds,
})
export type OrderContent = z.infer<typeof OrderContent>

export const Clock = z.object({
  startedAt: Instant,
  span: z.object({ amount: z.number(), unit: z.enum(SPAN_UNITS) }),
  extensions: z.array(
    z.object({
      span: z.object({ amount: z.number(), unit: z.enum(SPAN_UNITS) }),
      reason: z.string(),
      at: Instant,
    }),
  ),
  stops: z.array(z.object({ from: Instant, until: z.nullable(Instant), reason: z.string() })),
})

const EVENTS = Object.keys(orderMachine.transitions) as (keyof typeof orderMachine.transitions)[]

/** 经过: one step. Whom the reader may not know by name is named by what they are. */
export const Step = z.object({
  at: Instant,
  event: z.string(),
  state: z.enum(ORDER_STATES),
  who: z.string(),
  note: z.string(),
})
export type Step = z.infer<typeof Step>

/** What a list shows of an order: no name, no phone, no door. */
export const OrderCard = z.object({
  orderId: Id,
  /** yyyymmdd-nnnn */
  number: z.string(),
  categoryId: z.string(),
  text: z.string(),
  state: z.enum(ORDER_STATES),
  since: Instant,
  when: When,
  place: z.string(),
  places: z.int(),
  /** 来的人要会说; left out where it does not matter. */
  languageId: z.optional(z.string()),
  claimed: z.int(),
  danger: z.boolean(),
  late: z.boolean(),
  /** 在催: the resident asks where the help is, and nobody has answered yet. */
  nudged: z.boolean(),
  /** Null: no clock runs, or it is stopped. */
  dueAt: z.nullable(Instant),
  clockState: z.nullable(z.enum(CLOCK_STATES)),
  stationId: Id,
  revision: z.int(),
})
export type OrderCard = z.infer<typeof OrderCard>

/** 单子: where it is, who holds it, until when, and what happened. */
export const Order = z.object({
  ...OrderCard.shape,
  forWhom: z.enum(FOR_WHOM),
  holder: z.nullable(z.object({ kind: z.string(), name: z.string() })),
  /** 经手人: the colleague to whom it was handed, for the desk; left out where nobody is named. */
  keeper: z.optional(z.object({ personId: Id, name: z.string() })),
  /** Who has a place, for the desk; nobody is listed to anybody else. */
  crew: z.array(
    z.object({
      volunteerId: Id,
      name: z.string(),
      signedInAt: z.nullable(Instant),
      signedOutAt: z.nullable(Instant),
    }),
  ),
  clock: z.nullable(Clock),
  provisional: z.boolean(),
  steps: z.array(Step),
  phoneMasked: z.string(),
  /** The resident's own; null for everybody else: they unlock it. */
  door: z.nullable(z.string()),
  /** What was sent along: by the resident with the order, by a volunteer with the report. Addresses are asked for apart. */
  attachments: z.array(z.object({ ...AttachedFile.shape, by: z.enum(['resident', 'volunteer']) })),
  refusal: z.nullable(z.object({ words: z.string(), instead: z.string(), note: z.string() })),
  cancellation: z.nullable(z.object({ words: z.string(), note: z.string() })),
  rating: z.nullable(z.object({ level: z.int(), words: z.string(), at: Instant })),
  /** 办结 without a word from the resident: 未评价, never 满意. */
  outcome: z.nullable(z.enum(['rated', 'unrated', 'solved'])),
  reopened: z.int(),
  /** 督单 that waits for an answer; null: none. */
  nudge: z.nullable(z.object({ at: Instant, dueAt: Instant, answer: z.nullable(z.string()) })),
  /** 改时间 is open to the asker now; left out where it is not. */
  timeMayChange: z.optional(z.boolean()),
  /** What the asker may do now; the buttons. */
  allowed: z.array(z.enum(EVENTS)),
})
export type Order = z.infer<typeof Order>

/** A step of an order that somebody looked at: refused when it moved on meanwhile. */
export const Seen = { orderId: Id, revision: z.int() }
