import { createHash } from 'node:crypto'
import { createApiMaker } from './api'

export interface Sent {
  /** Bytes of each piece that went over the air, in their order. */
  readonly puts: number[]
}

/**
 * What WeChat does with files: an album with one photo, a recorder that has heard `voice`, a folder of the mini-program's own, and
 * PUTs that may break off.
 */
export function filesOfPhone(
  album: Buffer,
  saved: Map<string, Buffer>,
  sent: Sent,
  breaksAt: () => number = () => -1,
  voice: Buffer = Buffer.alloc(0),
) {
  const read = (path: unknown) => {
    const found = saved.get(String(path))
    if (!found) throw { errMsg: `no such file or directory ${path}` }
    return found
  }
  const api = createApiMaker([])
  let onStop: (result: { tempFilePath: string; fileSize: number }) => void = () => {}
  let hears = false
  return {
    getRecorderManager: () => ({
      onError: () => {},
      onStop: (listener: typeof onStop) => {
        onStop = listener
      },
      start: () => {
        hears = true
      },
      stop: () => {
        if (hears) onStop({ tempFilePath: VOICE, fileSize: voice.length })
        hears = false
      },
    }),
    chooseMedia: api('chooseMedia', () => ({
      tempFiles: [{ tempFilePath: 'wxfile://tmp_photo.jpg', size: album.length }],
    })),
    saveFile: api('saveFile', ({ tempFilePath }) => {
      const isVoice = tempFilePath === VOICE
      const savedFilePath = `wxfile://store_${saved.size}.${isVoice ? 'mp3' : 'jpg'}`
      saved.set(savedFilePath, isVoice ? voice : album)
      return { savedFilePath }
    }),
    removeSavedFile: api('removeSavedFile', ({ filePath }) => void saved.delete(String(filePath))),
    getFileSystemManager: () => ({
      readFile: api('readFile', ({ filePath, position, length }) => {
        const bytes = new Uint8Array(
          read(filePath).subarray(Number(position), Number(position) + Number(length)),
        )
        if (bytes.length !== length) throw { errMsg: 'the value of "length" is out of range' }
        return { data: bytes.buffer }
      }),
      getFileInfo: api('getFileInfo', ({ filePath, digestAlgorithm }) => ({
        digest: createHash(String(digestAlgorithm)).update(read(filePath)).digest('hex'),
      })),
    }),
    request: api('request', async ({ url, method, header, data }) => {
      if (sent.puts.length === breaksAt()) throw { errMsg: 'net::ERR_INTERNET_DISCONNECTED' }
      const body = data as ArrayBuffer
      const headers = header as Record<string, string>
      const { status } = await fetch(String(url), { method: String(method), headers, body })
      sent.puts.push(body.byteLength)
      return { statusCode: status, data: '' }
    }),
  }
}

const VOICE = 'wxfile://tmp_voice.mp3'
