import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { signIn as arrive, signOut as leave } from '../volunteers/attending'
import { deskStep, staffActor, stepBy } from './acting'
import { NOBODY, serviceOf } from './claims'
import { begun, ended, free, tellServed } from './serving'
import type { Input, Output } from './signatures'
import { letGo, tellResident } from './telling'

/** 换人: nobody came or nobody can. Whoever had a place is free again and not suggested anew; the desk has the order. */
export function release({ note, ...seen }: Input<'release'>, caller: Caller): Promise<Output<'release'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const gone = row.claims.map(({ volunteerId }) => volunteerId)
    const patch = { ...NOBODY, offeredTo: null, turnedDown: [...row.turnedDown, ...gone] }
    const next = stepBy(row, staffActor(caller), caller, { event: 'giveUp', note, patch }, moment)
    await letGo(transaction, row, next, {
      title: '换了人',
      text: '这张单换了人，您不用去了。',
      at: moment.at,
    })
    await tellResident(transaction, next, {
      event: 'released',
      title: '正在换人',
      text: '原来的志愿者来不了，正在给您另找人。',
      at: moment.at,
    })
    return next
  })
}

/** 按名单签到签退: the desk takes it down for a volunteer whose phone cannot; the time is the moment of the tap. */
export function attend(
  { volunteerId, what, ...seen }: Input<'attend'>,
  caller: Caller,
): Promise<Output<'attend'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const mine = row.claims.find((claim) => claim.volunteerId === volunteerId)
    if (!mine) {
      throw new AppError('invalid_input', 'no place in this order', {
        volunteerId: '这位没有领这张单，看看是不是换了人。',
      })
    }
    const of = serviceOf(row)
    const signing = {
      of,
      volunteerId,
      way: 'organiser',
      evidence: `list of ${row.stationId}`,
      at: moment.at,
      confirmed: true,
      by: caller.personId ?? '',
    } as const
    const signed = {
      by: { kind: 'volunteer', personId: volunteerId, name: mine.name },
      tap: caller.requestId,
      at: moment.at,
      note: '派单台按名单记的',
    } as const
    if (what === 'in') {
      if (mine.signedInAt) throw alreadyDone('已经签到了，不用再签。')
      await arrive(transaction, signing)
      return begun(row, mine, signed, moment)
    }
    if (!mine.signedInAt) throw alreadyDone('还没有签到，先签到。')
    if (mine.signedOutAt) throw alreadyDone('已经签退了，不用再签。')
    await leave(transaction, signing)
    const next = ended(row, mine, signed, moment)
    await free(transaction, next, volunteerId)
    await tellServed(transaction, next, moment.at)
    return next
  })
}

const alreadyDone = (sentence: string) => new AppError('wrong_state', 'attendance', { '': sentence })
