import * as z from 'zod/mini'
import { Anchor } from '../../_common/anchor'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { Id, Instant, line, paragraphs } from '../../_common/fields'
import { Story } from './content'

/** What became of a comment: `done` 处理完, and of a suggestion: `accepted` 采用, `refused` 不采用. */
export const COMMENT_STATES = ['open', 'done', 'accepted', 'refused'] as const
export type CommentState = (typeof COMMENT_STATES)[number]
export const COMMENT_STATE_LABELS: Record<CommentState, string> = {
  open: '等处理',
  done: '处理完',
  accepted: '采用了',
  refused: '没采用',
}

/** 批注, or with `replacement` 改法: said about words of a story, whoever edits it meanwhile. */
export const Comment = z.object({
  commentId: Id,
  anchor: Anchor,
  text: z.string(),
  /** Other words in place of the quoted ones; '' takes them out. Null: a comment only. */
  replacement: z.nullable(z.string()),
  by: z.string(),
  at: Instant,
  state: z.enum(COMMENT_STATES),
  decided: z.nullable(z.object({ by: z.string(), at: Instant, reason: z.string() })),
  replies: z.array(z.object({ by: z.string(), at: Instant, text: z.string() })),
})
export type Comment = z.infer<typeof Comment>

const One = { storyId: Id, commentId: Id }

export const commenting = {
  /** The newest 200, decided ones among them. */
  comments: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ comments: z.array(Comment) }),
  },
  /** 写批注. The quoted words must stand in the saved story. */
  comment: {
    roles: NEWSROOM_ROLES,
    effect: 'write',
    subject: 'storyId',
    input: z.object({
      storyId: Id,
      anchor: Anchor,
      text: paragraphs(1000),
      replacement: z.optional(z.nullable(line(1000))),
    }),
    output: Comment,
  },
  reply: {
    roles: NEWSROOM_ROLES,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ ...One, text: paragraphs(1000, 1, '写几个字再回') }),
    output: Comment,
  },
  /** 处理完, or with a reason 不采用. */
  decideComment: {
    roles: NEWSROOM_ROLES,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ ...One, outcome: z.enum(['done', 'refused']), reason: z._default(line(200), '') }),
    output: Comment,
  },
  /** 采用改法: changes the story's words as a save by the caller, with all that a save brings. */
  acceptSuggestion: {
    roles: NEWSROOM_ROLES,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ ...One, revision: z.int() }),
    output: z.object({ story: Story, comment: Comment }),
  },
} satisfies Actions
