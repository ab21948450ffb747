import { fileTypeFromBuffer } from 'file-type'
import type { Asked } from './call'
import { type CODES, WechatError } from './codes'
import type { MaterialKind } from './materials'

interface Limit {
  readonly bytes: number
  /** By what the bytes are; a name does not count. */
  readonly types: readonly string[]
  readonly tooLarge: keyof typeof CODES
}

const MB = 1024 * 1024

/** developers.weixin.qq.com/doc/service/api/material/permanent/api_addmaterial */
export const MATERIAL_LIMITS: Readonly<Record<MaterialKind, Limit>> = {
  image: { bytes: 10 * MB, types: ['bmp', 'png', 'jpg', 'gif'], tooLarge: 'invalidImageSize' },
  voice: { bytes: 2 * MB, types: ['mp3', 'asf', 'wav', 'amr'], tooLarge: 'invalidVoiceSize' },
  video: { bytes: 10 * MB, types: ['mp4'], tooLarge: 'invalidVideoSize' },
  thumb: { bytes: 64 * 1024, types: ['jpg'], tooLarge: 'invalidThumbSize' },
}
/** Pictures of texts: jpg and png under 1 MB. */
export const PICTURE_LIMIT: Limit = { bytes: MB, types: ['jpg', 'png'], tooLarge: 'invalidImageSize' }

export interface Upload {
  readonly content: Buffer
  readonly type: string
  readonly name: string
}

/** The file that a form brings as `media`. */
export async function uploadOf({ files }: Asked, limit: Limit): Promise<Upload> {
  const file = files.get('media')
  if (!file?.size) throw new WechatError('mediaMissing')
  if (file.size > limit.bytes) throw new WechatError(limit.tooLarge)
  const content = Buffer.from(await file.arrayBuffer())
  const kind = await fileTypeFromBuffer(content)
  if (!kind || !limit.types.includes(kind.ext)) throw new WechatError('invalidFileType')
  return { content, type: kind.mime, name: file.name }
}
