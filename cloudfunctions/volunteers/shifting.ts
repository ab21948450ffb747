import { STREETS } from '../../site/stations'
import { VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, encodeCursor } from '../_server/paging'
import { tell } from '../notices/telling'
import { attendanceIdOf, attendanceOf } from './attending'
import { codeSecret } from './codes'
import type { Of, Someone } from './contract/shared'
import { dayOf, timeOf } from './days'
import { disengage, engage, overlapping } from './engaging'
import { shiftMachine } from './machine'
import { requireOrganiser } from './organising'
import { presentAttendance, presentShift } from './present'
import { countShift } from './projects'
import { requireVolunteer } from './register'
import { ageOf, residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30
const PAGE_OF_NOTICE = 'features/volunteers/shift/index'

export const serviceOf = (row: store.ShiftRow): Of => ({ kind: 'shift', id: row._id, label: row.title })

export async function demandShift(shiftId: string): Promise<store.ShiftRow> {
  const row = await store.shift(shiftId)
  if (!row) throw new AppError('not_found', 'no shift', { '': '没有找到这个班次。' })
  return row
}
export async function shiftWithin(transaction: store.Transaction, shiftId: string): Promise<store.ShiftRow> {
  const row = await store.rowWithin(transaction, 'volunteer-shifts', shiftId)
  if (!row) throw new AppError('not_found', 'no shift', { '': '没有找到这个班次。' })
  return row
}
export const put = (transaction: store.Transaction, row: store.ShiftRow) =>
  store.putWithin(transaction, 'volunteer-shifts', { ...row, revision: row.revision + 1 })

export function placeOf(row: store.ShiftRow, volunteerId: string): Output<'signUp'> {
  const index = row.waiting.findIndex((one) => one.volunteerId === volunteerId)
  const taken = row.taken.some((one) => one.volunteerId === volunteerId)
  return {
    shift: presentShift(row),
    place: taken ? 'taken' : index >= 0 ? 'waiting' : 'none',
    position: index >= 0 ? index + 1 : null,
  }
}

export async function openShifts({ cursor }: Input<'openShifts'>): Promise<Output<'openShifts'>> {
  const beyond = beyondOf(cursor) ?? instant()
  const found = await store.shiftsFrom(beyond, PAGE)
  const last = found.length === PAGE ? found.at(-1) : null
  return { shifts: found.map(presentShift), nextCursor: last ? encodeCursor([last.place]) : null }
}

export async function myPlace({ shiftId }: Input<'myPlace'>, caller: Caller): Promise<Output<'myPlace'>> {
  const volunteerId = residentOf(caller)
  const row = await demandShift(shiftId)
  const [attendance] = await store.attendancesWith([attendanceIdOf(serviceOf(row), volunteerId)])
  return { ...placeOf(row, volunteerId), attendance: attendance ? presentAttendance(attendance) : null }
}

type Content = Omit<Input<'openShift'>, 'organiserId' | 'projectId'>

/** A street of the site, and a time that lies ahead and is not longer than one service counts. */
export function demandContent(input: Content): void {
  const refuse = (field: string, sentence: string) =>
    new AppError('invalid_input', `shift: ${field}`, { [field]: sentence })
  if (!STREETS.some(({ streetId }) => streetId === input.streetId))
    throw refuse('streetId', '从列表里选一个街道。')
  if (input.startsAt <= instant()) throw refuse('startsAt', '开始时间要晚于现在。')
  const minutes = (Date.parse(input.endsAt) - Date.parse(input.startsAt)) / 60_000
  if (minutes < 15 || minutes > VOLUNTEER_LIMITS.mostMinutes) {
    throw refuse(
      'endsAt',
      `一个班次 15 分钟到 ${VOLUNTEER_LIMITS.mostMinutes / 60} 小时，更长的请分成几个班次。`,
    )
  }
}

/** Where a shift stands in every list. */
export const listed = ({ _id, endsAt }: { _id: string; endsAt: string }): string => `${endsAt}${_id}`

export async function openShift(input: Input<'openShift'>, caller: Caller): Promise<Output<'openShift'>> {
  const { organiserId, projectId, ...rest } = input
  const organiser = await requireOrganiser(caller, organiserId)
  demandContent(rest)
  const _id = newId(caller, 'volunteer-shift')
  const row: store.ShiftRow = {
    _id,
    organiser,
    ...rest,
    ...(projectId ? { projectId } : {}),
    state: 'open',
    reason: '',
    edition: 1,
    place: listed({ _id, endsAt: rest.endsAt }),
    taken: [],
    waiting: [],
    revision: 1,
  }
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'volunteer-shifts', row._id)
    if (there) return presentShift(there)
    if (projectId) await countShift(transaction, projectId, organiserId)
    await store.putWithin(transaction, 'volunteer-shifts', row)
    return presentShift(row)
  })
}

export const notice = (
  row: store.ShiftRow,
  { volunteerId }: Someone,
  what: string,
  words: { title: string; text: string },
) => ({
  to: { kind: 'resident' as const, personId: volunteerId },
  event: `shift:${row._id}:${what}:${row.revision}`,
  matter: 'volunteer' as const,
  ...words,
  page: `${PAGE_OF_NOTICE}?id=${row._id}`,
  at: instant(),
})

