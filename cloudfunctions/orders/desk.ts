import { CANCELLATIONS, REFUSALS, STOPS } from '../../site/orders'
import { station } from '../../site/stations'
import { resumeClock, stopClock, stopInForce } from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { unseal } from '../_server/secret'
import { deskStep, momentNow, staffActor, stepBy } from './acting'
import { isOver } from './machine'
import { clocked, heldBy, noted, stepOf, tookPart } from './moving'
import { reopened } from './own'
import { orderOf } from './present'
import { requireReach } from './scope'
import { creditAll } from './serving'
import type { Input, Output } from './signatures'
import * as store from './store'
import { letGo, peopleAt, stationOfOrder, tellDesk, tellResident, titleOf } from './telling'

export async function order({ orderId }: Input<'order'>, caller: Caller): Promise<Output<'order'>> {
  const [row, moment] = await Promise.all([store.find(orderId), momentNow()])
  if (!row) throw new AppError('not_found', `order ${orderId}`)
  requireReach(caller, row)
  return orderOf(row, { viewer: 'desk', caller, ...moment })
}

export function accept(seen: Input<'accept'>, caller: Caller): Promise<Output<'accept'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const next = stepBy(row, staffActor(caller), caller, { event: 'accept' }, moment)
    await tellResident(transaction, next, {
      event: 'accepted',
      title: '审过了，正在找人',
      text: `${stationOfOrder(next)}在给您找人，找到就告诉您。`,
      at: moment.at,
    })
    return next
  })
}

export function sendBack({ words, ...seen }: Input<'sendBack'>, caller: Caller): Promise<Output<'sendBack'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const next = stepBy(row, staffActor(caller), caller, { event: 'sendBack', note: words }, moment)
    await tellResident(transaction, next, {
      event: 'sent_back',
      title: '要请您补充一下',
      text: words.slice(0, 100),
      at: moment.at,
    })
    return next
  })
}

export function refuse({ code, note, ...seen }: Input<'refuse'>, caller: Caller): Promise<Output<'refuse'>> {
  const refusal = REFUSALS.find((one) => one.code === code)
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const move = { event: 'refuse', note: refusal?.words ?? '', patch: { refusal: { code, note } } } as const
    const next = stepBy(row, staffActor(caller), caller, move, moment)
    await tellResident(transaction, next, {
      event: 'refused',
      title: '没审上',
      text: `${refusal?.words}。${refusal?.instead}`,
      at: moment.at,
    })
    return next
  })
}

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

export function stop({ code, note, ...seen }: Input<'stop'>, caller: Caller): Promise<Output<'stop'>> {
  const reason = STOPS.find((one) => one.code === code)?.words ?? ''
  return deskStep(seen, caller, async (row, moment, transaction) => {
    if (!row.clock || isOver(row.state) || stopInForce(row.clock)) {
      throw new AppError('wrong_state', 'no clock runs', { '': '现在没有在走的表，不用停。' })
    }
    const step = stepOf(
      'stop',
      row.state,
      staffActor(caller),
      moment.at,
      note ? `${reason}：${note}` : reason,
    )
    const noticed = noted(row, step, caller.requestId)
    const next = clocked(noticed, stopClock(row.clock, moment.at, reason), moment)
    await tellResident(transaction, next, {
      event: 'stopped',
      title: '先停一停',
      text: `${reason}。这段时间不算在期限里，能办了就接着办。`,
      at: moment.at,
    })
    return next
  })
}

export function resume(seen: Input<'resume'>, caller: Caller): Promise<Output<'resume'>> {
  return deskStep(seen, caller, async (row, moment) => {
    if (!row.clock || !stopInForce(row.clock)) {
      throw new AppError('wrong_state', 'no clock is stopped', { '': '表正在走，不用再开。' })
    }
    const step = stepOf('resume', row.state, staffActor(caller), moment.at)
    return clocked(noted(row, step, caller.requestId), resumeClock(row.clock, moment.at), moment)
  })
}

export function cancel({ code, note, ...seen }: Input<'cancel'>, caller: Caller): Promise<Output<'cancel'>> {
  const words = CANCELLATIONS.desk.find((one) => one.code === code)?.words ?? ''
  return deskStep(seen, caller, async (row, moment, transaction) => {
    const move = {
      event: 'cancel',
      note: `${words}：${note}`,
      patch: { cancellation: { code, note } },
    } as const
    const next = stepBy(row, staffActor(caller), caller, move, moment)
    await letGo(transaction, row, next, { title: '取消', text: '这张单取消了，不用去了。', at: moment.at })
    await tellResident(transaction, next, {
      event: 'cancelled',
      title: '单子取消了',
      text: `${words}。${note}`.slice(0, 120),
      at: moment.at,
    })
    return next
  })
}

export function answerNudge(
  { orderId, words }: Input<'answerNudge'>,
  caller: Caller,
): Promise<Output<'answerNudge'>> {
  return deskStep({ orderId }, caller, async (row, moment, transaction) => {
    if (!row.nudge || row.nudge.answer !== null) {
      throw new AppError('wrong_state', 'nobody asks', { '': '这张单子没有人在催。' })
    }
    const step = stepOf('answerNudge', row.state, staffActor(caller), moment.at, words)
    const next = {
      ...noted(row, step, caller.requestId),
      late: row.rung > 0,
      nudge: { ...row.nudge, answer: words },
    }
    await tellResident(transaction, next, {
      event: 'nudge_answered',
      title: '问过了，给您回话',
      text: words.slice(0, 120),
      at: moment.at,
      urgent: true,
    })
    return next
  })
}

export function confirmForResident(
  { note, ...seen }: Input<'confirmForResident'>,
  caller: Caller,
): Promise<Output<'confirmForResident'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    if (row.state === 'served' && !row.late) {
      throw new AppError('wrong_state', "the resident's time is not over", {
        '': '居民确认的时间还没过，先等等；过了再由您确认。',
      })
    }
    const next = stepBy(row, staffActor(caller), caller, { event: 'confirm', note }, moment)
    await creditAll(row, caller.name, transaction)
    return next
  })
}

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

/** Its own write, so that each look stands in the audit log; never kept with the answer of a retry. */
export async function unlock({ orderId }: Input<'unlock'>, caller: Caller): Promise<Output<'unlock'>> {
  const row = await store.find(orderId)
  if (!row) throw new AppError('not_found', `order ${orderId}`)
  requireReach(caller, row)
  if (isOver(row.state) || !row.phone) {
    throw new AppError('wrong_state', 'the order is over', { '': '单子办完了，电话和门牌不再给看。' })
  }
  return {
    phone: unseal('phone', row.phone, orderId).toString('utf8'),
    door: unseal('door', row.door, orderId).toString('utf8'),
  }
}
