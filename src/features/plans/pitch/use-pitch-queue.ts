import type { PitchContent } from '@functions/plans/contract'
import { useCallback, useRef, useState } from 'react'
import { fieldQueue, type QueuedPitch } from '@/kept/field-queue'
import { staff } from '@/kept/staff'
import { sendPitches } from '@/pitching'
import { useBackOnline } from '@/use-back-online'

const waitingNow = (): QueuedPitch[] => {
  const personId = staff.open()?.personId
  if (!personId) return []
  return fieldQueue
    .of(personId)
    .flatMap((item) => (item.kind === 'pitch' && item.state !== 'sent' ? [item] : []))
}

/** Pitches that found no network: in the same queue as what is gathered, filed when the page opens or the network is back. */
export function usePitchQueue() {
  const [items, setItems] = useState<readonly QueuedPitch[]>(waitingNow)
  const [sending, setSending] = useState(false)
  const running = useRef(false)

  const send = useCallback(() => {
    const personId = staff.open()?.personId
    setItems(waitingNow())
    if (!personId || running.current || !waitingNow().some(({ state }) => state === 'waiting')) return
    running.current = true
    setSending(true)
    void sendPitches(personId).finally(() => {
      running.current = false
      setSending(false)
      setItems(waitingNow())
    })
  }, [])
  useBackOnline(send)

  return {
    items,
    sending,
    send,
    /** False when nobody is signed in or the phone has no room: then it must not be taken for kept. `key`: the one it was tried with. */
    add(content: PitchContent, key: string): boolean {
      const personId = staff.open()?.personId
      if (!personId) return false
      const madeAt = new Date().toISOString()
      const kept = fieldQueue.add({
        key,
        personId,
        title: content.what,
        madeAt,
        state: 'waiting',
        why: '',
        kind: 'pitch',
        content,
      })
      setItems(waitingNow())
      return kept
    },
    drop(key: string): void {
      fieldQueue.drop(key)
      setItems(waitingNow())
    },
  }
}
export type PitchQueue = ReturnType<typeof usePitchQueue>
