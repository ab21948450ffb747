import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES, STAFF_ROLES, type StaffRole } from '../../_common/contract'
import { Cursor, Id, Instant, line, Nothing, paragraphs } from '../../_common/fields'
import { SIGNERS, STAGE_HOLDERS, STORY_STATES, WORK_STATES, WRITERS } from '../machine'
import { STAFF, Story } from './content'
import { FORMS } from './renditions'

/** 三审三校 in the order in which they happen. A profile may leave proofs out, never a review. */
export const STAGES = [
  'first_review',
  'proof_1',
  'second_review',
  'proof_2',
  'final_review',
  'proof_3',
] as const
export type Stage = (typeof STAGES)[number]
export const STAGE_LABELS: Record<Stage, string> = {
  first_review: '初审',
  proof_1: '一校',
  second_review: '复审',
  proof_2: '二校',
  final_review: '终审',
  proof_3: '三校',
}
/** The role that holds each stage. */
export const STAGE_ROLES: Record<Stage, StaffRole> = {
  first_review: 'first_reviewer',
  proof_1: 'proofreader',
  second_review: 'second_reviewer',
  proof_2: 'proofreader',
  final_review: 'final_reviewer',
  proof_3: 'proofreader',
}
/** The three that no profile may leave out. */
export const REVIEWS = ['first_review', 'second_review', 'final_review'] as const

export const Person = z.object({ personId: Id, name: z.string() })
export type Person = z.infer<typeof Person>

/** 差错: one that a reviewer marked, anchored to the text of the revision it was marked in. */
export const Mark = z.object({
  markId: Id,
  stage: z.enum(STAGES),
  round: z.int(),
  revision: z.int(),
  by: Person,
  at: Instant,
  /** `title`, `digest`, or the number of the block in the document, from 0. */
  block: z.union([z.literal('title'), z.literal('digest'), z.int()]),
  /** Characters in that block's plain text, from 0, the end not included. */
  from: z.int(),
  to: z.int(),
  /** The words as they stood there. */
  quote: z.string(),
  note: z.string(),
})
export type Mark = z.infer<typeof Mark>

/** One stage of the present round. */
export const StageRecord = z.object({
  stage: z.enum(STAGES),
  /** `voided`: it had passed, and the text was changed afterwards. */
  outcome: z.enum(['waiting', 'passed', 'voided', 'returned', 'rejected']),
  by: z.nullable(Person),
  /** Unit and role, as readers are told. */
  label: z.string(),
  /** 代: on whose behalf, during that person's absence. */
  on: z.nullable(Person),
  at: z.nullable(Instant),
  reasons: z.string(),
  /** Errors that were marked at this stage. */
  errors: z.int(),
  /** The hash of the text that was looked at. */
  hash: z.nullable(z.string()),
  /** 一诵读 */
  readAloud: z.boolean(),
  /** Minutes that the profile gives this stage. */
  minutes: z.int(),
  voidedBy: z.nullable(Person),
})
export type StageRecord = z.infer<typeof StageRecord>

export const Review = z.object({
  /** 1 at the first submission, one more at each that follows a return, a withdrawal or a change of the text. */
  round: z.int(),
  profileId: Id,
  profileName: z.string(),
  /** 急稿: the same stages with shorter clocks. */
  urgent: z.boolean(),
  /** 重要稿件: read aloud before sign-off. */
  important: z.boolean(),
  submittedBy: Person,
  submittedAt: Instant,
  stages: z.array(StageRecord),
  marks: z.array(Mark),
})
export type Review = z.infer<typeof Review>

/** 签发: what was signed, and so all that can be published. */
export const Signature = z.object({
  hash: z.string(),
  /** Of the words that forms for other outlets have of their own; '' while they all follow the story. */
  formsHash: z.string(),
  revision: z.int(),
  by: Person,
  on: z.nullable(Person),
  /** Unit and role, as readers are told. */
  label: z.string(),
  at: Instant,
})
export type Signature = z.infer<typeof Signature>

