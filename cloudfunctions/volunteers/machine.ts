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
