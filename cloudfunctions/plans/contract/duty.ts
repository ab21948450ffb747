import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, Nothing, paragraphs } from '../../_common/fields'
import { CENTRE, Day, Person } from './shared'

export const KEEPERS = ['commander', 'administrator'] as const

export const Shift = z.object({
  shiftId: Id,
  postId: Id,
  person: Person,
  startsAt: Instant,
  endsAt: Instant,
  /** 交班记录 for whoever comes next; '' without one. */
  note: z.string(),
  noteAt: z.nullable(Instant),
  /** Who has read it, and when. */
  readBy: z.nullable(z.object({ ...Person.shape, at: Instant })),
})
export type Shift = z.infer<typeof Shift>

/** A stretch of time in which nobody holds a post. */
export const Gap = z.object({ postId: Id, from: Instant, to: Instant, warnedAt: z.nullable(Instant) })
export type Gap = z.infer<typeof Gap>

export const duty = {
  /** 值班表 between two days, both included, at most 45; with the gaps from now on. */
  roster: {
    roles: CENTRE,
    effect: 'read',
    input: z.object({ from: Day, to: Day }),
    output: z.object({
      posts: z.array(z.object({ postId: Id, name: z.string() })),
      shifts: z.array(Shift),
      gaps: z.array(Gap),
    }),
  },
  putShift: {
    roles: KEEPERS,
    effect: 'write',
    subject: 'shiftId',
    input: z.object({
      /** Null: a new one. */
      shiftId: z.nullable(Id),
      postId: Id,
      personId: Id,
      startsAt: Instant,
      endsAt: Instant,
    }),
    output: Shift,
  },
  dropShift: {
    roles: KEEPERS,
    effect: 'write',
    subject: 'shiftId',
    input: z.object({ shiftId: Id }),
    output: Nothing,
  },
  /** 交班: what the next one must know, by whoever holds the shift. */
  leaveNote: {
    roles: CENTRE,
    effect: 'write',
    subject: 'shiftId',
    input: z.object({ shiftId: Id, note: paragraphs(1000, 2, '写明还有什么没办完') }),
    output: Shift,
  },
  /** 接班: read by whoever is on the same post next. */
  readNote: {
    roles: CENTRE,
    effect: 'write',
    subject: 'shiftId',
    input: z.object({ shiftId: Id }),
    output: Shift,
  },
} satisfies Actions
