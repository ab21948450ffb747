import { planning } from '../../site/plans'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import type { Gap, Person, Shift } from './contract'
import { uncovered } from './cover-gaps'
import { stretch } from './days'
import { change, demandColleague, personOf } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

const MOST_SHIFTS = 1000
const HOUR_MS = 3600_000
const LONGEST_HOURS = 24

function shiftOf({ _id, personId: _p, lastTap: _t, ...row }: store.ShiftRow): Shift {
  return { ...row, shiftId: _id }
}

export const warningId = (postId: string, from: string) => `${postId}-${Date.parse(from)}`

/** What stands uncovered at each post between two moments. */
export function gapsOf(shifts: readonly store.ShiftRow[], from: string, to: string): Omit<Gap, 'warnedAt'>[] {
  return planning.duty.posts.flatMap(({ postId }) =>
    uncovered(
      shifts.filter((shift) => shift.postId === postId),
      from,
      to,
    ).map((gap) => ({ postId, ...gap })),
  )
}

export async function roster(days: Input<'roster'>): Promise<Output<'roster'>> {
  const { start, end } = stretch(days)
  const now = instant()
  const shifts = await store.shiftsBetween(start, end, MOST_SHIFTS)
  const first = start > now ? start : now
  const gaps = first < end ? gapsOf(shifts, first, end) : []
  const warned = await store.warningsFrom(start)
  return {
    posts: planning.duty.posts.map(({ postId, name }) => ({ postId, name })),
    shifts: shifts.map(shiftOf),
    gaps: gaps.map((gap) => ({
      ...gap,
      // a gap that has begun keeps the warning of its beginning
      warnedAt:
        warned.find(({ postId, from }) => postId === gap.postId && from <= gap.to && from >= gap.from)
          ?.warnedAt ?? null,
    })),
  }
}

/** Whoever holds a post at a moment; null when nobody does. */
export async function onDuty(postId: string, at: string): Promise<Person | null> {
  const shifts = await store.shiftsBetween(at, new Date(Date.parse(at) + 1).toISOString(), MOST_SHIFTS)
  return shifts.find((shift) => shift.postId === postId)?.person ?? null
}

function requireShift({ startsAt, endsAt }: Input<'putShift'>): void {
  const hours = (Date.parse(endsAt) - Date.parse(startsAt)) / HOUR_MS
  if (!(hours > 0)) {
    throw new AppError('invalid_input', 'ends before it starts', { endsAt: '下班要晚于上班。' })
  }
  if (hours > LONGEST_HOURS) {
    throw new AppError('invalid_input', 'too long', { endsAt: '一个班最长 24 小时，分成几个班排。' })
  }
}

export async function putShift(input: Input<'putShift'>, caller: Caller): Promise<Shift> {
  requireShift(input)
  const { shiftId, postId, personId, startsAt, endsAt } = input
  const post = planning.duty.posts.find((known) => known.postId === postId)
  if (!post) throw new AppError('invalid_input', 'no such post', { postId: '没有这个岗位，重新选。' })
  const { name, roles } = await demandColleague(personId, endsAt)
  if (!roles.some((role) => post.roles.includes(role))) {
    throw new AppError('invalid_input', 'not fit for the post', {
      personId: `${name}没有${post.name}的权限，换一位同事，或者请管理员先授权。`,
    })
  }
  const facts = { postId, person: { personId, name }, personId, startsAt, endsAt }
  if (shiftId !== null) {
    return shiftOf(await change('shifts', shiftId, caller, (before) => ({ ...before, ...facts })))
  }
  const _id = newId(caller, 'shift')
  await store.addShift({ ...facts, _id, note: '', noteAt: null, readBy: null, lastTap: caller.requestId })
  return shiftOf(await store.demandShift(_id))
}

export async function dropShift({ shiftId }: Input<'dropShift'>): Promise<Output<'dropShift'>> {
  const row = await store.demandShift(shiftId)
  if (row.endsAt <= instant()) {
    throw new AppError('wrong_state', 'the shift is over', { '': '已经值完的班留作记录，不能删。' })
  }
  await store.removeShift(shiftId)
  return {}
}

export async function leaveNote({ shiftId, note }: Input<'leaveNote'>, caller: Caller): Promise<Shift> {
  const row = await change('shifts', shiftId, caller, (before) => {
    if (before.personId !== caller.personId) {
      throw new AppError('not_allowed', 'not their shift', { '': '只有值这个班的人能写交班记录。' })
    }
    return { ...before, note, noteAt: instant(), readBy: null }
  })
  return shiftOf(row)
}

export async function readNote({ shiftId }: Input<'readNote'>, caller: Caller): Promise<Shift> {
  const row = await change('shifts', shiftId, caller, (before) => {
    if (before.note === '' || before.personId === caller.personId) {
      throw new AppError('wrong_state', 'no note to take over', { '': '没有等您看的交班记录。' })
    }
    return { ...before, readBy: { ...personOf(caller), at: instant() } }
  })
  return shiftOf(row)
}
