import { createHash } from 'node:crypto'
import { MATERIAL_LIMITS } from '../../site/materials'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { files } from '../_server/files'
import { bytesOfParts, partsOf, storedParts } from '../_server/parts'
import { type EncodedPicture, reencoded } from '../_server/pictures'
import { bandsOf } from './alike'
import { MATERIAL_KIND_LABELS, type Material } from './contract'
import { cameraOf } from './exif'
import { kindOf } from './kinds'
import { newRow } from './new-row'
import { originalPath, outsidePath } from './paths'
import { materialOf } from './present'
import type { Input } from './signatures'
import * as store from './store'
import { noteMove } from './tracing'
import { forgetUpload, partedOf, uploadGone, uploadIdOf } from './uploading'

/** What tells the kind stands within these first bytes. */
const HEAD_BYTES = 512 * 1024
/** Longest sides in pixels of what lists and a phone's page show, for a phone of three dots a point. */
const SIDES = { small: 480, screen: 1280 }

const refuse = (sentence: string) =>
  new AppError('invalid_input', 'nothing the library takes', { '': sentence })

interface Assembled {
  readonly originalId: string
  readonly sha256: string
  readonly head: Buffer
}

/** Puts the pieces together without keeping them in memory: a video is larger than an instance. */
async function assemble(row: store.UploadRow): Promise<Assembled> {
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let headBytes = 0
  async function* looked() {
    for await (const chunk of bytesOfParts(partedOf(row))) {
      hash.update(chunk)
      if (headBytes < HEAD_BYTES) heads.push(chunk)
      headBytes += chunk.length
      yield chunk
    }
  }
  const originalId = await files.write(originalPath(row._id), row.size, looked())
  return { originalId, sha256: hash.digest('hex'), head: Buffer.concat(heads).subarray(0, HEAD_BYTES) }
}

/** What goes outside of a picture, and what is known of it. Run twice, it writes the same once more. */
async function pictureParts(materialId: string, originalId: string): Promise<Partial<store.MaterialRow>> {
  const { main, variants, fingerprint, exif } = await reencoded(await files.whole(originalId), SIDES)
  const keep = async (name: 'whole' | 'small' | 'screen', picture: EncodedPicture) =>
    files.write(
      outsidePath(materialId, name, picture.type),
      picture.bytes.length,
      picture.bytes,
      picture.type,
    )
  return {
    fileId: await keep('whole', main),
    smallId: variants.small && (await keep('small', variants.small)),
    screenId: variants.screen && (await keep('screen', variants.screen)),
    width: main.width,
    height: main.height,
    camera: exif && cameraOf(exif),
    fingerprint,
    bands: bandsOf(fingerprint),
  }
}

async function demandWhole(row: store.UploadRow): Promise<void> {
  const missing = partsOf(row) - (await storedParts(partedOf(row))).length
  if (missing === 0) return
  throw new AppError('wrong_state', `${missing} parts are missing`, {
    '': `还有 ${missing} 块没传到，接着传就行，传过的不用再传。`,
  })
}

async function look(
  row: store.UploadRow,
): Promise<Pick<store.MaterialRow, 'kind' | 'type' | 'size' | 'sha256'> & Partial<store.MaterialRow>> {
  const { originalId, sha256, head } = await assemble(row)
  try {
    if (row.sha256 !== null && row.sha256 !== sha256)
      throw refuse('传到的和您选的不一样，可能路上坏了。请再传一次。')
    const found = await kindOf(head, head.length === row.size)
    if (!found || found.kind === 'note') {
      throw refuse(
        '库里收图片（JPG、PNG、WebP、GIF）、视频、音频、PDF、Word、Excel、PPT 和纯文本，这个文件不是。苹果手机的照片请选“兼容性最佳”。',
      )
    }
    const most = MATERIAL_LIMITS.most[found.kind]
    if (row.size > most) {
      throw refuse(`${MATERIAL_KIND_LABELS[found.kind]}最多 ${most / 1024 / 1024} MB，压小一点再传。`)
    }
    const parts = found.kind === 'picture' ? await pictureParts(row._id, originalId) : {}
    return { ...found, size: row.size, sha256, originalId, ...parts }
  } catch (error) {
    // what is refused leaves nothing behind; what failed may be tried again with the same pieces
    if (error instanceof AppError && error.code === 'invalid_input') {
      await files.remove(originalId)
      await forgetUpload(row)
    }
    throw error
  }
}

export async function finish(input: Input<'finish'>, caller: Caller): Promise<Material> {
  const materialId = uploadIdOf(caller, input.uploadKey)
  const done = await store.find(materialId)
  if (done) return materialOf(done)
  const upload = await store.upload(materialId)
  if (!upload) {
    // another finish may have filed it and cleared the pieces away just now
    const filed = await store.find(materialId)
    if (filed) return materialOf(filed)
    throw uploadGone()
  }
  const filed = await fileAway(upload, input, caller)
  await forgetUpload(upload)
  return filed
}

async function fileAway(upload: store.UploadRow, input: Input<'finish'>, caller: Caller): Promise<Material> {
  try {
    await demandWhole(upload)
    const found = await look(upload)
    const camera = found.camera ?? null
    const named = { title: titleOf(upload.name), ...(camera?.takenAt ? { takenAt: camera.takenAt } : {}) }
    const row = await newRow(upload._id, caller, { ...named, ...given(input.about) }, found)
    return materialOf(await add(row, caller))
  } catch (error) {
    const filed = await store.find(upload._id)
    if (filed) return materialOf(filed)
    throw error
  }
}

/** Adds the item unless another run was first: the first one stands. */
export async function add(row: store.MaterialRow, caller: Caller): Promise<store.MaterialRow> {
  const added = await store.withMaterial(row._id, async (there, transaction) => {
    if (there) return null
    await noteMove(transaction, row, caller, '采集')
    return row
  })
  return added ?? row
}

const given = (about: Input<'finish'>['about']) =>
  Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined && value !== ''))

/** A file's name without its ending, as somebody would call it. */
const titleOf = (name: string): string =>
  name
    .replace(/\.[^.]{1,8}$/, '')
    .trim()
    .slice(0, 80) || '没有名字'
