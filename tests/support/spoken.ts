/** WeChat's speech at its wire: the plugin 微信同声传译 and the phone's player. They answer and end when the test says so. */

interface SpeechRequest {
  readonly lang: string
  readonly tts: boolean
  readonly content: string
  success(spoken: { retcode: number; filename: string; expired_time?: number }): void
  fail(failure: { retcode?: number; msg?: string }): void
}

export class SpeechPlugin {
  readonly requests: SpeechRequest[] = []
  textToSpeech = (request: SpeechRequest) => void this.requests.push(request)

  /** The sentences asked for, in order. */
  get asked(): string[] {
    return this.requests.map(({ content }) => content)
  }
  private last(sentence: string): SpeechRequest {
    const request = this.requests.findLast(({ content }) => content === sentence)
    if (!request) throw new Error(`nobody asked for “${sentence}”, but for ${this.asked.join(' ')}`)
    return request
  }
  answer(
    sentence: string,
    spoken: { retcode?: number; filename?: string; expired_time?: number } = {},
  ): void {
    this.last(sentence).success({ retcode: 0, filename: `https://sound/${sentence}`, ...spoken })
  }
  refuse(sentence: string, retcode: number): void {
    this.last(sentence).fail({ retcode, msg: 'refused' })
  }
}

type Told = 'Play' | 'Ended' | 'Error' | 'Pause'

/** `wx.createInnerAudioContext()`. */
export class InnerAudio {
  src = ''
  playbackRate = 1
  playing = false
  /** Addresses in the order in which they were played. */
  played: string[] = []
  private readonly listeners: [Told, () => void][] = []

  onPlay = (listener: () => void) => void this.listeners.push(['Play', listener])
  onEnded = (listener: () => void) => void this.listeners.push(['Ended', listener])
  onError = (listener: () => void) => void this.listeners.push(['Error', listener])
  onPause = (listener: () => void) => void this.listeners.push(['Pause', listener])
  play = () => {
    this.playing = true
    this.played.push(this.src)
    this.tell('Play')
  }
  stop = () => {
    this.playing = false
  }
  tell(what: Told): void {
    if (what !== 'Play') this.playing = false
    for (const [event, listener] of this.listeners) if (event === what) listener()
  }
  /** A silent player again; listeners stay, as the app opens one player for its life. */
  forget(): void {
    this.stop()
    Object.assign(this, { src: '', playbackRate: 1, played: [] })
  }
}
