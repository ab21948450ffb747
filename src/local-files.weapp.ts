import Taro from '@tarojs/taro'

export interface LocalFile {
  readonly path: string
  readonly name: string
  readonly size: number
}

/** What is wanted: at most so many of these kinds. */
export interface Wanted {
  readonly kinds: readonly ('image' | 'video' | 'audio')[]
  readonly most: number
}

export interface Chosen {
  readonly files: readonly LocalFile[]
  /** There was no room for all of them. */
  readonly full: boolean
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? '照片'

/** Pictures and videos of the camera or the album, moved to where WeChat keeps them for us. */
export async function chooseFiles({ kinds, most }: Wanted): Promise<Chosen> {
  const options = { count: most, mediaType: kinds, sizeType: ['original'] }
  // somebody who thinks better of it is not an error
  const { tempFiles } = await Taro.chooseMedia(options as unknown as Taro.chooseMedia.Option).catch(() => ({
    tempFiles: [],
  }))
  const files: LocalFile[] = []
  for (const { tempFilePath, size } of tempFiles) {
    const saved = await Taro.saveFile({ tempFilePath }).catch(() => null)
    if (saved === null || !('savedFilePath' in saved)) return { files, full: true }
    files.push({ path: saved.savedFilePath, name: nameOf(tempFilePath), size })
  }
  return { files, full: false }
}

/** An address by which a page shows the file. */
export const addressOf = async (path: string): Promise<string> => path

export function readPart(path: string, from: number, length: number): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath: path,
      position: from,
      length,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: reject,
    }),
  )
}

/** Throws when the line broke or the storage said no. */
export async function putPart(
  url: string,
  headers: Record<string, string>,
  bytes: ArrayBuffer,
): Promise<void> {
  const { statusCode } = await Taro.request({
    url,
    method: 'PUT',
    header: headers,
    data: bytes,
    dataType: 'text',
  })
  if (statusCode < 200 || statusCode > 299) throw new Error(`storage answered ${statusCode}`)
}

export async function forgetFile(path: string): Promise<void> {
  await Taro.removeSavedFile({ filePath: path }).catch(() => undefined)
}

const SHA256 = /^[0-9a-f]{64}$/

/** The file's fingerprint, by which the centre knows what it has already; null where this WeChat computes none. */
export function digestOf({ path }: LocalFile): Promise<string | null> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      // newer than Taro's types: developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.getFileInfo.html
      digestAlgorithm: 'sha256' as 'sha1',
      success: ({ digest = '' }) => resolve(SHA256.test(digest) ? digest : null),
      fail: () => resolve(null),
    }),
  )
}
