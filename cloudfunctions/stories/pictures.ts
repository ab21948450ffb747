import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { files } from '../_server/files'
import { newId } from '../_server/ids'
import { measurePicture } from '../_server/picture-size'
import { withdrawnAmong } from '../materials/rights'
import { MAX_PICTURE_BYTES } from './contract'
import { pictureIdOf, picturePath } from './picture-paths'
import type { Input, Output } from './signatures'
import * as store from './store'

/** A JPEG's size stands behind its colour profile and its EXIF data, which are rarely longer than this. */
const HEAD_BYTES = 256 * 1024
const LONGEST_SIDE = 20_000

export async function beginPicture(
  { type }: Input<'beginPicture'>,
  caller: Caller,
): Promise<Output<'beginPicture'>> {
  const pictureId = newId(caller, 'picture')
  const upload = await files.beginUpload(picturePath(pictureId, type), type)
  await store.addPicture({
    _id: pictureId,
    fileId: upload.fileId,
    type,
    by: caller.personId ?? '',
    begunAt: instant(),
    width: null,
    height: null,
  })
  return upload
}

export async function finishPicture(
  { fileId }: Input<'finishPicture'>,
  caller: Caller,
): Promise<Output<'finishPicture'>> {
  const pictureId = pictureIdOf(fileId)
  const row = await store.picture(pictureId)
  if (!row || row.fileId !== fileId || row.by !== caller.personId) {
    throw new AppError('not_found', 'no such upload', { '': '没找到刚传的图，再传一次。' })
  }
  const { head, size } = await files.readHead(fileId, HEAD_BYTES)
  const measured = measurePicture(head)
  const refusal =
    size > MAX_PICTURE_BYTES
      ? '一张图最多 10 MB，压小一点再传。'
      : measured === null
        ? '这个文件不是能用的图片，只收 JPG、PNG、WebP、GIF。'
        : Math.max(measured.width, measured.height) > LONGEST_SIDE
          ? `图太大了，长边最多 ${LONGEST_SIDE} 像素，缩小一点再传。`
          : null
  if (refusal !== null || measured === null) {
    await files.remove(fileId)
    await store.forgetPicture(pictureId)
    throw new AppError('invalid_input', 'not a picture we take', { '': refusal ?? '' })
  }
  const { width, height } = measured
  await store.measurePicture(pictureId, width, height)
  return { fileId, url: files.publicUrl(fileId), width, height }
}

export async function pictureUrls({ fileIds }: Input<'pictureUrls'>): Promise<Output<'pictureUrls'>> {
  const withdrawn = await withdrawnAmong(fileIds)
  const urlOf = (fileId: string) => withdrawn.get(fileId) ?? files.publicUrl(fileId)
  return { urls: Object.fromEntries(fileIds.map((fileId) => [fileId, urlOf(fileId)])) }
}