export async function cancelShift(
  { shiftId, reason }: Input<'cancelShift'>,
  caller: Caller,
): Promise<Output<'cancelShift'>> {
  await requireOrganiser(caller, (await demandShift(shiftId)).organiser.id)
  return store.together(async (transaction) => {
    const row = await shiftWithin(transaction, shiftId)
    // asked again because the answer was lost: they have been told
    if (row.state === 'cancelled' && row.reason === reason) return presentShift(row)
    const state = shiftMachine.next(row.state, 'cancel')
    if (row.endsAt <= instant()) {
      throw new AppError('wrong_state', 'over', { '': '班次已经结束，不能取消。没办成的，签到不要确认。' })
    }
    for (const one of row.taken) await disengage(transaction, one.volunteerId, serviceOf(row))
    for (const one of [...row.taken, ...row.waiting]) {
      const text = `${timeOf(row.startsAt)} 的“${row.title}”不办了：${reason}`.slice(0, 120)
      await tell(transaction, notice(row, one, 'cancelled', { title: '班次取消了', text }))
    }
    await put(transaction, { ...row, state, reason })
    return presentShift({ ...row, state, reason })
  })
}

export async function listOf({ shiftId }: Input<'listOf'>, caller: Caller): Promise<Output<'listOf'>> {
  const row = await demandShift(shiftId)
  await requireOrganiser(caller, row.organiser.id)
  return {
    shift: presentShift(row),
    taken: [...row.taken],
    waiting: [...row.waiting],
    attendances: (await attendanceOf(serviceOf(row))).map(presentAttendance),
    codeSecret: codeSecret('shift', shiftId),
  }
}

/** Minors come with a guardian's consent, the youngest only where guardians come along. */
function demandConsent(volunteer: store.VolunteerRow, shift: store.ShiftRow, guardianAgrees: boolean): void {
  const age = ageOf(volunteer, dayOf(new Date(shift.startsAt)))
  if (age === null || age >= VOLUNTEER_LIMITS.consentUnder) return
  if (age < VOLUNTEER_LIMITS.accompaniedUnder && !shift.guardiansCome) {
    const why = `未满 ${VOLUNTEER_LIMITS.accompaniedUnder} 周岁，只能参加监护人可以陪同的班次。`
    throw new AppError('invalid_input', 'too young to come alone', { '': why })
  }
  if (!guardianAgrees) {
    throw new AppError('invalid_input', 'no consent', {
      guardianAgrees: '请先让监护人看过这个班次，同意后再勾选。',
    })
  }
}

export async function signUp(
  { shiftId, guardianAgrees }: Input<'signUp'>,
  caller: Caller,
): Promise<Output<'signUp'>> {
  const { volunteerId, name } = await requireVolunteer(caller)
  return store.together(async (transaction) => {
    const row = await shiftWithin(transaction, shiftId)
    if (placeOf(row, volunteerId).place !== 'none') return placeOf(row, volunteerId)
    if (row.state !== 'open' || row.startsAt <= instant()) {
      throw new AppError('wrong_state', 'not open', { '': '这个班次已经不招募了，看看别的班次。' })
    }
    const volunteer = await store.rowWithin(transaction, 'volunteers', volunteerId)
    if (!volunteer) throw new AppError('not_found', 'no volunteer')
    demandConsent(volunteer, row, guardianAgrees)
    if (row.taken.length >= row.places) {
      if (row.waiting.length >= VOLUNTEER_LIMITS.mostPlaces) {
        throw new AppError('wrong_state', 'full', { '': '名额和候补都满了，看看别的班次。' })
      }
      const next = { ...row, waiting: [...row.waiting, { volunteerId, name }] }
      await put(transaction, next)
      return placeOf(next, volunteerId)
    }
    await engage(transaction, volunteerId, { of: serviceOf(row), from: row.startsAt, until: row.endsAt })
    const next = { ...row, taken: [...row.taken, { volunteerId, name }] }
    await put(transaction, next)
    return placeOf(next, volunteerId)
  })
}

/** The first of the waiting list who has time gets the place that became free; those without keep their turn. */
export async function movedUp(transaction: store.Transaction, row: store.ShiftRow): Promise<store.ShiftRow> {
  if (row.state !== 'open' || row.startsAt <= instant() || row.taken.length >= row.places) return row
  const promised = { of: serviceOf(row), from: row.startsAt, until: row.endsAt }
  for (const one of row.waiting) {
    const there = await store.rowWithin(transaction, 'volunteers', one.volunteerId)
    if (there?.state !== 'registered' || (await overlapping(transaction, one.volunteerId, promised))) continue
    await engage(transaction, one.volunteerId, promised)
    const text = `您候补的“${row.title}”有了名额，${timeOf(row.startsAt)} 见。来不了请早点退出。`
    await tell(transaction, notice(row, one, 'moved-up', { title: '候补上了', text }))
    return { ...row, taken: [...row.taken, one], waiting: row.waiting.filter((other) => other !== one) }
  }
  return row
}

export async function giveUp({ shiftId }: Input<'giveUp'>, caller: Caller): Promise<Output<'giveUp'>> {
  const volunteerId = residentOf(caller)
  return store.together(async (transaction) => {
    const row = await shiftWithin(transaction, shiftId)
    const { place } = placeOf(row, volunteerId)
    if (place === 'none') return placeOf(row, volunteerId)
    if (row.startsAt <= instant()) {
      throw new AppError('wrong_state', 'begun', { '': '班次已经开始，来不了请直接告诉组织者。' })
    }
    const others = (list: readonly Someone[]) => list.filter((one) => one.volunteerId !== volunteerId)
    const without = { ...row, taken: others(row.taken), waiting: others(row.waiting) }
    if (place === 'taken') await disengage(transaction, volunteerId, serviceOf(row))
    const next = place === 'taken' ? await movedUp(transaction, without) : without
    await put(transaction, next)
    return placeOf(next, volunteerId)
  })
}
