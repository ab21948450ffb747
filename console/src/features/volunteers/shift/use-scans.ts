import { volunteers } from '@functions/volunteers/contract'
import { type Scanned, scanQueue } from '@functions/volunteers/contract/scan-queue'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { api } from '../../../api'
import { keep, recall } from '../../../kept'
import { useMe } from '../../../me'

/** Each person's own: on a shared computer nobody hands in what another one scanned. */
const queueOf = (staffId: string) => {
  const name = `console.scans.${staffId}`
  return scanQueue({
    recall: () => recall(name),
    keep: (scans) => keep(name, scans),
    send: async ({ shiftId = '', code, scannedAt, key }) =>
      (await api(volunteers).scanVolunteer({ shiftId, code, scannedAt }, { key })).attendance,
  })
}

/** The volunteers' codes that this organiser scanned: what waits for a network goes when the page opens and when one is back. */
export function useScans(onSent: () => Promise<void>) {
  const { staffId } = useMe().staff
  const queue = useMemo(() => queueOf(staffId), [staffId])
  const [unsent, setUnsent] = useState(queue.unsent)
  const [sending, setSending] = useState(false)

  const sendNow = useCallback(async () => {
    if (!queue.unsent().some(({ state }) => state === 'waiting')) return
    setSending(true)
    const sent = await queue.sendWaiting()
    setSending(false)
    setUnsent(queue.unsent())
    if (sent > 0) await onSent()
  }, [queue, onSent])
  useEffect(() => {
    const send = () => void sendNow()
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [sendNow])

  const handIn = async (scanned: Scanned) => {
    try {
      return await queue.handIn(scanned)
    } finally {
      setUnsent(queue.unsent())
    }
  }
  const drop = (key: string) => {
    queue.drop(key)
    setUnsent(queue.unsent())
  }
  return { unsent, sending, sendNow, handIn, drop }
}
export type Scans = ReturnType<typeof useScans>
