import Taro from '@tarojs/taro'
import { createSounds, NO_SOUND, type SoundError, type SpeechPlugin } from './sounds'
import type { Voice } from './voice-types'

declare const requirePlugin: ((name: string) => Partial<SpeechPlugin>) | undefined

/** A sound that has not begun by then will not. */
const SILENCE_MS = 10_000

/** The plugin, if this build declares it (app.config.ts): `requirePlugin` throws for one that is not declared. */
function findPlugin(): SpeechPlugin | null {
  try {
    const plugin = typeof requirePlugin === 'function' ? requirePlugin('WechatSI') : null
    return typeof plugin?.textToSpeech === 'function' ? (plugin as SpeechPlugin) : null
  } catch {
    return null
  }
}

/** One sentence being said: what the phone tells of its sound, and what is told when something else takes its place. */
interface Turn {
  readonly by: Voice
  readonly begun: () => void
  readonly ended: () => void
  readonly broken: () => void
  readonly interrupted: () => void
  /** No longer waited for; nobody is told. */
  readonly dropped: () => void
}

/** The phone has one mouth: who begins to speak interrupts whoever was speaking. */
let turn: Turn | null = null
let mouth: Taro.InnerAudioContext | null = null

function openMouth(): Taro.InnerAudioContext {
  if (mouth) return mouth
  const audio = Taro.createInnerAudioContext()
  // an older reader's iPhone is often set to silent; whoever presses 听 wants to hear
  void Promise.resolve(Taro.setInnerAudioOption?.({ obeyMuteSwitch: false })).catch(() => undefined)
  audio.onPlay(() => turn?.begun())
  audio.onEnded(() => turn?.ended())
  audio.onError(() => turn?.broken())
  // nothing here ever pauses: that was a telephone call, or the system
  audio.onPause(() => turn?.interrupted())
  mouth = audio
  return audio
}

function play(address: string, rate: number): void {
  const audio = openMouth()
  audio.src = address
  audio.playbackRate = rate
  audio.play()
}

/** Makes room for whoever speaks next. */
function silenceAll(): void {
  turn?.dropped()
  turn = null
  mouth?.stop()
}

/** WeChat's voice by its plugin 微信同声传译; null where the build has no plugin. */
export function findPluginVoice(): Voice | null {
  const plugin = findPlugin()
  if (!plugin) return null
  const sounds = createSounds(plugin)

  const voice: Voice = {
    prepare: (sentence) => void sounds.addressOf(sentence).catch(() => undefined),
    stop: () => {
      if (turn?.by === voice) silenceAll()
    },
    speak(sentence, rate, { onDone, onFailed, onInterrupted }) {
      if (turn && turn.by !== voice) turn.interrupted()
      silenceAll()
      let heard = false
      const over = (then: () => void) => () => {
        if (turn !== mine) return
        silenceAll()
        then()
      }
      const broken = over(() => {
        sounds.forget(sentence)
        onFailed(NO_SOUND)
      })
      const silence = setTimeout(broken, SILENCE_MS)
      const mine: Turn = {
        by: voice,
        begun() {
          heard = true
          clearTimeout(silence)
        },
        // the end of a sentence that was cut short arrives late
        ended: () => (heard ? over(onDone)() : undefined),
        broken,
        interrupted: over(onInterrupted),
        dropped: () => clearTimeout(silence),
      }
      turn = mine
      sounds.addressOf(sentence).then(
        (address) => turn === mine && play(address, rate),
        (error: SoundError) => over(() => onFailed(error.message))(),
      )
    },
  }
  return voice
}
