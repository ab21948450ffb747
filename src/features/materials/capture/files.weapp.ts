import Taro from '@tarojs/taro'

export interface LocalFile {
  readonly path: string
  readonly name: string
  readonly size: number
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? '照片'

/** Pictures and videos of the camera or the album, moved to where WeChat keeps them for us. */
export async function chooseFiles(): Promise<LocalFile[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count: 9,
    mediaType: ['image', 'video'],
    sizeType: ['original'],
  })
  const files: LocalFile[] = []
  for (const { tempFilePath, size } of tempFiles) {
    const saved = (await Taro.saveFile({ tempFilePath })) as Taro.saveFile.SuccessCallbackResult
    files.push({ path: saved.savedFilePath, name: nameOf(tempFilePath), size })
  }
  return files
}

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
