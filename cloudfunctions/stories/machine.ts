import type { Role } from '../_common/contract'
import { defineMachine } from '../_common/machine'

/** What readers have of a story. */
export const STORY_STATES = ['draft', 'published', 'taken_down', 'killed'] as const
export type StoryState = (typeof STORY_STATES)[number]
export const STORY_STATE_LABELS: Record<StoryState, string> = {
  draft: '未发布',
  published: '已发布',
  taken_down: '已撤下',
  killed: '已作废',
}

/** Who may let a signed story out: the editor who looks after it, whoever signed it, whoever is on duty. */
export const PUBLISHERS = ['editor', 'final_reviewer', 'commander', 'administrator'] as const
/** 作废 cannot be undone: the desk's editors ask the duty commander. */
export const KILLERS = ['final_reviewer', 'commander', 'administrator'] as const

/** 发 → (更正、更新 | 撤) → 再发. What a story is published as was signed first: see `workMachine`. */
export const storyMachine = defineMachine<StoryState, 'publish' | 'correct' | 'update' | 'takeDown' | 'kill'>(
  {
    publish: { from: ['draft', 'taken_down'], to: 'published', by: PUBLISHERS },
    correct: { from: ['published', 'taken_down'], to: 'published', by: PUBLISHERS },
    update: { from: ['published'], to: 'published', by: PUBLISHERS },
    takeDown: { from: ['published'], to: 'taken_down', by: PUBLISHERS },
    kill: { from: ['draft', 'published', 'taken_down'], to: 'killed', by: KILLERS },
  },
)

/** Where the newest revision stands on its way to readers. It moves apart from what they have already. */
export const WORK_STATES = [
  'writing',
  'with_mentor',
  'in_review',
  'to_sign',
  'returned',
  'rejected',
  'signed',
  'settled',
] as const
export type WorkState = (typeof WORK_STATES)[number]
export const WORK_STATE_LABELS: Record<WorkState, string> = {
  writing: '写稿中',
  with_mentor: '待指导老师看',
  in_review: '审校中',
  to_sign: '待签发',
  returned: '已退回',
  rejected: '不采用',
  signed: '已签发',
  settled: '与读者所见一致',
}

/** Who writes: starts stories, edits them, hands them in. */
export const WRITERS = ['reporter', 'editor', 'unit_editor', 'administrator'] as const
/** Who may hold a stage of the review. */
export const STAGE_HOLDERS = ['first_reviewer', 'second_reviewer', 'final_reviewer', 'proofreader'] as const
/** 签发人: 终审 or the duty commander. */
export const SIGNERS = ['final_reviewer', 'commander'] as const

/** A mentor is a person, not a role: whatever role the one who is named has. */
const MENTORS: readonly Role[] = [...WRITERS, ...STAGE_HOLDERS, 'commander']

export type WorkEvent =
  | 'edit'
  | 'submit'
  | 'submitToMentor'
  | 'passOn'
  | 'sendBack'
  | 'editWithMentor'
  | 'claimStage'
  | 'releaseStage'
  | 'passStage'
  | 'passLastStage'
  | 'editInReview'
  | 'returnStory'
  | 'rejectStory'
  | 'withdraw'
  | 'sign'
  | 'publish'
  | 'reopen'

/** 写 → 交 → (老师) → 审校 → 签发 → 发布; back from every step but none skipped. Each event is one line of the story's history. */
export const workMachine = defineMachine<WorkState, WorkEvent>({
  edit: { from: ['writing', 'settled'], to: 'writing', by: WRITERS },
  submit: { from: ['writing', 'returned', 'settled'], to: 'in_review', by: WRITERS },
  submitToMentor: { from: ['writing', 'returned', 'settled'], to: 'with_mentor', by: WRITERS },
  passOn: { from: ['with_mentor'], to: 'in_review', by: MENTORS },
  sendBack: { from: ['with_mentor'], to: 'returned', by: MENTORS },
  editWithMentor: { from: ['with_mentor'], to: 'with_mentor', by: MENTORS },
  claimStage: { from: ['in_review'], to: 'in_review', by: STAGE_HOLDERS },
  releaseStage: { from: ['in_review'], to: 'in_review', by: STAGE_HOLDERS },
  passStage: { from: ['in_review'], to: 'in_review', by: STAGE_HOLDERS },
  passLastStage: { from: ['in_review'], to: 'to_sign', by: STAGE_HOLDERS },
  editInReview: { from: ['in_review'], to: 'in_review', by: STAGE_HOLDERS },
  returnStory: { from: ['in_review', 'to_sign'], to: 'returned', by: [...STAGE_HOLDERS, 'commander'] },
  rejectStory: { from: ['in_review', 'to_sign'], to: 'rejected', by: [...STAGE_HOLDERS, 'commander'] },
  withdraw: { from: ['with_mentor', 'in_review', 'to_sign', 'signed'], to: 'writing', by: WRITERS },
  sign: { from: ['to_sign'], to: 'signed', by: SIGNERS },
  publish: { from: ['signed', 'settled'], to: 'settled', by: PUBLISHERS },
  reopen: { from: ['rejected'], to: 'writing', by: WRITERS },
})
