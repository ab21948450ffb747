import { chainOf, station } from '../../site/stations'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { dispatchersOf } from '../people/colleagues'
import { deskStep, staffActor } from './acting'
import { isOver } from './machine'
import { noted, stepOf } from './moving'
import { requireReach } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { tellDesk, titleOf } from './telling'

/** Who may see to an order of a station: its own dispatchers and those above, each once. */
async function peopleOf(stationId: string): Promise<Output<'colleagues'>['people']> {
  const chain = chainOf(stationId)
  const found = await Promise.all(chain.map((one) => dispatchersOf(one.stationId)))
  const people = found.flatMap((some, index) =>
    some.map(({ personId, name }) => ({ personId, name, station: chain[index]?.name ?? '' })),
  )
  return [...new Map([...people].reverse().map((one) => [one.personId, one])).values()].reverse()
}

export async function colleagues(
  { orderId }: Input<'colleagues'>,
  caller: Caller,
): Promise<Output<'colleagues'>> {
  const row = await store.find(orderId)
  if (!row) throw new AppError('not_found', `order ${orderId}`)
  requireReach(caller, row)
  return { people: (await peopleOf(row.stationId)).filter(({ personId }) => personId !== caller.personId) }
}

export async function handOver(
  { personId, note, ...seen }: Input<'handOver'>,
  caller: Caller,
): Promise<Output<'handOver'>> {
  return deskStep(seen, caller, async (row, moment, transaction) => {
    if (isOver(row.state)) {
      throw new AppError('wrong_state', 'the order is over', { '': '这张单子办完了，不用再转。' })
    }
    const to = (await peopleOf(row.stationId)).find((one) => one.personId === personId)
    if (!to || personId === caller.personId) {
      throw new AppError('invalid_input', 'no colleague of this order', {
        personId: `从${station(row.stationId)?.name ?? '本站'}和上级的同事里选一位。`,
      })
    }
    const step = stepOf('handOver', row.state, staffActor(caller), moment.at, `${to.name}：${note}`)
    const next = {
      ...noted(row, step, caller.requestId),
      keeper: { personId, name: to.name },
    }
    await tellDesk(transaction, next, [{ personId }], {
      event: 'handed_over',
      title: titleOf(next, '交给您了'),
      text: `${caller.name}：${note}`.slice(0, 120),
      at: moment.at,
    })
    return next
  })
}
