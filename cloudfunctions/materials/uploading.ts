import { MATERIAL_LIMITS } from '../../site/materials'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { addressesOfParts, type PartedFile, partsOf, removeParts, storedParts } from '../_server/parts'
import { hashed } from '../_server/secret'
import { partsPath } from './paths'
import { maySee } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

/** The same person and key: the same upload, and in the end the same item. */
export const uploadIdOf = (caller: Caller, uploadKey: string): string =>
  hashed('material', caller.personId ?? '', uploadKey).slice(0, 22)

const MOST_BYTES = Math.max(...Object.values(MATERIAL_LIMITS.most))
/** The pieces of an upload as the storage has them. */
export const partedOf = ({ _id, size, partBytes }: store.UploadRow): PartedFile => ({
  folder: partsPath(_id),
  size,
  partBytes,
})

export async function upload(input: Input<'upload'>, caller: Caller): Promise<Output<'upload'>> {
  if (input.size > MOST_BYTES) {
    throw new AppError('invalid_input', `upload of ${input.size} bytes`, {
      size: `一个文件最多 ${Math.floor(MOST_BYTES / 1024 / 1024)} MB。长视频剪短一点，或者压小一点再传。`,
    })
  }
  const uploadId = uploadIdOf(caller, input.uploadKey)
  const { partBytes } = MATERIAL_LIMITS
  const done = await store.find(uploadId)
  if (done) {
    const parts = partsOf({ size: input.size, partBytes })
    return { partBytes, parts, stored: [], materialId: done._id, sameId: null }
  }
  const known = await store.upload(uploadId)
  if (known) {
    if (known.size !== input.size || (known.sha256 && input.sha256 && known.sha256 !== input.sha256)) {
      throw new AppError('invalid_input', 'another file under this key', {
        '': '文件变过了，请重新选一次再传。',
      })
    }
    const stored = await storedParts(partedOf(known))
    return { partBytes: known.partBytes, parts: partsOf(known), stored, materialId: null, sameId: null }
  }
  const row = {
    _id: uploadId,
    personId: caller.personId ?? '',
    name: input.name,
    size: input.size,
    sha256: input.sha256,
    partBytes,
    begunAt: instant(),
  }
  await store.addUpload(row)
  return {
    partBytes,
    parts: partsOf(row),
    stored: [],
    materialId: null,
    sameId: await sameFor(input, caller),
  }
}

async function sameFor({ sha256 }: Input<'upload'>, caller: Caller): Promise<string | null> {
  if (!sha256) return null
  const same = (await store.sameContent(sha256, 20)).find(
    (row) => row.state === 'passed' && maySee(caller, row),
  )
  return same?._id ?? null
}

export async function partAddresses(
  { uploadKey, parts }: Input<'partAddresses'>,
  caller: Caller,
): Promise<Output<'partAddresses'>> {
  const row = await store.upload(uploadIdOf(caller, uploadKey))
  if (!row) throw uploadGone()
  if (parts.some((part) => part >= partsOf(row))) throw new AppError('invalid_input', 'no such part')
  return { addresses: await addressesOfParts(partsPath(row._id), parts) }
}

export const uploadGone = (): AppError =>
  new AppError('not_found', 'no such upload', { '': '这次上传放得太久，清掉了。请重新选一次文件。' })

/** Takes away the pieces and what was noted of the upload. Harmless twice. */
export async function forgetUpload(row: store.UploadRow): Promise<void> {
  await removeParts(partedOf(row))
  await store.removeUpload(row._id)
}
