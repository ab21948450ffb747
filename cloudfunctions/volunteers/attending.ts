import { VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import { instant } from '../_server/clock'
import { hashed } from '../_server/secret'
import type { Of, Way } from './contract/shared'
import { attendanceMachine } from './machine'
import * as store from './store'

export type Service = Pick<Of, 'kind' | 'id'> & { readonly label?: string }

/** A sign-in or sign-out as it was taken down. */
export interface Signing {
  readonly of: Service
  readonly volunteerId: string
  readonly way: Way
  /** What proves it, without anything about a person beyond the case: a code's half minute, metres, who had the list. */
  readonly evidence: string
  /** When it was, ISO 8601; for `offline` ones the phone's time, already checked against the limits. */
  readonly at: string
  /** True when the organiser himself says so. */
  readonly confirmed: boolean
  readonly offline?: boolean
  /** Who took it down; the volunteer without one. */
  readonly by?: string
}

const keyOf = ({ kind, id }: Service) => `${kind}:${id}`
export const attendanceIdOf = (of: Service, volunteerId: string): string =>
  hashed('attendance', of.kind, of.id, volunteerId).slice(0, 22)

/** Minutes from sign-in to sign-out, whole ones, at most what one service may count. */
export const minutesBetween = (from: string, until: string): number =>
  Math.max(
    0,
    Math.min(VOLUNTEER_LIMITS.mostMinutes, Math.floor((Date.parse(until) - Date.parse(from)) / 60_000)),
  )

function markOf({ way, evidence, at, offline = false, by, volunteerId }: Signing): store.Mark {
  return { at, way, evidence, offline, by: by ?? volunteerId, takenDownAt: instant() }
}

/** 签到: the first one counts; the same again changes nothing. */
export async function signIn(transaction: store.Transaction, signing: Signing): Promise<store.AttendanceRow> {
  const { of, volunteerId } = signing
  const _id = attendanceIdOf(of, volunteerId)
  const there = await store.rowWithin(transaction, 'attendances', _id)
  if (there?.state === 'signed_in') return there
  if (there) {
    throw new AppError('wrong_state', `attendance is ${there.state}`, {
      '': '这次服务已经签退过了，不用再签到。',
    })
  }
  const volunteer = await store.rowWithin(transaction, 'volunteers', volunteerId)
  const row: store.AttendanceRow = {
    _id,
    ofKey: keyOf(of),
    of: { kind: of.kind, id: of.id, label: of.label ?? '' },
    volunteer: { volunteerId, name: volunteer?.name ?? '' },
    state: 'signed_in',
    in: markOf(signing),
    out: null,
    minutes: null,
    confirmedBy: null,
    reason: '',
    place: `${signing.at}${_id}`,
  }
  await store.putWithin(transaction, 'attendances', row)
  return row
}

/** 签退: after the sign-in; the same again changes nothing. */
export async function signOut(
  transaction: store.Transaction,
  signing: Signing,
): Promise<store.AttendanceRow> {
  const row = await store.rowWithin(
    transaction,
    'attendances',
    attendanceIdOf(signing.of, signing.volunteerId),
  )
  if (!row) {
    throw new AppError('wrong_state', 'never signed in', {
      '': '还没有签到。请先签到，或者用“自己申报”补上。',
    })
  }
  if (row.state === 'signed_out') return row
  const state = attendanceMachine.next(row.state, 'signOut')
  if (signing.at <= row.in.at) {
    throw new AppError('wrong_state', 'out before in', { '': '签退的时间早于签到的时间，请检查手机时间。' })
  }
  const next = { ...row, state, out: markOf(signing), minutes: minutesBetween(row.in.at, signing.at) }
  await store.putWithin(transaction, 'attendances', next)
  return next
}

/** Who was there, newest first, at most 500. */
export const attendanceOf = (of: Service): Promise<store.AttendanceRow[]> => store.attendancesOf(keyOf(of))

/** The confirmation by whoever organised: from then on the minutes may be credited. A second one changes nothing. */
export async function confirmAttendance(
  transaction: store.Transaction,
  of: Service,
  volunteerId: string,
  confirmedBy: string,
): Promise<store.AttendanceRow> {
  const row = await store.rowWithin(transaction, 'attendances', attendanceIdOf(of, volunteerId))
  if (!row) throw new AppError('not_found', 'no attendance')
  if (row.state === 'confirmed') return row
  const next = { ...row, state: attendanceMachine.next(row.state, 'confirm'), confirmedBy }
  await store.putWithin(transaction, 'attendances', next)
  return next
}
