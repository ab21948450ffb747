import { findBrowserVoice } from '@/aloud/browser-voice'
import type { Voice } from '@/aloud/voice-types'

/** A browser's speech: one utterance at a time; cancelling tells the cancelled one, as Chrome (error) and Safari (end) do. */
class Speech {
  current: SpeechSynthesisUtterance | null = null
  readonly said: string[] = []
  cancelledBy: 'onerror' | 'onend' = 'onerror'
  getVoices = () => []
  speak(utterance: SpeechSynthesisUtterance) {
    this.current = utterance
    this.said.push(utterance.text)
    this.tell(utterance, 'onstart')
  }
  cancel() {
    const cancelled = this.current
    this.current = null
    if (cancelled) this.tell(cancelled, this.cancelledBy)
  }
  finish() {
    const finished = this.current
    this.current = null
    if (finished) this.tell(finished, 'onend')
  }
  private tell(utterance: SpeechSynthesisUtterance, event: 'onstart' | 'onend' | 'onerror') {
    ;(utterance[event] as (() => void) | null)?.()
  }
}

function aHearing() {
  const heard: string[] = []
  const tell = (what: string) => () => void heard.push(what)
  return { heard, on: { onDone: tell('done'), onFailed: tell('failed'), onInterrupted: tell('interrupted') } }
}

let speech: Speech
beforeEach(() => {
  speech = new Speech()
  class Utterance {
    constructor(readonly text: string) {}
  }
  Object.assign(globalThis, { speechSynthesis: speech, SpeechSynthesisUtterance: Utterance })
})
afterEach(() => {
  Object.assign(globalThis, { speechSynthesis: undefined, SpeechSynthesisUtterance: undefined })
})
const twoVoices = () => [findBrowserVoice(), findBrowserVoice()] as [Voice, Voice]

test('a browser without speech has no voice', () => {
  Object.assign(globalThis, { speechSynthesis: undefined })
  expect(findBrowserVoice()).toBeNull()
})

test.each(['onerror', 'onend'] as const)(
  'whoever begins interrupts, and nobody takes %s for its own',
  (event) => {
    speech.cancelledBy = event
    const [one, other] = twoVoices()
    const first = aHearing()
    const second = aHearing()
    one.speak('第一条', 1, first.on)
    other.speak('第二条', 1, second.on)
    expect(first.heard).toEqual(['interrupted'])
    speech.finish()
    expect(second.heard).toEqual(['done'])
    expect(first.heard).toEqual(['interrupted'])
  },
)

test('stopping a voice that is silent leaves the other speaking', () => {
  const [one, other] = twoVoices()
  const second = aHearing()
  one.speak('第一条', 1, aHearing().on)
  other.speak('第二条', 1, second.on)
  one.stop()
  expect(speech.current?.text).toBe('第二条')
  expect(second.heard).toEqual([])
})

test('going on faster interrupts nobody', () => {
  const [voice] = twoVoices()
  const { heard, on } = aHearing()
  voice.speak('一句', 1, on)
  voice.speak('一句', 1.5, on)
  expect(heard).toEqual([])
})
