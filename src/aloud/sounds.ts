/** What the plugin tells of a sound: an address that holds until then, in seconds since 1970. */
interface Spoken {
  readonly retcode: number
  readonly filename: string
  readonly expired_time?: number
}

/** WeChat's plugin 微信同声传译 (WechatSI), as much of it as speaks. */
export interface SpeechPlugin {
  textToSpeech(request: {
    readonly lang: 'zh_CN'
    readonly tts: true
    readonly content: string
    readonly success: (spoken: Spoken) => void
    readonly fail: (failure: { readonly retcode?: number }) => void
  }): void
}

/** The plugin's code for a line that is cut; every other one is its own trouble. */
const NO_NETWORK = -20005

export const CUT_OFF = '手机现在没连上网，声音取不到。连上再点一次。'
export const NO_SOUND = '声音没取到，不是您的问题。过一会儿再点一次。'

/** Fails with the sentence to show. */
export class SoundError extends Error {}

interface Sound {
  readonly sentence: string
  readonly address: Promise<string>
  /** In milliseconds since 1970. */
  until: number
}

/** The sentence that is being said and the one after it: what was said before is not said again. */
const KEPT = 2

/** Turns sentences into addresses of sounds, each asked for once while it is needed. */
export function createSounds(plugin: SpeechPlugin) {
  let kept: Sound[] = []

  function fetchSound(sentence: string): Sound {
    const sound: Sound = {
      sentence,
      until: Number.POSITIVE_INFINITY,
      address: new Promise((resolve, reject) => {
        const refuse = (retcode?: number) => {
          forget(sentence)
          reject(new SoundError(retcode === NO_NETWORK ? CUT_OFF : NO_SOUND))
        }
        plugin.textToSpeech({
          lang: 'zh_CN',
          tts: true,
          content: sentence,
          success({ retcode, filename, expired_time }) {
            if (retcode !== 0 || !filename) return refuse(retcode)
            if (expired_time) sound.until = expired_time * 1000
            resolve(filename)
          },
          fail: ({ retcode }) => refuse(retcode),
        })
      }),
    }
    // a sound that nobody waits for any more may fail unheard
    sound.address.catch(() => undefined)
    return sound
  }

  function forget(sentence: string): void {
    kept = kept.filter((sound) => sound.sentence !== sentence)
  }

  return {
    forget,
    addressOf(sentence: string): Promise<string> {
      const known = kept.find((sound) => sound.sentence === sentence && sound.until > Date.now())
      const sound = known ?? fetchSound(sentence)
      kept = [sound, ...kept.filter((other) => other.sentence !== sentence)].slice(0, KEPT)
      return sound.address
    },
  }
}
