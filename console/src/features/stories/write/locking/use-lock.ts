import { LOCK, type Lock, stories } from '@functions/stories/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../../api'

export interface HeldLock {
  readonly lock: Lock
  /** Held when the page opened or since then, and gone to somebody else. */
  readonly lost: boolean
  /** A key was pressed: told to the others with the next heartbeat. */
  pressed(): void
  /** Asks at once: a save was refused because somebody else writes. */
  beat(): void
}

/**
 * Keeps the lock of an open story while its page is open, and tells when it is gone. Without it, follows who writes.
 * A line that is cut changes nothing here: the centre ends the lock by itself and says so when the line is back.
 */
export function useLock(storyId: string, first: Lock): HeldLock {
  const [lock, setLock] = useState(first)
  const [lost, setLost] = useState(false)
  const current = useRef(first)
  const typedAt = useRef<number | null>(null)

  const beat = useCallback(async () => {
    const held = current.current.mine
    const idleMs = held && typedAt.current !== null ? Math.max(0, Date.now() - typedAt.current) : null
    try {
      let said = await api(stories).keepLock({ storyId, idleMs })
      // a computer that slept: nobody has taken it meanwhile
      if (held && !said.mine && said.holder === null) said = await api(stories).lock({ storyId })
      if (held && !said.mine) setLost(true)
      current.current = said
      setLock(said)
    } catch {
      // not reached: the saving line says so, and the next beat asks again
    }
  }, [storyId])

  useEffect(() => {
    const timer = setInterval(beat, LOCK.renewedEveryMs)
    const shown = () => {
      if (document.visibilityState === 'visible') beat()
    }
    document.addEventListener('visibilitychange', shown)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [beat])

  const pressed = useCallback(() => {
    typedAt.current = Date.now()
  }, [])
  return { lock, lost, pressed, beat }
}
