import Taro from '@tarojs/taro'
import type { LocalFile } from '@/local-files'

/** WeChat records; elsewhere a recording that is there already is chosen. */
export const CAN_RECORD = true

export interface Recording {
  readonly stop: () => void
  /** The recording, kept until it is sent; null when nothing came of it. */
  readonly done: Promise<LocalFile | null>
}

const NAME = '录音.mp3'

/** Speaks into the phone until `stop`, or until the time is over. WeChat asks for the microphone the first time. */
export function record(mostSeconds: number): Recording {
  const recorder = Taro.getRecorderManager()
  const done = new Promise<LocalFile | null>((resolve) => {
    recorder.onError(() => resolve(null))
    recorder.onStop(({ tempFilePath, fileSize }) => {
      Taro.saveFile({ tempFilePath }).then(
        (saved) =>
          resolve(
            'savedFilePath' in saved ? { path: saved.savedFilePath, name: NAME, size: fileSize } : null,
          ),
        () => resolve(null),
      )
    })
  })
  recorder.start({
    duration: mostSeconds * 1000,
    format: 'mp3',
    sampleRate: 16000,
    numberOfChannels: 1,
    encodeBitRate: 48000,
  })
  return { stop: () => recorder.stop(), done }
}
