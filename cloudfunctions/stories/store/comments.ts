import type { Anchor } from '../../_common/anchor'
import { type Row, table } from '../../_server/db'
import type { CommentState } from '../contract/commenting'

interface Who {
  readonly personId: string
  readonly name: string
}

export interface CommentRow extends Row {
  readonly storyId: string
  readonly anchor: Anchor
  readonly text: string
  readonly replacement: string | null
  readonly by: Who
  readonly at: string
  readonly state: CommentState
  readonly decided: { readonly by: Who; readonly at: string; readonly reason: string } | null
  readonly replyCount: number
  readonly replies: readonly {
    readonly replyId: string
    readonly by: Who
    readonly at: string
    readonly text: string
  }[]
}

const comments = table<CommentRow>('comments')

const SHOWN = 200

export const commentsOf = (storyId: string) =>
  comments.find({ storyId }, { sort: [['at', 'desc']], limit: SHOWN })
export const countComments = (storyId: string) => comments.count({ storyId, state: 'open' })
export const addComment = (row: CommentRow) => comments.add(row)
export const demandComment = (commentId: string) => comments.demand(commentId)

/** Changes a comment while it is as it was read; says whether it did. */
export const changeComment = (row: CommentRow, patch: Partial<CommentRow>) =>
  comments.change(row._id, { state: row.state }, patch)

/** Replies are put as a whole: two at the same instant would lose one, so the number of those before is a condition. */
export const putReplies = (row: CommentRow, replies: CommentRow['replies']) =>
  comments.change(row._id, { replyCount: row.replyCount }, { replies, replyCount: replies.length })
