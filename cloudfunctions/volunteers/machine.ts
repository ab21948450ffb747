import { defineMachine } from '../_common/machine'

/** Those who organise: a station's dispatchers and, as residents, the leaders of teams. */
export const ORGANISERS = ['resident', 'dispatcher', 'administrator'] as const
export const STATION = ['dispatcher', 'administrator'] as const

export const VOLUNTEER_STATES = ['awaiting_consent', 'registered', 'withdrawn'] as const
export type VolunteerState = (typeof VOLUNTEER_STATES)[number]
export const VOLUNTEER_STATE_LABELS: Record<VolunteerState, string> = {
  awaiting_consent: '等监护人同意',
  registered: '已注册',
  withdrawn: '已退出',
}
/** 注册: a minor waits until the station has the guardian's consent; everybody may leave and come back. */
export const volunteerMachine = defineMachine<VolunteerState, 'consent' | 'withdraw' | 'rejoin'>({
  consent: { from: ['awaiting_consent'], to: 'registered', by: STATION },
  withdraw: { from: ['awaiting_consent', 'registered'], to: 'withdrawn', by: ['resident'] },
  rejoin: { from: ['withdrawn'], to: 'registered', by: ['resident'] },
})

export const MEMBERSHIP_STATES = ['asked', 'member', 'declined', 'left'] as const
export type MembershipState = (typeof MEMBERSHIP_STATES)[number]
export const MEMBERSHIP_STATE_LABELS: Record<MembershipState, string> = {
  asked: '等队长同意',
  member: '队员',
  declined: '没有同意',
  left: '已离队',
}
/** 入队. */
export const membershipMachine = defineMachine<
  MembershipState,
  'askAgain' | 'admit' | 'decline' | 'leave' | 'remove'
>({
  askAgain: { from: ['declined', 'left'], to: 'asked', by: ['resident'] },
  admit: { from: ['asked'], to: 'member', by: ORGANISERS },
  decline: { from: ['asked'], to: 'declined', by: ORGANISERS },
  leave: { from: ['asked', 'member'], to: 'left', by: ['resident'] },
  remove: { from: ['member'], to: 'left', by: ORGANISERS },
})

export const SHIFT_STATES = ['open', 'closed', 'cancelled'] as const
export type ShiftState = (typeof SHIFT_STATES)[number]
export const SHIFT_STATE_LABELS: Record<ShiftState, string> = {
  open: '招募中',
  closed: '不再招募',
  cancelled: '已取消',
}
/** 班次: what was cancelled stays cancelled, because people have been told. */
export const shiftMachine = defineMachine<ShiftState, 'close' | 'reopen' | 'cancel'>({
  close: { from: ['open'], to: 'closed', by: ORGANISERS },
  reopen: { from: ['closed'], to: 'open', by: ORGANISERS },
  cancel: { from: ['open', 'closed'], to: 'cancelled', by: ORGANISERS },
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

export const CORRECTION_STATES = ['asked', 'accepted', 'refused', 'withdrawn'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]
export const CORRECTION_STATE_LABELS: Record<CorrectionState, string> = {
  asked: '等组织者决定',
  accepted: '已更正',
  refused: '没有更正',
  withdrawn: '已撤回',
}
/** 时长更正: asked for by the volunteer, decided by whoever recorded it. */
export const correctionMachine = defineMachine<CorrectionState, 'accept' | 'refuse' | 'withdraw'>({
  accept: { from: ['asked'], to: 'accepted', by: ORGANISERS },
  refuse: { from: ['asked'], to: 'refused', by: ORGANISERS },
  withdraw: { from: ['asked'], to: 'withdrawn', by: ['resident'] },
})

export const CERTIFICATE_STATES = ['valid', 'revoked'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]
export const CERTIFICATE_STATE_LABELS: Record<CertificateState, string> = { valid: '有效', revoked: '已作废' }
/** 证明: once revoked, for good; a new one may be asked for. */
export const certificateMachine = defineMachine<CertificateState, 'revoke'>({
  revoke: { from: ['valid'], to: 'revoked', by: ORGANISERS },
})
