import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line, paragraphs } from '../../_common/fields'
import { MEETING_STATES } from '../machine'
import { Pitch } from './pitches'
import { Tasks } from './planning'
import { CENTRE, Day, DESK, Person } from './shared'

export const OUTCOMES = ['take', 'hold', 'drop'] as const
export const OUTCOME_LABELS: Record<(typeof OUTCOMES)[number], string> = {
  take: '采用',
  hold: '缓一缓',
  drop: '不采用',
}

export const Meeting = z.object({
  meetingId: Id,
  day: Day,
  state: z.enum(MEETING_STATES),
  chair: Person,
  attendees: line(300),
  minutes: paragraphs(5000),
  /** Rises with every save of the minutes. */
  revision: z.int(),
  decisions: z.array(
    z.object({
      pitchId: Id,
      what: z.string(),
      outcome: z.enum(OUTCOMES),
      reason: z.string(),
      by: Person,
      at: Instant,
    }),
  ),
})
export type Meeting = z.infer<typeof Meeting>

/** What a taken pitch becomes: one event, or work on an event that is planned already. */
export const Plan = z.object({
  eventId: z.nullable(Id),
  startsAt: Instant,
  dueAt: Instant,
  brief: paragraphs(500),
  tasks: Tasks,
})
export type Plan = z.infer<typeof Plan>

const OneMeeting = z.object({ meetingId: Id })

export const meetings = {
  /** 策划会, newest first. */
  meetings: {
    roles: CENTRE,
    effect: 'read',
    input: z.object({}),
    output: z.object({ meetings: z.array(Meeting) }),
  },
  /** 会议议程: the pool as it stands, and what this meeting has decided. */
  agenda: {
    roles: CENTRE,
    effect: 'read',
    input: OneMeeting,
    output: z.object({ meeting: Meeting, agenda: z.array(Pitch) }),
  },
  /** 开会: one a day; who comes second joins it. */
  convene: {
    roles: DESK,
    effect: 'write',
    subject: 'meetingId',
    input: z.object({ day: Day }),
    output: Meeting,
  },
  saveMinutes: {
    roles: DESK,
    effect: 'write',
    subject: 'meetingId',
    input: z.object({
      meetingId: Id,
      revision: z.int(),
      attendees: Meeting.shape.attendees,
      minutes: Meeting.shape.minutes,
    }),
    output: Meeting,
  },
  closeMeeting: { roles: DESK, effect: 'write', subject: 'meetingId', input: OneMeeting, output: Meeting },
  reopenMeeting: { roles: DESK, effect: 'write', subject: 'meetingId', input: OneMeeting, output: Meeting },
  /** 采用, 缓一缓, 不采用 (with a reason); in a meeting or, when there is no waiting for one, without. */
  decide: {
    roles: DESK,
    effect: 'write',
    subject: 'pitchId',
    input: z.object({
      pitchId: Id,
      meetingId: z.nullable(Id),
      outcome: z.enum(OUTCOMES),
      reason: line(200),
      plan: z.nullable(Plan),
    }),
    output: Pitch,
  },
} satisfies Actions
