import type { Sentence } from '@functions/_common/story-passages'
import { useCallback, useEffect, useRef, useState } from 'react'

/** A browser that has not begun to speak by then has no voice for it. */
const SILENCE_MS = 4000

export interface Reading {
  /** Null: nobody reads. */
  readonly index: number | null
  readonly state: 'idle' | 'speaking' | 'paused' | 'finished'
  /** This computer has no Chinese voice: the reader reads, and moves on by hand. */
  readonly silent: boolean
  readonly start: () => void
  readonly pause: () => void
  readonly next: () => void
  readonly back: () => void
}

/** 一诵读: says sentence by sentence with the browser's voice; without one, the reviewer reads and moves on by hand. */
export function useReading(sentences: readonly Sentence[]): Reading {
  const [index, setIndex] = useState<number | null>(null)
  const [state, setState] = useState<Reading['state']>('idle')
  const mute = useRef(false)
  const round = useRef(0)

  const hush = useCallback(() => {
    round.current += 1
    globalThis.speechSynthesis?.cancel()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins anew
  useEffect(() => {
    setIndex(null)
    setState('idle')
    return hush
  }, [sentences, hush])

  const say = useCallback(
    (place: number) => {
      hush()
      const sentence = sentences[place]
      if (!sentence) {
        setIndex(null)
        return setState('finished')
      }
      setIndex(place)
      if (mute.current) return setState('paused')
      setState('speaking')
      const mine = round.current
      const goSilent = () => {
        if (mine !== round.current) return
        mute.current = true
        setState('paused')
      }
      if (!globalThis.speechSynthesis || typeof SpeechSynthesisUtterance === 'undefined') return goSilent()
      const utterance = new SpeechSynthesisUtterance(sentence.text)
      utterance.lang = 'zh-CN'
      const patience = setTimeout(goSilent, SILENCE_MS)
      utterance.onstart = () => clearTimeout(patience)
      utterance.onend = () => {
        clearTimeout(patience)
        if (mine === round.current) say(place + 1)
      }
      utterance.onerror = () => {
        clearTimeout(patience)
        goSilent()
      }
      speechSynthesis.speak(utterance)
    },
    [sentences, hush],
  )

  const at = index ?? 0
  return {
    index,
    state,
    silent: mute.current,
    start: () => say(state === 'paused' ? at : 0),
    pause: () => {
      hush()
      setState('paused')
    },
    next: () => say(at + 1),
    back: () => say(Math.max(0, at - 1)),
  }
}
