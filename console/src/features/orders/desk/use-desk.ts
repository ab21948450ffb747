import { orders } from '@functions/orders/contract'
import { useCallback, useEffect, useRef } from 'react'
import { api } from '../../../api'
import { useCall } from '../../../use-call'
import type { DeskQuery } from './query'

const EVERY_MS = 60_000

/** One tab of the desk. While it is looked at it is asked for again once a minute, without a blink. */
export function useDesk({ tab, stationId, cursor }: DeskQuery) {
  const ask = useCallback(
    () => api(orders).desk({ tab, ...(stationId && { stationId }), ...(cursor && { cursor }) }),
    [tab, stationId, cursor],
  )
  const called = useCall(ask)
  const { put } = called
  const shown = useRef(ask)
  shown.current = ask
  const refresh = useCallback(() => {
    ask().then(
      (answer) => {
        // another tab may have been opened meanwhile
        if (shown.current === ask) put(answer)
      },
      () => undefined,
    )
  }, [ask, put])
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) refresh()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [refresh])
  return { ...called, refresh }
}
