import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line, paragraphs } from '../../_common/fields'
import { ATTENDANCE_STATES, ORGANISERS, SHIFT_STATES } from '../machine'
import { Of, Organiser, Point, Reason, Someone, WAYS } from './shared'

/** 班次, as anyone may read it: how many, never who. */
export const Shift = z.object({
  shiftId: Id,
  organiser: Organiser,
  title: z.string(),
  what: z.string(),
  placeName: z.string(),
  at: Point,
  streetId: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  places: z.int(),
  taken: z.int(),
  waiting: z.int(),
  guardiansCome: z.boolean(),
  state: z.enum(SHIFT_STATES),
  /** Why it was cancelled; '' while it is not. */
  reason: z.string(),
  /** Raised whenever the organiser changes what it says. */
  edition: z.int(),
  /** 项目 under which it was opened; left out where there is none. */
  projectId: z.optional(Id),
})
export type Shift = z.infer<typeof Shift>

/** Where the caller stands: has a place, waits (1 is next), or neither. */
const MyPlace = z.object({
  shift: Shift,
  place: z.enum(['taken', 'waiting', 'none']),
  position: z.nullable(z.int()),
})

const Mark = z.object({
  at: Instant,
  way: z.enum(WAYS),
  evidence: z.string(),
  offline: z.boolean(),
  takenDownAt: Instant,
})
export const Attendance = z.object({
  attendanceId: Id,
  of: Of,
  volunteer: Someone,
  state: z.enum(ATTENDANCE_STATES),
  in: Mark,
  out: z.nullable(Mark),
  minutes: z.nullable(z.int()),
  reason: z.string(),
})
export type Attendance = z.infer<typeof Attendance>

/** With what was taken down of the caller there; null: nothing yet. */
const MyShift = z.object({ ...MyPlace.shape, attendance: z.nullable(Attendance) })
export type MyShift = z.infer<typeof MyShift>

/** What an organiser writes of a shift. */
const Content = {
  title: line(40, 2, '写班次的名称'),
  what: paragraphs(500, 2, '写明做什么、要带什么'),
  placeName: line(60, 2, '写明在哪里集合'),
  at: Point,
  streetId: Id,
  startsAt: Instant,
  endsAt: Instant,
  places: z.int().check(z.minimum(1, '至少一个名额'), z.maximum(200, '最多 200 个名额')),
  guardiansCome: z.boolean(),
}

/** With how many signings wait for the organiser's confirmation. */
const OrganisedShift = z.object({ ...Shift.shape, toConfirm: z.int() })
export type OrganisedShift = z.infer<typeof OrganisedShift>
export const SHIFT_TIMES = ['upcoming', 'past'] as const

const One = z.object({ shiftId: Id })
const byOrganiser = { roles: ORGANISERS, effect: 'write', subject: 'shiftId' } as const
const byVolunteer = { roles: ['resident'], effect: 'write', subject: 'shiftId' } as const
const InOrOut = z.enum(['in', 'out'])
const Seen = z.object({ attendance: Attendance })

export const shifts = {
  /** 招募中的班次, first to end first. */
  openShifts: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: z.object({ shifts: z.array(Shift), nextCursor: z.nullable(z.string()) }),
  },
  myPlace: { roles: ['resident'], effect: 'read', input: One, output: MyShift },
  /** 我的班次: with a place or in the waiting list, the last to end first. */
  myShifts: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: z.object({ shifts: z.array(MyShift), nextCursor: z.nullable(z.string()) }),
  },
  /** 发布班次, by a dispatcher of the station or of one above it, or an administrator. */
  openShift: {
    ...byOrganiser,
    input: z.object({ organiserId: Id, projectId: z.optional(Id), ...Content }),
    output: Shift,
  },
  /** 本站的班次, also cancelled ones: those to come first to end first, past ones last to end first. */
  shifts: {
    roles: ORGANISERS,
    effect: 'read',
    input: z.object({
      when: z.enum(SHIFT_TIMES),
      /** Without one: all stations that the caller speaks for. */
      organiserId: z.optional(Id),
      cursor: z.optional(Cursor),
    }),
    output: z.object({ shifts: z.array(OrganisedShift), nextCursor: z.nullable(z.string()) }),
  },
  /**
   * 改班次, before it begins; those signed up are told. Who cannot come at another time gives their place up, and is told so.
   * `edition` is the one that was changed.
   */
  changeShift: {
    ...byOrganiser,
    input: z.object({ shiftId: Id, edition: z.int(), ...Content }),
    output: Shift,
  },
  /** 取消班次, until its end; those signed up are told why. */
  cancelShift: { ...byOrganiser, input: z.object({ shiftId: Id, reason: Reason }), output: Shift },
  /** 名单: who has a place and who waits, for the organiser only. */
  listOf: {
    roles: ORGANISERS,
    effect: 'read',
    input: One,
    output: z.object({
      shift: Shift,
      taken: z.array(Someone),
      waiting: z.array(Someone),
      attendances: z.array(Attendance),
      /** From which the organiser's phone makes the codes of this shift, also without a network. */
      codeSecret: z.string(),
    }),
  },
  /** 报名: a place, or the end of the waiting list. Minors bring a guardian's consent each time. */
  signUp: { ...byVolunteer, input: z.object({ shiftId: Id, guardianAgrees: z.boolean() }), output: MyPlace },
  /** 退出: the first of the waiting list who has time moves up. */
  giveUp: { ...byVolunteer, input: One, output: MyPlace },

  /** 我的动态码的密钥 */
  myCode: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ holderId: Id, codeSecret: z.string() }),
  },
  /** 扫组织者的码, at once or handed in later. */
  scanShift: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ code: line(200), scannedAt: Instant }),
    output: Seen,
  },
  /** 组织者扫志愿者的码 */
  scanVolunteer: {
    ...byOrganiser,
    input: z.object({ shiftId: Id, code: line(200), scannedAt: Instant }),
    output: Seen,
  },
  /** 组织者登记 */
  signByList: {
    ...byOrganiser,
    input: z.object({ shiftId: Id, volunteerId: Id, what: InOrOut }),
    output: Seen,
  },
  /** 到场定位: only the distance is kept. */
  signAtPlace: {
    ...byVolunteer,
    input: z.object({
      shiftId: Id,
      what: InOrOut,
      at: Point,
      accuracyMetres: z.number().check(z.minimum(0)),
    }),
    output: Seen,
  },
  /** 自己申报, within a week; the organiser decides. */
  declare: {
    ...byVolunteer,
    input: z.object({
      shiftId: Id,
      from: Instant,
      until: Instant,
      words: line(200, 2, '写明当时为什么没签到'),
    }),
    output: Seen,
  },
  /** 确认: the minutes go into the ledger. */
  confirm: { ...byOrganiser, input: z.object({ shiftId: Id, volunteerId: Id }), output: Seen },
  refuseAttendance: {
    ...byOrganiser,
    input: z.object({ shiftId: Id, volunteerId: Id, reason: Reason }),
    output: Seen,
  },
} satisfies Actions
