import { placeOf, stands, withWords } from '../_common/anchor'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { changedMeanwhile } from './acting'
import { contentOf } from './content'
import type { Comment } from './contract/commenting'
import { save } from './drafting'
import { requireTouch } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import * as kept from './store/comments'

/** More than this nobody works through; the rest waits until some are decided. */
const MOST_OPEN = 150
const MOST_REPLIES = 50

const who = (caller: Caller) => ({ personId: caller.personId ?? '', name: caller.name })

function said({ _id, anchor, text, replacement, by, at, state, decided, replies }: kept.CommentRow): Comment {
  return {
    commentId: _id,
    anchor,
    text,
    replacement,
    by: by.name,
    at,
    state,
    decided: decided && { ...decided, by: decided.by.name },
    replies: replies.map((reply) => ({ by: reply.by.name, at: reply.at, text: reply.text })),
  }
}

async function touchable(storyId: string, caller: Caller): Promise<store.StoryRow> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  return row
}

/** Those of this story only: the id comes from outside. */
async function demandComment(storyId: string, commentId: string, caller: Caller): Promise<kept.CommentRow> {
  await touchable(storyId, caller)
  const row = await kept.demandComment(commentId)
  if (row.storyId !== storyId) throw new AppError('not_found', `${commentId} is of another story`)
  return row
}

export async function comments({ storyId }: Input<'comments'>, caller: Caller): Promise<Output<'comments'>> {
  await touchable(storyId, caller)
  return { comments: (await kept.commentsOf(storyId)).map(said) }
}

export async function comment(
  { storyId, anchor, text, replacement = null }: Input<'comment'>,
  caller: Caller,
): Promise<Output<'comment'>> {
  const story = await touchable(storyId, caller)
  if (text === '' && replacement === null) {
    throw new AppError('invalid_input', 'an empty comment', { text: '写几个字，说说这里怎么了。' })
  }
  if (replacement === anchor.quote) {
    throw new AppError('invalid_input', 'a suggestion that changes nothing', {
      replacement: '和原来一样，没有改。',
    })
  }
  if (!stands(story, anchor)) {
    throw new AppError('changed_meanwhile', `the quoted words are not at that place of ${storyId}`, {
      '': '这几个字刚被改过，重新选中再写。',
    })
  }
  if ((await kept.countComments(storyId)) >= MOST_OPEN) {
    throw new AppError('wrong_state', `story ${storyId} has ${MOST_OPEN} open comments`, {
      '': `这篇已经有 ${MOST_OPEN} 条没处理的批注，先处理一些。`,
    })
  }
  const row: kept.CommentRow = {
    _id: newId(caller, 'comment'),
    storyId,
    anchor,
    text,
    replacement,
    by: who(caller),
    at: instant(),
    state: 'open',
    decided: null,
    replyCount: 0,
    replies: [],
  }
  await kept.addComment(row)
  return said(await kept.demandComment(row._id))
}

export async function reply(
  { storyId, commentId, text }: Input<'reply'>,
  caller: Caller,
): Promise<Output<'reply'>> {
  const row = await demandComment(storyId, commentId, caller)
  const replyId = newId(caller, 'reply')
  if (row.replies.some((one) => one.replyId === replyId)) return said(row)
  if (row.replies.length >= MOST_REPLIES) {
    throw new AppError('wrong_state', `${commentId} has ${MOST_REPLIES} replies`, {
      '': '这条说得够多了，当面商量，或者另写一条。',
    })
  }
  const replies = [...row.replies, { replyId, by: who(caller), at: instant(), text }]
  if (!(await kept.putReplies(row, replies))) throw meanwhile(commentId)
  return said({ ...row, replies })
}

const meanwhile = (commentId: string) =>
  new AppError('changed_meanwhile', `comment ${commentId} has moved on`, {
    '': '这条批注刚有人动过，看看最新的。',
  })

const decidedAlready = (commentId: string) =>
  new AppError('wrong_state', `comment ${commentId} is decided`, { '': '这条已经处理过了。' })

export async function decideComment(
  { storyId, commentId, outcome, reason }: Input<'decideComment'>,
  caller: Caller,
): Promise<Output<'decideComment'>> {
  const row = await demandComment(storyId, commentId, caller)
  if (row.state !== 'open') throw decidedAlready(commentId)
  if (outcome === 'refused' && reason === '') {
    throw new AppError('invalid_input', 'refused without a reason', { reason: '写一句为什么不采用。' })
  }
  if (outcome === 'refused' && row.replacement === null) {
    throw new AppError('wrong_state', 'a comment cannot be refused', { '': '这条没有提改法，处理完就行。' })
  }
  const decided = { by: who(caller), at: instant(), reason }
  if (!(await kept.changeComment(row, { state: outcome, decided }))) throw meanwhile(commentId)
  return said({ ...row, state: outcome, decided })
}

export async function acceptSuggestion(
  { storyId, commentId, revision }: Input<'acceptSuggestion'>,
  caller: Caller,
): Promise<Output<'acceptSuggestion'>> {
  const row = await demandComment(storyId, commentId, caller)
  if (row.state !== 'open' || row.replacement === null) throw decidedAlready(commentId)
  const before = await touchable(storyId, caller)
  // a tap that was cut off after the save: the words are in, the comment is not decided yet
  const isSaved = before.lastTap === caller.requestId
  if (!isSaved && before.revision !== revision) throw changedMeanwhile(storyId)
  const place = isSaved ? null : placeOf(before, row.anchor)
  if (!isSaved && !place) {
    throw new AppError('wrong_state', `the words of ${commentId} are gone`, {
      '': '原来的字已经不在了，这条改法用不上。看过以后点“处理完”。',
    })
  }
  const content = place ? contentOf(withWords(before, place, row.replacement)) : contentOf(before)
  const story = await save({ storyId, revision, content }, caller)
  const decided = { by: who(caller), at: instant(), reason: '' }
  if (!(await kept.changeComment(row, { state: 'accepted', decided }))) throw meanwhile(commentId)
  return { story, comment: said({ ...row, state: 'accepted', decided }) }
}
