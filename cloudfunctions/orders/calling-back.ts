import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { deskStep, staffActor, stepBy } from './acting'
import { tookPart } from './moving'
import { reopened } from './own'
import { creditAll } from './serving'
import type { Input, Output } from './signatures'
import type * as store from './store'
import { tellResident } from './telling'

/** Nobody closes the call-back about their own service. */
function requireNotRated(row: store.OrderRow, caller: Caller): void {
  if (!tookPart(row, caller.personId ?? '')) return
  throw new AppError('not_allowed', 'the rated person closes no call-back', {
    '': '这张单子是您派的或确认的，回访要由别人来办结。',
  })
}

export function solve({ words, ...seen }: Input<'solve'>, caller: Caller): Promise<Output<'solve'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    if (row.state === 'called_back') requireNotRated(row, caller)
    const move = { event: 'solve', note: words, patch: { outcome: 'solved' } } as const
    const next = stepBy(row, staffActor(caller), caller, move, moment)
    // whoever was there has the hours, liked or not: they are time, not a mark
    await creditAll(row, caller.name, transaction)
    await tellResident(transaction, next, {
      event: 'solved',
      title: '回访办结了',
      text: `${words.slice(0, 80)}。还没解决，可以复开。`,
      at: moment.at,
    })
    return next
  })
}

export function reopen({ words, ...seen }: Input<'reopen'>, caller: Caller): Promise<Output<'reopen'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    if (row.state === 'called_back') requireNotRated(row, caller)
    const move = { event: 'reopen', note: words, patch: reopened(row) } as const
    const next = stepBy(row, staffActor(caller), caller, move, moment)
    await tellResident(transaction, next, {
      event: 'reopened',
      title: '重新给您办',
      text: words.slice(0, 120),
      at: moment.at,
    })
    return next
  })
}