/** 定时 or 禁发期: when a story goes out by itself once it is signed. Before the end of an embargo it cannot be published. */
export const Release = z.object({
  kind: z.enum(['schedule', 'embargo']),
  at: Instant,
  by: Person,
  /** Channels whose outbox it goes into then. */
  channels: z.optional(z.array(z.enum(FORMS))),
})
export type Release = z.infer<typeof Release>

/** One line of a story's way: every move, its reasons, and which passes it voided. */
export const Moved = z.object({
  event: z.string(),
  by: Person,
  on: z.nullable(Person),
  at: Instant,
  round: z.int(),
  stage: z.nullable(z.enum(STAGES)),
  reasons: z.string(),
  errors: z.nullable(z.int()),
  voided: z.array(z.enum(STAGES)),
})
export type Moved = z.infer<typeof Moved>

/** Every action on a story's way, in the order in which a page offers them. */
export const STORY_ACTIONS = [
  'edit',
  'submit',
  'withdraw',
  'passOn',
  'sendBack',
  'claimStage',
  'releaseStage',
  'passStage',
  'returnStory',
  'rejectStory',
  'mark',
  'sign',
  'publish',
  'correct',
  'update',
  'schedule',
  'unschedule',
  'embargo',
  'takeDown',
  'kill',
  'reopen',
] as const
export type StoryAction = (typeof STORY_ACTIONS)[number]

/** A row of the reviewer's desk. */
export const DeskRow = z.object({
  storyId: Id,
  title: z.string(),
  columnId: z.nullable(Id),
  unitId: z.nullable(Id),
  characters: z.int(),
  createdByName: z.string(),
  state: z.enum(STORY_STATES),
  work: z.enum(WORK_STATES),
  /** What is to be done: a stage, the sign-off, or a mentor's look. */
  task: z.enum([...STAGES, 'sign', 'mentor']),
  urgent: z.boolean(),
  important: z.boolean(),
  round: z.int(),
  submittedAt: Instant,
  dueAt: z.nullable(Instant),
  heldBy: z.nullable(Person),
  /** Who is away, when the caller may do it as a delegate. */
  on: z.nullable(Person),
})
export type DeskRow = z.infer<typeof DeskRow>

/** 委托: somebody who is away names whoever does it meanwhile. */
export const Delegation = z.object({
  delegationId: Id,
  from: Person,
  to: Person,
  role: z.enum([...STAGE_HOLDERS, 'commander']),
  startsAt: Instant,
  endsAt: Instant,
})
export type Delegation = z.infer<typeof Delegation>

const whole = z.object({ storyId: Id })
/** The text that was looked at: refused with `changed_meanwhile` when it is another one by now. */
const atRevision = z.object({ storyId: Id, revision: z.int() })
const reasons = paragraphs(500, 2, '写明原因，写稿的人要照着改')
const confirmed = z.optional(z.array(line(64, 1)).check(z.maxLength(5000)))

const step = <Input extends z.ZodMiniType, Roles extends readonly StaffRole[]>(roles: Roles, input: Input) =>
  ({ roles, effect: 'write', perMinute: 120, subject: 'storyId', input, output: Story }) as const

