import Taro from '@tarojs/taro'

let speaking: Taro.InnerAudioContext | null = null

/** Plays one recording; another one that is being heard stops. */
export function hear(address: string): void {
  speaking?.stop()
  speaking = Taro.createInnerAudioContext()
  speaking.src = address
  speaking.play()
}
