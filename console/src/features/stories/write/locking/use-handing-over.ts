import { stories } from '@functions/stories/contract'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../../api'
import type { Autosave } from '../saving/use-autosave'
import type { HandedOver } from './lock-note'
import type { HeldLock } from './use-lock'

/** What goes with the lock: unsaved words to whoever took it, and the lock itself back when the page is left. */
export function useHandingOver(storyId: string, { lock, lost }: HeldLock, autosave: Autosave): HandedOver {
  const [handed, setHanded] = useState<HandedOver>('nothing')
  const { handOver, flush } = autosave
  // again with every heartbeat until the words are with the other
  useEffect(() => {
    if (!lost || lock.mine) return
    handOver().then((outcome) => setHanded((before) => (outcome === 'nothing' ? before : outcome)))
  }, [lost, lock, handOver])

  const mine = useRef(lock.mine)
  mine.current = lock.mine
  useEffect(
    () => () => {
      if (!mine.current) return
      flush()
        .then(() => api(stories).unlock({ storyId }))
        // not reached: the lock ends by itself
        .catch(() => undefined)
    },
    [flush, storyId],
  )
  return handed
}
