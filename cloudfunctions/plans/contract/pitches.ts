import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line, paragraphs } from '../../_common/fields'
import { PITCH_STATES } from '../machine'
import { Day, DESK, Move, Person, PLAN_FORMS, STAFF } from './shared'

/** 报题: who, what, why now, for which column, in which forms, when. Only the first must be filled in. */
export const PitchContent = z.object({
  what: line(60, 4, '用四个字以上说清是什么事'),
  who: line(80),
  place: line(60),
  whyNow: paragraphs(300),
  columnId: z.nullable(Id),
  forms: z.array(z.enum(PLAN_FORMS)).check(z.minLength(1, '至少选一种形式'), z.maxLength(PLAN_FORMS.length)),
  /** The day it happens or must be out; null: any time. */
  day: z.nullable(Day),
})
export type PitchContent = z.infer<typeof PitchContent>

export const Pitch = z.object({
  ...PitchContent.shape,
  pitchId: Id,
  state: z.enum(PITCH_STATES),
  unitId: z.nullable(Id),
  /** Whoever had the idea; after a merger all of them. */
  authors: z.array(Person),
  filedAt: Instant,
  updatedAt: Instant,
  mentor: z.nullable(Person),
  mergedInto: z.nullable(Id),
  eventId: z.nullable(Id),
  /** Of the last decision or return; '' without one. */
  reason: z.string(),
  history: z.array(Move),
})
export type Pitch = z.infer<typeof Pitch>

/** An earlier pitch that is likely about the same thing; `alike` from 0 to 1. */
export const AlikePitch = z.object({
  pitchId: Id,
  what: z.string(),
  who: z.string(),
  place: z.string(),
  state: z.enum(PITCH_STATES),
  authors: z.array(Person),
  filedAt: Instant,
  alike: z.number(),
})
/** What an earlier story on a like topic reached. */
export const EarlierStory = z.object({
  articleId: Id,
  title: z.string(),
  publishedAt: Instant,
  reads: z.int(),
})

export const VIEWS_OF_PITCHES = ['pool', 'mine', 'mentor', 'taken', 'dropped'] as const

const OnePitch = z.object({ pitchId: Id })

export const pitches = {
  /** 报题. Of an account with a mentor it waits for the mentor first. */
  filePitch: {
    roles: STAFF,
    effect: 'write',
    subject: 'pitchId',
    input: z.object({ content: PitchContent }),
    output: Pitch,
  },
  /** 改选题, by an author while it is undecided; returned by the mentor, it goes to the mentor again. */
  changePitch: {
    roles: STAFF,
    effect: 'write',
    subject: 'pitchId',
    input: z.object({ pitchId: Id, content: PitchContent }),
    output: Pitch,
  },
  /** 选题池 and its other views, newest first. */
  pitches: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ view: z.enum(VIEWS_OF_PITCHES), cursor: z.optional(Cursor) }),
    output: z.object({ pitches: z.array(Pitch), nextCursor: z.nullable(z.string()) }),
  },
  openPitch: { roles: STAFF, effect: 'read', input: OnePitch, output: Pitch },
  /** 像不像: likely duplicates and what earlier stories reached, while somebody types. */
  alike: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ what: line(60), who: line(80), place: line(60), except: z.optional(Id) }),
    output: z.object({ pitches: z.array(AlikePitch), stories: z.array(EarlierStory) }),
  },
  /** 并题: one goes into the other, and the other keeps the authors of both. */
  mergePitch: {
    roles: DESK,
    effect: 'write',
    subject: 'pitchId',
    input: z.object({ pitchId: Id, into: Id }),
    output: Pitch,
  },
  /** 带教老师看过: into the pool, or back with a reason. */
  vouch: {
    roles: STAFF,
    effect: 'write',
    subject: 'pitchId',
    input: z.object({ pitchId: Id, good: z.boolean(), reason: line(200) }),
    output: Pitch,
  },
  withdrawPitch: { roles: STAFF, effect: 'write', subject: 'pitchId', input: OnePitch, output: Pitch },
  /** 再上会: a held or dropped one comes back into the pool. */
  bringUp: { roles: DESK, effect: 'write', subject: 'pitchId', input: OnePitch, output: Pitch },
} satisfies Actions
