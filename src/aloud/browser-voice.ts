import type { Voice } from './voice-types'

/** A browser that has not begun to speak by then has no voice for it. */
const SILENCE_MS = 4000

const NO_VOICE = '没找到普通话的声音。在手机设置里装一个中文语音，再点一次。'

/** A browser has one mouth: who begins to speak interrupts whoever was speaking. */
let speaking: { by: Voice; utterance: SpeechSynthesisUtterance; onInterrupted: () => void } | null = null

/** The browser's own voice, in Mandarin; null where there is none at all. */
export function findBrowserVoice(): Voice | null {
  const synthesis = globalThis.speechSynthesis
  if (!synthesis || typeof SpeechSynthesisUtterance === 'undefined') return null
  const silenceAll = () => {
    speaking = null
    synthesis.cancel()
  }
  const voice: Voice = {
    stop: () => {
      if (speaking?.by === voice) silenceAll()
    },
    speak(sentence, rate, { onDone, onFailed, onInterrupted }) {
      const before = speaking
      silenceAll()
      if (before && before.by !== voice) before.onInterrupted()
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.lang = 'zh-CN'
      utterance.rate = rate
      const mandarin = synthesis.getVoices().find((voice) => /^(zh|cmn)[-_](CN|Hans)/i.test(voice.lang))
      if (mandarin) utterance.voice = mandarin
      speaking = { by: voice, utterance, onInterrupted }

      // Events of an utterance that was stopped arrive late and mean nothing any more.
      const settle = (then: () => void) => () => {
        clearTimeout(silence)
        if (speaking?.utterance !== utterance) return
        speaking = null
        then()
      }
      const failed = settle(() => onFailed(NO_VOICE))
      const silence = setTimeout(failed, SILENCE_MS)
      utterance.onstart = () => clearTimeout(silence)
      utterance.onend = settle(onDone)
      utterance.onerror = failed
      synthesis.speak(utterance)
    },
  }
  return voice
}
