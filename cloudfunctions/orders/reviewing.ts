import { REFUSALS } from '../../site/orders'
import type { Caller } from '../_server/caller'
import { deskStep, staffActor, stepBy } from './acting'
import type { Input, Output } from './signatures'
import { stationOfOrder, tellResident } from './telling'

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
