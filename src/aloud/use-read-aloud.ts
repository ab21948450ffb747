import { useDidHide } from '@tarojs/taro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { sentencesOf } from './sentences'
import { useVoice } from './voice'

export type ReadAloudState = 'idle' | 'playing' | 'paused' | 'unavailable'

export const RATES = [1, 1.25, 1.5, 0.8] as const

export interface ReadAloud {
  readonly state: ReadAloudState
  /** Why nothing is heard, said to the reader; '' while all is well. Pressing again tries again. */
  readonly trouble: string
  readonly rate: number
  /** Start, pause, go on. */
  readonly toggle: () => void
  readonly changeRate: () => void
}

/** Reads a text aloud sentence by sentence; null where this platform has no voice. Stops when the page goes or another covers it. */
export function useReadAloud(text: string): ReadAloud | null {
  const voice = useVoice()
  const sentences = useMemo(() => sentencesOf(text), [text])
  const [state, setState] = useState<ReadAloudState>('idle')
  const [trouble, setTrouble] = useState('')
  const [rate, setRate] = useState<number>(RATES[0])
  const next = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text starts from its beginning
  useEffect(() => {
    next.current = 0
    setState('idle')
    setTrouble('')
    return () => voice?.stop()
  }, [voice, sentences])

  useDidHide(() => {
    voice?.stop()
    setState((now) => (now === 'playing' ? 'paused' : now))
  })

  if (!voice) return null

  function say(speed: number): void {
    const sentence = sentences[next.current]
    if (sentence === undefined) {
      next.current = 0
      setState('idle')
      return
    }
    setState('playing')
    setTrouble('')
    voice?.speak(sentence, speed, {
      onDone: () => {
        next.current++
        say(speed)
      },
      onFailed(why) {
        setTrouble(why)
        setState('unavailable')
      },
      onInterrupted: () => setState('paused'),
    })
    const following = sentences[next.current + 1]
    if (following !== undefined) voice?.prepare?.(following)
  }

  return {
    state,
    trouble,
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
