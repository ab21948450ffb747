import { CANCELLATIONS } from '../../site/orders'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { unseal } from '../_server/secret'
import { deskStep, momentNow, staffActor, stepBy } from './acting'
import { isOver } from './machine'
import { noted, stepOf } from './moving'
import { orderOf } from './present'
import { requireReach } from './scope'
import { creditAll } from './serving'
import type { Input, Output } from './signatures'
import * as store from './store'
import { letGo, tellResident } from './telling'

export async function order({ orderId }: Input<'order'>, caller: Caller): Promise<Output<'order'>> {
  const [row, moment] = await Promise.all([store.find(orderId), momentNow()])
  if (!row) throw new AppError('not_found', `order ${orderId}`)
  requireReach(caller, row)
  return orderOf(row, { viewer: 'desk', caller, ...moment })
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
