import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line, Nothing, paragraphs } from '../../_common/fields'
import { ASSIGNMENT_STATES } from '../machine'
import { DESK, Move, Person, PLAN_FORMS, STAFF } from './shared'

export const Assignment = z.object({
  assignmentId: Id,
  title: z.string(),
  place: z.string(),
  startsAt: Instant,
  brief: paragraphs(500),
  form: z.enum(PLAN_FORMS),
  state: z.enum(ASSIGNMENT_STATES),
  eventId: Id,
  coverageId: Id,
  pitchId: z.nullable(Id),
  columnId: z.nullable(Id),
  unitId: z.nullable(Id),
  assignee: z.nullable(Person),
  assignedBy: Person,
  dueAt: z.nullable(Instant),
  updatedAt: Instant,
  /** How far up a late one has gone: 0 nowhere, 1 the desk, 2 the commander on duty. */
  ladder: z.int(),
  /** Who has it on the desk of the last step; null when nobody was on duty. */
  escalatedTo: z.nullable(Person),
  /** 交接 that waits for an answer. */
  offer: z.nullable(z.object({ from: Person, to: Person, note: z.string(), at: Instant })),
  storyIds: z.array(Id),
  history: z.array(Move),
})
export type Assignment = z.infer<typeof Assignment>

export const VIEWS_OF_ASSIGNMENTS = ['mine', 'done', 'offered', 'desk', 'late'] as const
const One = z.object({ assignmentId: Id })
const own = {
  roles: STAFF,
  effect: 'write',
  subject: 'assignmentId',
  input: One,
  output: Assignment,
} as const
const withReason = z.object({ assignmentId: Id, reason: line(200, 2, '写明原因，对方会看到') })

export const assigned = {
  /** 任务单: one's own (first due first), what others want to hand over, or the desk's. */
  assignments: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ view: z.enum(VIEWS_OF_ASSIGNMENTS), cursor: z.optional(Cursor) }),
    output: z.object({ assignments: z.array(Assignment), nextCursor: z.nullable(z.string()) }),
  },
  openAssignment: { roles: STAFF, effect: 'read', input: One, output: Assignment },
  /** 派给某人, also anew to somebody else. */
  assign: {
    roles: DESK,
    effect: 'write',
    subject: 'assignmentId',
    input: z.object({ assignmentId: Id, personId: Id, dueAt: Instant }),
    output: Assignment,
  },
  /** 接单 */
  accept: own,
  /** 接不了 */
  decline: { ...own, input: withReason },
  /** 开工 */
  start: own,
  /** 交稿 */
  submit: own,
  /** 退回重做 */
  sendBack: { ...own, roles: DESK, input: withReason },
  /** 完成 */
  complete: { ...own, roles: DESK },
  cancel: { ...own, roles: DESK, input: withReason },
  revive: { ...own, roles: DESK },
  /** 交接: offers it to a colleague; it stays with the giver until the other says yes. */
  offerHandOver: {
    ...own,
    input: z.object({ assignmentId: Id, personId: Id, note: line(200, 2, '写明做到哪一步了') }),
  },
  answerHandOver: { ...own, input: z.object({ assignmentId: Id, take: z.boolean() }) },
  recallHandOver: own,

  /** 日历订阅: whether one's feed is open, and its secret path if so. */
  feed: {
    roles: STAFF,
    effect: 'read',
    input: z.object({}),
    output: z.object({ path: z.nullable(z.string()), openedAt: z.nullable(Instant) }),
  },
  /** Opens the feed at a new address; the earlier one is dead at once. */
  openFeed: { roles: STAFF, effect: 'write', input: z.object({}), output: z.object({ path: z.string() }) },
  closeFeed: { roles: STAFF, effect: 'write', input: z.object({}), output: Nothing },
} satisfies Actions
