import { station } from '../../site/stations'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { deskStep, staffActor, stepBy } from './acting'
import { heldBy } from './moving'
import type { Input, Output } from './signatures'
import { peopleAt, stationOfOrder, tellDesk, tellResident, titleOf } from './telling'

export function refer(
  { stationId, note, ...seen }: Input<'refer'>,
  caller: Caller,
): Promise<Output<'refer'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    if (stationId === row.stationId) {
      throw new AppError('invalid_input', 'the same station', { stationId: '已经在这个站了，换一个。' })
    }
    const move = { event: 'refer', note, patch: heldBy(stationId) } as const
    const next = stepBy(row, staffActor(caller), caller, move, moment)
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'referred',
      title: titleOf(next, '转到您这里'),
      text: `${station(row.stationId)?.name}转来：${note}`.slice(0, 120),
      at: moment.at,
    })
    await tellResident(transaction, next, {
      event: 'referred',
      title: `转给${stationOfOrder(next)}`.slice(0, 30),
      text: '换一个站接着给您找人，不用您重新点。',
      at: moment.at,
    })
    return next
  })
}

export function pool(seen: Input<'pool'>, caller: Caller): Promise<Output<'pool'>> {
  return deskStep(seen, caller, async (row, moment) =>
    stepBy(row, staffActor(caller), caller, { event: 'pool' }, moment),
  )
}

export function recall({ note, ...seen }: Input<'recall'>, caller: Caller): Promise<Output<'recall'>> {
  return deskStep(seen, caller, async (row, moment) =>
    stepBy(row, staffActor(caller), caller, { event: 'recall', note, patch: { offeredTo: null } }, moment),
  )
}
