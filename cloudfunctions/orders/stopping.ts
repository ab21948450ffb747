import { STOPS } from '../../site/orders'
import { resumeClock, stopClock, stopInForce } from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { deskStep, staffActor } from './acting'
import { isOver } from './machine'
import { clocked, noted, stepOf } from './moving'
import type { Input, Output } from './signatures'
import { tellResident } from './telling'

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
