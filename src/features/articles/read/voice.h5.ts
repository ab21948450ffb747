import type { Voice } from './voice-types'

/** A browser that has not begun to speak by then has no voice for it. */
const SILENCE_MS = 4000

/** The browser's own voice, in Mandarin; null where there is none at all. */
export function findVoice(): Voice | null {
  const synthesis = globalThis.speechSynthesis
  if (!synthesis || typeof SpeechSynthesisUtterance === 'undefined') return null
  let current: SpeechSynthesisUtterance | null = null

  const stop = () => {
    current = null
    synthesis.cancel()
  }
  return {
    stop,
    speak(sentence, rate, { onDone, onFailed }) {
      stop()
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.lang = 'zh-CN'
      utterance.rate = rate
      const mandarin = synthesis.getVoices().find((voice) => /^(zh|cmn)[-_](CN|Hans)/i.test(voice.lang))
      if (mandarin) utterance.voice = mandarin
      current = utterance

      // Events of an utterance that was stopped arrive late and mean nothing any more.
      const settle = (then: () => void) => () => {
        clearTimeout(silence)
        if (current !== utterance) return
        current = null
        then()
      }
      const failed = settle(onFailed)
      const silence = setTimeout(failed, SILENCE_MS)
      utterance.onstart = () => clearTimeout(silence)
      utterance.onend = settle(onDone)
      utterance.onerror = failed
      synthesis.speak(utterance)
    },
  }
}
