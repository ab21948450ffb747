import { useEffect, useMemo, useRef, useState } from 'react'
import { sentencesOf } from './sentences'
import { findVoice } from './voice'

export type ReadAloudState = 'idle' | 'playing' | 'paused' | 'unavailable'

export const RATES = [1, 1.25, 1.5, 0.8] as const

export interface ReadAloud {
  readonly state: ReadAloudState
  readonly rate: number
  /** Start, pause, go on. */
  readonly toggle: () => void
  readonly changeRate: () => void
}

/** Reads a text aloud sentence by sentence; null where this platform has no voice. Stops when the page goes. */
export function useReadAloud(text: string): ReadAloud | null {
  const voice = useMemo(findVoice, [])
  const sentences = useMemo(() => sentencesOf(text), [text])
  const [state, setState] = useState<ReadAloudState>('idle')
  const [rate, setRate] = useState<number>(RATES[0])
  const next = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text starts from its beginning
  useEffect(() => {
    next.current = 0
    setState('idle')
    return () => voice?.stop()
  }, [voice, sentences])

  if (!voice) return null

  function say(speed: number): void {
    const sentence = sentences[next.current]
    if (sentence === undefined) {
      next.current = 0
      setState('idle')
      return
    }
    setState('playing')
    voice?.speak(sentence, speed, {
      onDone: () => {
        next.current++
        say(speed)
      },
      onFailed: () => setState('unavailable'),
      onInterrupted: () => setState('paused'),
    })
  }

  return {
    state,
    rate,
    toggle() {
      if (state === 'playing') {
        voice.stop()
        setState('paused')
      } else if (sentences.length > 0) say(rate)
    },
    changeRate() {
      const faster = RATES[(RATES.indexOf(rate as (typeof RATES)[number]) + 1) % RATES.length] ?? RATES[0]
      setRate(faster)
      if (state === 'playing') say(faster)
    },
  }
}
