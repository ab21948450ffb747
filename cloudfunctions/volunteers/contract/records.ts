import * as z from 'zod/mini'
import { RATINGS } from '../../../site/orders'
import { HONOURS, MOST_RECORDED_AT_ONCE, MOST_TRAINING_MINUTES } from '../../../site/volunteers'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line, paragraphs } from '../../_common/fields'
import { spokenMinutes } from '../../_common/minutes'
import { ORGANISERS, RECORD_STATES } from '../machine'
import { Day, Organiser, Reason, Someone } from './shared'

/** Three of the five kinds of record (民政部令第67号); the other two are the registration and the hours. */
export const RECORD_KINDS = ['training', 'honour', 'evaluation'] as const
export const RECORD_KIND_LABELS: Record<(typeof RECORD_KINDS)[number], string> = {
  training: '培训',
  honour: '表彰奖励',
  evaluation: '评价',
}

/** One entry: never changed. What was wrong is taken back and written anew. */
export const VolunteerRecord = z.object({
  recordId: Id,
  volunteer: Someone,
  kind: z.enum(RECORD_KINDS),
  on: Day,
  name: z.string(),
  content: z.string(),
  /** 培训: how long; null for the others. */
  minutes: z.nullable(z.int()),
  /** 表彰: one of HONOURS; null for the others. */
  category: z.nullable(z.string()),
  /** 评价: 5 best to 1, as in RATINGS; null for the others. */
  level: z.nullable(z.int()),
  /** 举办、授予或评价的一方 */
  givenBy: z.string(),
  /** Who recorded it and therefore proves it. */
  organiser: Organiser,
  recordedAt: Instant,
  state: z.enum(RECORD_STATES),
  /** Why it was taken back; '' while it holds. */
  reason: z.string(),
  /** 异议: the last one, and what came of it; null: none. */
  objection: z.nullable(z.object({ words: z.string(), at: Instant, answer: z.string() })),
})
export type VolunteerRecord = z.infer<typeof VolunteerRecord>

/** What is particular to its kind, in words: how long a training took, what an honour was for, how well it was judged. */
export function particularOf({
  kind,
  minutes,
  category,
  level,
}: Pick<VolunteerRecord, 'kind' | 'minutes' | 'category' | 'level'>): string {
  if (kind === 'training') return spokenMinutes(minutes ?? 0)
  if (kind === 'honour') return HONOURS.find(({ id }) => id === category)?.name ?? ''
  return RATINGS.find((one) => one.level === level)?.words ?? ''
}

const Volunteers = z.array(Id).check(
  z.minLength(1, '选上志愿者'),
  z.maxLength(MOST_RECORDED_AT_ONCE, `一次最多 ${MOST_RECORDED_AT_ONCE} 位`),
  z.refine((ids) => new Set(ids).size === ids.length, '有一位选了两次'),
)
const Entry = {
  organiserId: Id,
  on: Day,
  name: line(40, 2, '名称写 2 到 40 个字'),
  content: paragraphs(200),
}
const GivenBy = line(40, 2, '写上是哪个单位')
const recorded = {
  roles: ORGANISERS,
  effect: 'write',
  subject: 'organiserId',
  output: z.object({ records: z.array(VolunteerRecord) }),
} as const
const Listed = z.object({ records: z.array(VolunteerRecord), nextCursor: z.nullable(z.string()) })
const decided = { roles: ORGANISERS, effect: 'write', subject: 'recordId', output: VolunteerRecord } as const

export const records = {
  /** 我的培训、表彰、评价, newest first. */
  myRecords: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: Listed,
  },
  /** 有异议: whoever recorded it answers. */
  objectToRecord: {
    roles: ['resident'],
    effect: 'write',
    subject: 'recordId',
    input: z.object({ recordId: Id, words: Reason }),
    output: VolunteerRecord,
  },
  /** 五类记录一个文件: a PDF to read, with the same as data (JSON) inside it. */
  exportMine: {
    roles: ['resident'],
    effect: 'read',
    perMinute: 5,
    input: z.object({}),
    output: z.object({ fileName: z.string(), pdf: z.string() }),
  },
  recordTraining: {
    ...recorded,
    input: z.object({
      ...Entry,
      volunteerIds: Volunteers,
      givenBy: GivenBy,
      minutes: z
        .int()
        .check(z.minimum(10, '至少 10 分钟'), z.maximum(MOST_TRAINING_MINUTES, '太长了，分开记')),
    }),
  },
  recordHonour: {
    ...recorded,
    input: z.object({
      ...Entry,
      volunteerIds: Volunteers,
      givenBy: GivenBy,
      category: z.string().check(z.refine((id) => HONOURS.some((one) => one.id === id), '选一类表彰')),
    }),
  },
  /** 评价 by the station, of one person. */
  recordEvaluation: {
    ...recorded,
    input: z.object({
      ...Entry,
      volunteerId: Id,
      level: z.int().check(z.refine((level) => RATINGS.some((one) => one.level === level), '选一个等次')),
    }),
  },
  /** A volunteer's entries, for the stations that look after their street; newest first. */
  recordsOf: {
    roles: ORGANISERS,
    effect: 'read',
    input: z.object({ volunteerId: Id, cursor: z.optional(Cursor) }),
    output: Listed,
  },
  /** 等核对的异议 to entries of one's own stations. */
  objections: {
    roles: ORGANISERS,
    effect: 'read',
    input: z.object({ organiserId: z.optional(Id), cursor: z.optional(Cursor) }),
    output: Listed,
  },
  answerObjection: {
    ...decided,
    input: z.object({ recordId: Id, revoke: z.boolean(), answer: Reason }),
  },
  revokeRecord: { ...decided, input: z.object({ recordId: Id, reason: Reason }) },
} satisfies Actions
