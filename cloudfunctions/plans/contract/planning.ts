import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line, paragraphs } from '../../_common/fields'
import { ASSIGNMENT_STATES, EVENT_STATES } from '../machine'
import { Day, DESK, Move, Person, PLAN_FORMS, STAFF } from './shared'

/** Who does what: a form and, if it is known already, the person. */
export const Task = z.object({ form: z.enum(PLAN_FORMS), personId: z.nullable(Id) })
export type Task = z.infer<typeof Task>
export const Tasks = z
  .array(Task)
  .check(z.minLength(1, '至少派一项任务'), z.maxLength(20, '一次最多派 20 项'))

export const EventContent = z.object({
  title: line(60, 2, '写明是什么活动'),
  place: line(60),
  note: paragraphs(500),
  startsAt: Instant,
  /** Null: an hour, or not known. */
  endsAt: z.nullable(Instant),
  columnId: z.nullable(Id),
})
export type EventContent = z.infer<typeof EventContent>

/** 活动 with its coverages. */
export const PlannedEvent = z.object({
  ...EventContent.shape,
  eventId: Id,
  state: z.enum(EVENT_STATES),
  unitId: z.nullable(Id),
  pitchId: z.nullable(Id),
  by: Person,
  history: z.array(Move),
})
export type PlannedEvent = z.infer<typeof PlannedEvent>

/** 报道: one form in which an event is covered, and who is at it. */
export const Coverage = z.object({
  coverageId: Id,
  eventId: Id,
  form: z.enum(PLAN_FORMS),
  assignments: z.array(
    z.object({
      assignmentId: Id,
      state: z.enum(ASSIGNMENT_STATES),
      assignee: z.nullable(Person),
      dueAt: z.nullable(Instant),
    }),
  ),
})
export type Coverage = z.infer<typeof Coverage>

export const KeyDate = z.object({
  day: Day,
  name: z.string(),
  kind: z.enum(['key', 'holiday', 'worked']),
})
export type KeyDate = z.infer<typeof KeyDate>

const Whole = z.object({ event: PlannedEvent, coverages: z.array(Coverage) })

export const planned = {
  /** 策划日历: key dates, events and coverages between two days, both included; at most 45. */
  calendar: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ from: Day, to: Day }),
    output: z.object({ keyDates: z.array(KeyDate), events: z.array(Whole), more: z.boolean() }),
  },
  openEvent: { roles: STAFF, effect: 'read', input: z.object({ eventId: Id }), output: Whole },
  addEvent: {
    roles: DESK,
    effect: 'write',
    subject: 'eventId',
    input: z.object({ content: EventContent }),
    output: PlannedEvent,
  },
  changeEvent: {
    roles: DESK,
    effect: 'write',
    subject: 'eventId',
    input: z.object({ eventId: Id, content: EventContent }),
    output: PlannedEvent,
  },
  /** 活动取消 with the assignments that hang on it, or 恢复 without them. */
  callOff: {
    roles: DESK,
    effect: 'write',
    subject: 'eventId',
    input: z.object({ eventId: Id, reason: line(200, 2, '写明为什么取消') }),
    output: PlannedEvent,
  },
  bringBack: {
    roles: DESK,
    effect: 'write',
    subject: 'eventId',
    input: z.object({ eventId: Id }),
    output: PlannedEvent,
  },
  /** 派任务 for an event: a coverage for each form, an assignment for each person. */
  cover: {
    roles: DESK,
    effect: 'write',
    subject: 'eventId',
    input: z.object({ eventId: Id, dueAt: Instant, brief: paragraphs(500), tasks: Tasks }),
    output: Whole,
  },
} satisfies Actions
