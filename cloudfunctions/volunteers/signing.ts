import { VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import { metresBetween } from '../_common/metres'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { tell } from '../notices/telling'
import { attendanceIdOf, confirmAttendance, minutesBetween, type Signing, signIn, signOut } from './attending'
import { codeSecret, scanned } from './codes'
import { credit } from './ledger'
import { attendanceMachine } from './machine'
import { requireOrganiser, signature } from './organising'
import { presentAttendance } from './present'
import { residentOf } from './registering'
import { demandShift, serviceOf } from './shifting'
import type { Input, Output } from './signatures'
import * as store from './store'

const MINUTE_MS = 60_000

/** A moment at which a shift is signed: a little before it begins until a while after its end. */
function demandWindow({ startsAt, endsAt, state }: store.ShiftRow, at: string): void {
  if (state === 'cancelled')
    throw new AppError('wrong_state', 'cancelled', { '': '这个班次取消了，不用签到。' })
  const { earlyMinutes, lateMinutes } = VOLUNTEER_LIMITS
  const time = Date.parse(at)
  if (time < Date.parse(startsAt) - earlyMinutes * MINUTE_MS) {
    throw new AppError('wrong_state', 'too early', {
      '': `班次开始前 ${earlyMinutes} 分钟起可以签到，请到时再来。`,
    })
  }
  if (time > Date.parse(endsAt) + lateMinutes * MINUTE_MS) {
    throw new AppError('wrong_state', 'too late', { '': '班次早已结束，请用“自己申报”，由组织者确认。' })
  }
}

function demandPlace({ taken }: store.ShiftRow, volunteerId: string): void {
  if (taken.some((one) => one.volunteerId === volunteerId)) return
  throw new AppError('not_allowed', 'no place in this shift', { '': '名单里没有这位志愿者，请先报名。' })
}

async function sign(
  shift: store.ShiftRow,
  what: 'in' | 'out',
  signing: Omit<Signing, 'of'>,
): Promise<Output<'scanShift'>> {
  demandPlace(shift, signing.volunteerId)
  demandWindow(shift, signing.at)
  return store.together(async (transaction) => {
    const write = what === 'in' ? signIn : signOut
    const row = await write(transaction, { of: serviceOf(shift), ...signing })
    return { attendance: presentAttendance(row) }
  })
}

export async function myCode(_: Input<'myCode'>, caller: Caller): Promise<Output<'myCode'>> {
  const holderId = residentOf(caller)
  return { holderId, codeSecret: codeSecret('volunteer', holderId) }
}

export async function scanShift(
  { code, scannedAt }: Input<'scanShift'>,
  caller: Caller,
): Promise<Output<'scanShift'>> {
  const volunteerId = residentOf(caller)
  const { holder, id, what, at, offline, evidence } = scanned(code, scannedAt)
  if (holder !== 'shift') {
    throw new AppError('invalid_input', 'a volunteer’s code', { code: '这是志愿者的码，请扫组织者的码。' })
  }
  return sign(await demandShift(id), what, {
    volunteerId,
    way: 'code',
    evidence,
    at,
    offline,
    confirmed: false,
  })
}

export async function scanVolunteer(
  { shiftId, code, scannedAt }: Input<'scanVolunteer'>,
  caller: Caller,
): Promise<Output<'scanVolunteer'>> {
  const shift = await demandShift(shiftId)
  await requireOrganiser(caller, shift.organiser.id)
  const { holder, id, what, at, offline, evidence } = scanned(code, scannedAt)
  if (holder !== 'volunteer') {
    throw new AppError('invalid_input', 'a shift’s code', { code: '这是班次的码，请扫志愿者手机上的码。' })
  }
  const by = signature(caller)
  return sign(shift, what, { volunteerId: id, way: 'code', evidence, at, offline, confirmed: true, by })
}

export async function signByList(
  { shiftId, volunteerId, what }: Input<'signByList'>,
  caller: Caller,
): Promise<Output<'signByList'>> {
  const shift = await demandShift(shiftId)
  await requireOrganiser(caller, shift.organiser.id)
  const by = signature(caller)
  return sign(shift, what, {
    volunteerId,
    way: 'organiser',
    evidence: by,
    at: instant(),
    confirmed: true,
    by,
  })
}

export async function signAtPlace(
  { shiftId, what, at: where, accuracyMetres }: Input<'signAtPlace'>,
  caller: Caller,
): Promise<Output<'signAtPlace'>> {
  const volunteerId = residentOf(caller)
  const shift = await demandShift(shiftId)
  if (accuracyMetres > VOLUNTEER_LIMITS.accuracyMetres) {
    throw new AppError('invalid_input', 'inaccurate', {
      at: '手机还没定准位置，请到开阔处再试，或者扫组织者的码。',
    })
  }
  const metres = metresBetween(where, shift.at)
  if (metres > VOLUNTEER_LIMITS.placeMetres) {
    const sentence = `您离集合点还有 ${metres} 米，到 ${VOLUNTEER_LIMITS.placeMetres} 米以内再签，或者请组织者登记。`
    throw new AppError('invalid_input', 'too far', { at: sentence })
  }
  const evidence = `${metres} 米`
  return sign(shift, what, { volunteerId, way: 'place', evidence, at: instant(), confirmed: false })
}

export async function declare(
  { shiftId, from, until, words }: Input<'declare'>,
  caller: Caller,
): Promise<Output<'declare'>> {
  const volunteerId = residentOf(caller)
  const shift = await demandShift(shiftId)
  demandPlace(shift, volunteerId)
  demandWindow(shift, from)
  demandWindow(shift, until)
  const { declareDays } = VOLUNTEER_LIMITS
  if (from >= until || until > instant()) {
    throw new AppError('invalid_input', 'times', { until: '结束要晚于开始，而且不晚于现在。' })
  }
  if (now().getTime() > Date.parse(shift.endsAt) + declareDays * 24 * 60 * MINUTE_MS) {
    throw new AppError('wrong_state', 'too late', {
      '': `班次结束后 ${declareDays} 天内可以申报，现在请直接找组织者。`,
    })
  }
  return store.together(async (transaction) => {
    const _id = attendanceIdOf({ kind: 'shift', id: shiftId }, volunteerId)
    const there = await store.rowWithin(transaction, 'attendances', _id)
    const state = there ? attendanceMachine.next(there.state, 'declareAgain') : ('declared' as const)
    const volunteer = shift.taken.find((one) => one.volunteerId === volunteerId) ?? { volunteerId, name: '' }
    const mark = {
      way: 'declared' as const,
      evidence: words,
      offline: false,
      by: volunteerId,
      takenDownAt: instant(),
    }
    const row: store.AttendanceRow = {
      ...{ _id, ofKey: `shift:${shiftId}`, of: serviceOf(shift), volunteer, state },
      // what a code or the organiser had taken down before stays the beginning
      in: there?.state === 'signed_in' ? there.in : { ...mark, at: from },
      out: { ...mark, at: until },
      minutes: minutesBetween(there?.state === 'signed_in' ? there.in.at : from, until),
      ...{ confirmedBy: null, reason: '', place: there?.place ?? `${from}${_id}` },
    }
    await store.putWithin(transaction, 'attendances', row)
    return { attendance: presentAttendance(row) }
  })
}

export async function confirm(
  { shiftId, volunteerId }: Input<'confirm'>,
  caller: Caller,
): Promise<Output<'confirm'>> {
  const shift = await demandShift(shiftId)
  const organiser = await requireOrganiser(caller, shift.organiser.id)
  if (caller.personId === volunteerId) {
    throw new AppError('not_allowed', 'one’s own hours', {
      '': '自己的时长不能自己确认，请另一位组织者确认。',
    })
  }
  const of = serviceOf(shift)
  return store.together(async (transaction) => {
    const row = await confirmAttendance(transaction, of, volunteerId, signature(caller))
    const { way, at } = row.in
    const confirmedBy = signature(caller)
    await credit(transaction, { volunteerId, minutes: row.minutes ?? 0, of, organiser, confirmedBy, way, at })
    return { attendance: presentAttendance(row) }
  })
}

export async function refuseAttendance(
  { shiftId, volunteerId, reason }: Input<'refuseAttendance'>,
  caller: Caller,
): Promise<Output<'refuseAttendance'>> {
  const shift = await demandShift(shiftId)
  await requireOrganiser(caller, shift.organiser.id)
  return store.together(async (transaction) => {
    const _id = attendanceIdOf({ kind: 'shift', id: shiftId }, volunteerId)
    const row = await store.rowWithin(transaction, 'attendances', _id)
    if (!row) throw new AppError('not_found', 'no attendance')
    if (row.state === 'refused') return { attendance: presentAttendance(row) }
    const next = { ...row, state: attendanceMachine.next(row.state, 'refuse'), reason }
    await store.putWithin(transaction, 'attendances', next)
    await tell(transaction, {
      to: { kind: 'resident', personId: volunteerId },
      event: `attendance:${_id}:refused:${row.out?.takenDownAt ?? row.in.takenDownAt}`,
      matter: 'volunteer',
      title: '一次签到没有确认',
      text: `“${shift.title}”：${reason}。有不同意见，可以再申报一次，或找组织者。`.slice(0, 120),
      page: `features/volunteers/shift/index?id=${shiftId}`,
      at: instant(),
    })
    return { attendance: presentAttendance(next) }
  })
}
