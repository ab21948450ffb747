import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { pool } from './passing-on'
import { accept } from './reviewing'
import type { Input, Output } from './signatures'
import { dispatch } from './suggesting'

type Outcome = Output<'batch'>['outcomes'][number]

/**
 * One after the other, each order a step of its own: what one is refused stops none of the others. What nobody foresaw fails the
 * call after all were tried; sent again, what was done is not done twice.
 */
export async function batch({ orders, ...job }: Input<'batch'>, caller: Caller): Promise<Output<'batch'>> {
  const outcomes: Outcome[] = []
  const unforeseen: unknown[] = []
  for (const seen of orders) {
    try {
      const { revision } = await one(job, seen, caller)
      outcomes.push({ orderId: seen.orderId, refusal: null, revision })
    } catch (error) {
      if (!(error instanceof AppError)) {
        unforeseen.push(error)
        continue
      }
      const { code, fields } = error
      outcomes.push({ orderId: seen.orderId, refusal: { code, fields: { ...fields } }, revision: null })
    }
  }
  if (unforeseen.length > 0) throw unforeseen[0]
  return { outcomes }
}

function one(
  { event, volunteerId, note }: Omit<Input<'batch'>, 'orders'>,
  seen: Input<'batch'>['orders'][number],
  caller: Caller,
) {
  if (event === 'accept') return accept(seen, caller)
  if (event === 'pool') return pool(seen, caller)
  if (!volunteerId) throw new AppError('invalid_input', 'no volunteer', { volunteerId: '选一位志愿者。' })
  return dispatch({ ...seen, volunteerId, note: note ?? '' }, caller)
}
