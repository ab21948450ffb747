import { NEWSROOM_ROLES } from '../_common/contract'
import { defineMachine } from '../_common/machine'

/** Who answers for the plan: the desk and the commander on duty. */
export const DESK = ['editor', 'commander', 'administrator'] as const

export const PITCH_STATES = [
  'waiting',
  'returned',
  'pooled',
  'held',
  'taken',
  'dropped',
  'merged',
  'withdrawn',
] as const
export type PitchState = (typeof PITCH_STATES)[number]
export const PITCH_STATE_LABELS: Record<PitchState, string> = {
  waiting: '等带教老师看',
  returned: '带教老师退回',
  pooled: '在选题池',
  held: '缓一缓',
  taken: '采用',
  dropped: '不采用',
  merged: '已并入别的选题',
  withdrawn: '已撤回',
}
/** 报题: what has a mentor waits for the mentor; the meeting takes, holds or drops; a dropped one may be brought up again. */
export const pitchMachine = defineMachine<
  PitchState,
  'vouch' | 'giveBack' | 'refile' | 'take' | 'hold' | 'drop' | 'bringUp' | 'merge' | 'withdraw'
>({
  vouch: { from: ['waiting'], to: 'pooled', by: NEWSROOM_ROLES },
  giveBack: { from: ['waiting'], to: 'returned', by: NEWSROOM_ROLES },
  refile: { from: ['returned'], to: 'waiting', by: NEWSROOM_ROLES },
  take: { from: ['pooled', 'held'], to: 'taken', by: DESK },
  hold: { from: ['pooled'], to: 'held', by: DESK },
  drop: { from: ['pooled', 'held'], to: 'dropped', by: DESK },
  bringUp: { from: ['held', 'dropped'], to: 'pooled', by: DESK },
  merge: { from: ['pooled', 'held'], to: 'merged', by: DESK },
  withdraw: { from: ['waiting', 'returned', 'pooled', 'held'], to: 'withdrawn', by: NEWSROOM_ROLES },
})

export const ASSIGNMENT_STATES = [
  'draft',
  'assigned',
  'accepted',
  'in_progress',
  'submitted',
  'completed',
  'cancelled',
] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]
export const ASSIGNMENT_STATE_LABELS: Record<AssignmentState, string> = {
  draft: '没派人',
  assigned: '等接单',
  accepted: '已接单',
  in_progress: '正在做',
  submitted: '已交稿',
  completed: '完成',
  cancelled: '取消',
}
/**
 * 任务. `takeOver` is the second half of a hand-over; `reassign` the desk's choice of somebody else, or what happens to the work of
 * an account that ended: its mentor takes it up, or it goes back to the desk (`release`); what it had handed in stays handed in and
 * somebody else stands in for it (`standIn`).
 */
export const assignmentMachine = defineMachine<
  AssignmentState,
  | 'assign'
  | 'accept'
  | 'decline'
  | 'start'
  | 'submit'
  | 'sendBack'
  | 'complete'
  | 'takeOver'
  | 'reassign'
  | 'release'
  | 'standIn'
  | 'cancel'
  | 'revive'
>({
  assign: { from: ['draft'], to: 'assigned', by: DESK },
  accept: { from: ['assigned'], to: 'accepted', by: NEWSROOM_ROLES },
  decline: { from: ['assigned'], to: 'draft', by: NEWSROOM_ROLES },
  start: { from: ['accepted'], to: 'in_progress', by: NEWSROOM_ROLES },
  submit: { from: ['in_progress'], to: 'submitted', by: NEWSROOM_ROLES },
  sendBack: { from: ['submitted'], to: 'in_progress', by: DESK },
  complete: { from: ['submitted'], to: 'completed', by: DESK },
  takeOver: { from: ['assigned', 'accepted', 'in_progress'], to: 'accepted', by: NEWSROOM_ROLES },
  reassign: { from: ['assigned', 'accepted', 'in_progress'], to: 'assigned', by: DESK },
  release: { from: ['assigned', 'accepted', 'in_progress'], to: 'draft', by: DESK },
  standIn: { from: ['submitted'], to: 'submitted', by: DESK },
  cancel: {
    from: ['draft', 'assigned', 'accepted', 'in_progress', 'submitted'],
    to: 'cancelled',
    by: DESK,
  },
  revive: { from: ['cancelled'], to: 'draft', by: DESK },
})

export const MEETING_STATES = ['open', 'closed'] as const
export type MeetingState = (typeof MEETING_STATES)[number]
export const MEETING_STATE_LABELS: Record<MeetingState, string> = { open: '正在开', closed: '已结束' }
/** 策划会. */
export const meetingMachine = defineMachine<MeetingState, 'close' | 'reopen'>({
  close: { from: ['open'], to: 'closed', by: DESK },
  reopen: { from: ['closed'], to: 'open', by: DESK },
})

export const EVENT_STATES = ['planned', 'cancelled'] as const
export type EventState = (typeof EVENT_STATES)[number]
export const EVENT_STATE_LABELS: Record<EventState, string> = { planned: '要办', cancelled: '不办了' }
/** 活动: something that happens, whether we cover it or not. */
export const eventMachine = defineMachine<EventState, 'callOff' | 'bringBack'>({
  callOff: { from: ['planned'], to: 'cancelled', by: DESK },
  bringBack: { from: ['cancelled'], to: 'planned', by: DESK },
})
