import * as z from 'zod/mini'
import { NEWSROOM_ROLES } from '../../_common/contract'
import { FileId, Id, Instant, line, paragraphs } from '../../_common/fields'
import { StoryDocument } from '../../_common/story-document'
import { CARD_KINDS, MOTIFS } from '../../articles/contract'
import { STORY_STATES, WORK_STATES } from '../machine'

/** Everybody of the newsroom may open what the grants reach; `machine.ts` says who may write, review and publish. */
export const STAFF = NEWSROOM_ROLES

/** A long statute with its marks; a batch of imports. The platform takes 6 MB at most. */
export const MAX_STORY_BYTES = 4 * 1024 * 1024

/** What an editor fills in. Everything may be empty in a draft; `publish` says what is missing. */
export const StoryContent = z.object({
  /** May carry break marks `｜`. WeChat allows 32 characters in a title; a longer one is warned of, not refused. */
  title: line(80),
  digest: paragraphs(300),
  columnId: z.nullable(Id),
  /** 来源, e.g. 包头日报. */
  source: line(40),
  /** 作者, e.g. 文/闫静 廖美丽 图/冯雪 赵金凤. */
  author: line(80),
  unitId: z.nullable(Id),
  kind: z.enum(CARD_KINDS),
  /** The cover picture; null: a motif or a text card. */
  cover: z.nullable(FileId),
  motif: z.enum(MOTIFS),
  /** 发布日期 when it is not the moment of publishing (a reprint, an older piece); never in the future. */
  datedAt: z.nullable(Instant),
  pinned: z.boolean(),
  document: StoryDocument,
})
export type StoryContent = z.infer<typeof StoryContent>

export const Story = z.object({
  ...StoryContent.shape,
  storyId: Id,
  /** What readers have. */
  state: z.enum(STORY_STATES),
  /** Where the newest revision stands. */
  work: z.enum(WORK_STATES),
  /** Rises by one with every save; a save must name the revision it was made on. */
  revision: z.int(),
  /** The revision that readers see; null: never published. */
  publishedRevision: z.nullable(z.int()),
  articleId: z.nullable(Id),
  createdBy: Id,
  createdByName: z.string(),
  updatedByName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: z.nullable(Instant),
  takeDownReason: z.nullable(z.string()),
  characters: z.int(),
})
export type Story = z.infer<typeof Story>

/** A row of the list: who and since when stand on every row (design.md §13). */
export const StoryRow = z.object({
  storyId: Id,
  articleId: z.nullable(Id),
  title: z.string(),
  columnId: z.nullable(Id),
  unitId: z.nullable(Id),
  state: z.enum(STORY_STATES),
  work: z.enum(WORK_STATES),
  /** 急稿 */
  urgent: z.boolean(),
  /** Who has it at the present step; '' when nobody does. */
  heldByName: z.string(),
  /** The clock of the present step. */
  dueAt: z.nullable(Instant),
  /** When it goes out by itself, by schedule or at the end of an embargo. */
  releaseAt: z.nullable(Instant),
  pinned: z.boolean(),
  /** Changed since it was published. */
  changed: z.boolean(),
  updatedByName: z.string(),
  updatedAt: Instant,
  publishedAt: z.nullable(Instant),
  characters: z.int(),
})
export type StoryRow = z.infer<typeof StoryRow>

/** One kept version. Autosaves of one person within five minutes fold into one. */
export const Version = z.object({
  number: z.int(),
  revision: z.int(),
  by: z.string(),
  at: Instant,
  /** What made this version: a save, a publish, a take-down, going back to an older one. */
  why: z.enum(['save', 'publish', 'takeDown', 'kill', 'restore', 'import']),
  characters: z.int(),
})
export type Version = z.infer<typeof Version>
