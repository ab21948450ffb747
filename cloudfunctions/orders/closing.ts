import { AppError } from '../_common/errors'
import { momentNow } from './acting'
import { orderMachine } from './machine'
import { moved } from './moving'
import * as store from './store'
import { letGo, peopleAt, tellDesk, titleOf } from './telling'

const MOST_OPEN = 100
const NOTE = '居民注销了账号'

/**
 * 注销账号: what is not finished is cancelled with that reason, so that nobody rings at a door for nothing; what is done stays as
 * done, without a name, a phone or a door. May run twice.
 */
export async function closeFor(residentId: string): Promise<void> {
  const moment = await momentNow()
  const open = await store.openOf(residentId, MOST_OPEN)
  for (const { _id } of open) {
    await store.withOrder(_id, async (row, transaction) => {
      if (!row) throw new AppError('not_found', `order ${_id}`)
      // a service that has begun is finished by those who are there
      if (!orderMachine.transitions.cancelOwn.from.includes(row.state)) return row
      const by = { kind: 'resident', personId: residentId, name: '' } as const
      const patch = { cancellation: { code: 'not_needed', note: NOTE } }
      const move = { event: 'cancelOwn', by, tap: `closing:${residentId}`, note: NOTE, patch } as const
      const next = moved(row, move, moment)
      await letGo(transaction, row, next, {
        title: '取消',
        text: '居民注销了账号，不用去了。',
        at: moment.at,
      })
      await tellDesk(transaction, next, await peopleAt(next, 0), {
        event: 'cancelled',
        title: titleOf(next, '取消了'),
        text: `${NOTE}，单子取消了。`,
        at: moment.at,
      })
      return next
    })
  }
  await store.forgetResident(residentId)
}

export { countOf } from './store'