export const reviewing = {
  /** 交审: to the mentor first when the account has one, else into the review. Says everything that is still missing. */
  submit: step(
    WRITERS,
    z.object({
      ...atRevision.shape,
      urgent: z.optional(z.boolean()),
      important: z.optional(z.boolean()),
      /** Keys of the findings that must be confirmed, and are: this may be public. */
      confirmed,
    }),
  ),
  /** 撤回: back to its author, from the mentor, the review or after sign-off. A schedule ends with it. */
  withdraw: step(WRITERS, whole),
  /** 指导老师放行 */
  passOn: step(STAFF, atRevision),
  /** 指导老师退回 */
  sendBack: step(STAFF, z.object({ ...whole.shape, reasons })),
  /** 领审: nobody else may then pass it, until it is given back or its time is over. */
  claimStage: step(STAGE_HOLDERS, whole),
  /** 放回 */
  releaseStage: step(STAGE_HOLDERS, whole),
  /** 通过. More errors marked than the stage allows: the story goes back by itself, and the answer says `returned`. */
  passStage: step(
    STAGE_HOLDERS,
    z.object({
      ...atRevision.shape,
      stage: z.enum(STAGES),
      note: z.optional(paragraphs(500)),
      /** 已通读: asked for at the last stage of an important item. */
      readAloud: z.optional(z.boolean()),
    }),
  ),
  /** 退回修改, by whoever holds the stage, or whoever is to sign. */
  returnStory: step([...STAGE_HOLDERS, 'commander'], z.object({ ...whole.shape, reasons })),
  /** 不采用 */
  rejectStory: step([...STAGE_HOLDERS, 'commander'], z.object({ ...whole.shape, reasons })),
  /** 再写: a story that was not wanted, taken up again. */
  reopen: step(WRITERS, whole),
  /** 标差错, by whoever holds the stage. */
  mark: step(
    STAGE_HOLDERS,
    z.object({
      ...atRevision.shape,
      block: Mark.shape.block,
      from: z.int().check(z.minimum(0)),
      to: z.int().check(z.minimum(0)),
      quote: line(200),
      note: line(200),
    }),
  ),
  unmark: step(STAGE_HOLDERS, z.object({ ...whole.shape, markId: Id })),
  /** 签发: freezes the text by its hash. Who signs held no other stage than 终审. */
  sign: step(SIGNERS, z.object({ ...atRevision.shape, confirmed })),
  /** 审稿台, by clock: what the caller holds, and what waits for somebody like the caller. */
  reviewDesk: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ list: z.enum(['held', 'waiting']), cursor: z.optional(Cursor) }),
    output: z.object({ rows: z.array(DeskRow), nextCursor: z.nullable(Cursor) }),
  },
  /** Where a story stands, its way so far, and of every action whether the caller may, or why not. */
  reviewState: {
    roles: STAFF,
    effect: 'read',
    input: whole,
    output: z.object({
      storyId: Id,
      state: z.enum(STORY_STATES),
      work: z.enum(WORK_STATES),
      revision: z.int(),
      /** SHA-256 of the text as it is now. */
      hash: z.string(),
      review: z.nullable(Review),
      /** The stage that is waited for; null outside a review. */
      stage: z.nullable(z.enum(STAGES)),
      heldBy: z.nullable(Person),
      dueAt: z.nullable(Instant),
      signature: z.nullable(Signature),
      release: z.nullable(Release),
      imported: z.boolean(),
      /** Errors that each stage may mark before the story goes back by itself. */
      ceilings: z.record(z.enum(STAGES), z.int()),
      /** Newest first. */
      history: z.array(Moved),
      actions: z.array(
        z.object({
          action: z.enum(STORY_ACTIONS),
          /** Null: the caller may. Otherwise a sentence that says why not. */
          why: z.nullable(z.string()),
        }),
      ),
    }),
  },
  /** 委托: the caller's own, given and received, that are not over; and who could take over for the caller. */
  delegations: {
    roles: [...STAGE_HOLDERS, 'commander'],
    effect: 'read',
    input: Nothing,
    output: z.object({
      given: z.array(Delegation),
      received: z.array(Delegation),
      candidates: z.array(z.object({ ...Person.shape, roles: z.array(z.enum(STAFF_ROLES)) })),
    }),
  },
  delegate: {
    roles: [...STAGE_HOLDERS, 'commander'],
    effect: 'write',
    subject: 'toPersonId',
    input: z.object({
      toPersonId: Id,
      role: z.enum([...STAGE_HOLDERS, 'commander']),
      startsAt: Instant,
      endsAt: Instant,
    }),
    output: Delegation,
  },
  endDelegation: {
    roles: [...STAGE_HOLDERS, 'commander'],
    effect: 'write',
    subject: 'delegationId',
    input: z.object({ delegationId: Id }),
    output: Nothing,
  },
} satisfies Actions
