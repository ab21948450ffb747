import { AppError } from '@functions/_common/errors'
import { type Order, orders } from '@functions/orders/contract'
import { App } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { useCall } from '../../../use-call'

/** One order and the steps on it: each answers with the order as it is then, and the queue is asked for again. */
export function useOrder(orderId: string, onMoved: () => void) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const { put, again, ...called } = useCall(useCallback(() => api(orders).order({ orderId }), [orderId]))

  /** Fails with the refusal, for a dialog that shows it; what moved on meanwhile is asked for again. */
  const send = async (step: () => Promise<Order>, said: string): Promise<void> => {
    setBusy(true)
    try {
      put(await step())
      message.success(said)
      onMoved()
    } catch (error) {
      if (error instanceof AppError && error.code === 'changed_meanwhile') {
        again()
        onMoved()
      }
      throw error
    } finally {
      setBusy(false)
    }
  }
  /** The same for a button without a dialog: the refusal is said above the page. */
  const act = (step: () => Promise<Order>, said: string): Promise<void> =>
    send(step, said).catch((error: unknown) => void message.error(sayAll(error), 6))

  return { ...called, again, busy, send, act }
}
export type Steps = Pick<ReturnType<typeof useOrder>, 'busy' | 'send' | 'act'>
