import { defineMachine } from '../_common/machine'

/** Those who organise for a station. */
export const ORGANISERS = ['dispatcher', 'administrator'] as const

export const VOLUNTEER_STATES = ['awaiting_consent', 'registered', 'withdrawn'] as const
export type VolunteerState = (typeof VOLUNTEER_STATES)[number]
export const VOLUNTEER_STATE_LABELS: Record<VolunteerState, string> = {
  awaiting_consent: '等监护人同意',
  registered: '已注册',
  withdrawn: '已退出',
}
/** 注册: a minor waits until the station has the guardian's consent; everybody may leave and come back. */
export const volunteerMachine = defineMachine<
  VolunteerState,
  'consent' | 'withdraw' | 'rejoin' | 'rejoinAsMinor'
>({
  consent: { from: ['awaiting_consent'], to: 'registered', by: ORGANISERS },
  withdraw: { from: ['awaiting_consent', 'registered'], to: 'withdrawn', by: ['resident'] },
  rejoin: { from: ['withdrawn'], to: 'registered', by: ['resident'] },
  rejoinAsMinor: { from: ['withdrawn'], to: 'awaiting_consent', by: ['resident'] },
})

export const SHIFT_STATES = ['open', 'cancelled'] as const
export type ShiftState = (typeof SHIFT_STATES)[number]
export const SHIFT_STATE_LABELS: Record<ShiftState, string> = {
  open: '招募中',
  cancelled: '已取消',
}
/** 班次: what was cancelled stays cancelled, because people have been told. */
export const shiftMachine = defineMachine<ShiftState, 'cancel'>({
  cancel: { from: ['open'], to: 'cancelled', by: ORGANISERS },
})

export const ATTENDANCE_STATES = ['signed_in', 'signed_out', 'declared', 'confirmed', 'refused'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]
export const ATTENDANCE_STATE_LABELS: Record<AttendanceState, string> = {
  signed_in: '已签到',
  signed_out: '已签退，等组织者确认',
  declared: '自己申报，等组织者确认',
  confirmed: '已确认',
  refused: '没有确认',
}
/** 考勤: whatever way it was timed, it counts when the organiser has confirmed it. */
export const attendanceMachine = defineMachine<
  AttendanceState,
  'signOut' | 'confirm' | 'refuse' | 'declareAgain'
>({
  signOut: { from: ['signed_in'], to: 'signed_out', by: ORGANISERS },
  confirm: { from: ['signed_out', 'declared'], to: 'confirmed', by: ORGANISERS },
  refuse: { from: ['signed_in', 'signed_out', 'declared'], to: 'refused', by: ORGANISERS },
  declareAgain: { from: ['signed_in', 'refused'], to: 'declared', by: ['resident'] },
})

export const CORRECTION_STATES = ['asked', 'accepted', 'refused'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]
export const CORRECTION_STATE_LABELS: Record<CorrectionState, string> = {
  asked: '等组织者决定',
  accepted: '已更正',
  refused: '没有更正',
}
/** 时长更正: asked for by the volunteer, decided by whoever recorded it. */
export const correctionMachine = defineMachine<CorrectionState, 'accept' | 'refuse'>({
  accept: { from: ['asked'], to: 'accepted', by: ORGANISERS },
  refuse: { from: ['asked'], to: 'refused', by: ORGANISERS },
})

export const CERTIFICATE_STATES = ['valid', 'revoked'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]
export const CERTIFICATE_STATE_LABELS: Record<CertificateState, string> = { valid: '有效', revoked: '已作废' }
/** 证明: once revoked, for good; a new one may be asked for. */
export const certificateMachine = defineMachine<CertificateState, 'revoke'>({
  revoke: { from: ['valid'], to: 'revoked', by: ORGANISERS },
})

export const TEAM_STATES = ['recruiting', 'full', 'disbanded'] as const
export type TeamState = (typeof TEAM_STATES)[number]
export const TEAM_STATE_LABELS: Record<TeamState, string> = {
  recruiting: '招队员',
  full: '暂不招人',
  disbanded: '已解散',
}
/** 队伍: a team that is gone stays gone; its members are free and its services stay where they were recorded. */
export const teamMachine = defineMachine<TeamState, 'pause' | 'recruit' | 'disband'>({
  pause: { from: ['recruiting'], to: 'full', by: ORGANISERS },
  recruit: { from: ['full'], to: 'recruiting', by: ORGANISERS },
  disband: { from: ['recruiting', 'full'], to: 'disbanded', by: ORGANISERS },
})

export const PROJECT_STATES = ['running', 'ended'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]
export const PROJECT_STATE_LABELS: Record<ProjectState, string> = { running: '进行中', ended: '已结项' }
/** 项目: ends with a word about what came of it, for good. */
export const projectMachine = defineMachine<ProjectState, 'end'>({
  end: { from: ['running'], to: 'ended', by: ORGANISERS },
})

export const RECORD_STATES = ['valid', 'questioned', 'revoked'] as const
export type RecordState = (typeof RECORD_STATES)[number]
export const RECORD_STATE_LABELS: Record<RecordState, string> = {
  valid: '有效',
  questioned: '本人有异议，等组织者核对',
  revoked: '已作废',
}
/** 培训、表彰、评价的一条记录: whom it is about may question it; whoever recorded it keeps it or takes it back (民政部令第67号). */
export const recordMachine = defineMachine<RecordState, 'question' | 'keep' | 'revoke'>({
  question: { from: ['valid'], to: 'questioned', by: ['resident'] },
  keep: { from: ['questioned'], to: 'valid', by: ORGANISERS },
  revoke: { from: ['valid', 'questioned'], to: 'revoked', by: ORGANISERS },
})
