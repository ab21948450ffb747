import { Readable } from 'node:stream'
import { AppError } from '../_common/errors'
import { app } from './db'

/** What the storage says of a file to be moved that is not there. */
const MISSING = 'STORAGE_FILE_NONEXIST'

/** `cloud://<env>.<bucket>/<path>` → path */
const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')

const READ_TIMEOUT_MS = 10_000
const TRANSFER_TIMEOUT_MS = 50_000

/** What comes in pieces, as one. */
export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** The centre's file storage. What lies below `public/` may be seen by everybody, the rest only through the functions. */
export const files = {
  /** Where everybody can fetch a file of `public/`. */
  publicUrl(fileId: string): string {
    return `${process.env.PUBLIC_FILES_URL ?? ''}${pathOf(fileId)}`
  },

  /** Where, with which headers, and under which id a browser may PUT one file. */
  async beginUpload(
    path: string,
    type: string,
  ): Promise<{ fileId: string; url: string; headers: Record<string, string> }> {
    const { data } = await app.getUploadMetadata({ cloudPath: path })
    const { url, token, authorization, fileId, cosFileId } = data
    const headers = {
      'content-type': type,
      signature: authorization,
      authorization,
      'x-cos-security-token': token,
      'x-cos-meta-fileid': cosFileId,
      key: encodeURIComponent(path),
    }
    return { fileId, url, headers }
  },

  /** The first bytes of a stored file and its whole size; `not_found` when nothing was uploaded there. */
  async readHead(fileId: string, bytes: number): Promise<{ head: Buffer; size: number }> {
    const { fileList } = await app.getTempFileURL({ fileList: [fileId] })
    const url = fileList[0]?.tempFileURL
    if (!url) throw new AppError('not_found', 'file has no address')
    const answer = await fetch(url, {
      headers: { range: `bytes=0-${bytes - 1}` },
      signal: AbortSignal.timeout(READ_TIMEOUT_MS),
    })
    if (answer.status === 404) throw new AppError('not_found', 'file is not stored')
    if (!answer.ok) throw new Error(`storage answered ${answer.status}`)
    const body = Buffer.from(await answer.arrayBuffer())
    const whole = Number(answer.headers.get('content-range')?.split('/')[1])
    return { head: body.subarray(0, bytes), size: Number.isFinite(whole) ? whole : body.length }
  },

  /** Where somebody inside can fetch a file for an hour; null when there is none. */
  async temporaryUrl(fileId: string): Promise<string | null> {
    return (await this.temporaryUrls([fileId], 3600)).get(fileId) ?? null
  },

  /** Where files can be fetched for so many seconds, by their ids; without those that are not stored. At most 50. */
  async temporaryUrls(fileIds: readonly string[], seconds: number): Promise<Map<string, string>> {
    if (fileIds.length === 0) return new Map()
    const asked = fileIds.map((fileID) => ({ fileID, maxAge: seconds }))
    const { fileList } = await app.getTempFileURL({ fileList: asked })
    return new Map(
      fileList.flatMap(({ fileID, tempFileURL }) =>
        tempFileURL ? [[fileID, tempFileURL] as [string, string]] : [],
      ),
    )
  },

  /** How many bytes are stored there; null when nothing is. */
  async sizeOf(fileId: string): Promise<number | null> {
    try {
      return (await this.readHead(fileId, 1)).size
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return null
      throw error
    }
  },

  /** The file's bytes, piece by piece. */
  async *read(fileId: string): AsyncGenerator<Uint8Array> {
    const url = await this.temporaryUrl(fileId)
    const answer = url ? await fetch(url, { signal: AbortSignal.timeout(TRANSFER_TIMEOUT_MS) }) : null
    if (!answer || answer.status === 404) throw new AppError('not_found', 'file is not stored')
    if (!answer.ok || !answer.body) throw new Error(`storage answered ${answer.status}`)
    yield* answer.body as unknown as AsyncIterable<Uint8Array>
  },

  /** All of a file that is known to be small enough for an instance. */
  async whole(fileId: string): Promise<Buffer> {
    return joined(this.read(fileId))
  },

  /** Stores bytes whose number is known; what comes from a stream is not kept in memory. Answers the file's id. */
  async write(
    path: string,
    size: number,
    bytes: AsyncIterable<Uint8Array> | Uint8Array,
    type = 'application/octet-stream',
  ): Promise<string> {
    const { fileId, url, headers } = await this.beginUpload(path, type)
    const whole = bytes instanceof Uint8Array
    const request = {
      method: 'PUT',
      headers: { ...headers, 'content-length': String(size) },
      body: whole ? (bytes as BodyInit) : Readable.toWeb(Readable.from(bytes)),
      // Node's fetch asks for it with a stream
      ...(whole ? {} : { duplex: 'half' }),
      // and keeps all of the stream to send it once more, unless nobody may be asked again
      redirect: 'error',
      window: null,
      signal: AbortSignal.timeout(TRANSFER_TIMEOUT_MS),
    }
    const answer = await fetch(url, request as RequestInit)
    if (!answer.ok) throw new Error(`storage answered ${answer.status}`)
    return fileId
  },

  /** Gives files other ids whose last part stays, without their bytes coming by here. What is not there is left out: harmless twice. */
  async move(ids: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
    if (ids.length === 0) return
    const moves = ids.map(({ from, to }) => ({
      srcPath: pathOf(from),
      dstPath: pathOf(to),
      removeOriginal: true,
    }))
    const { fileList } = await app.copyFile({ fileList: moves })
    const failed = fileList.find(({ code }) => code && code !== 'SUCCESS' && code !== MISSING)
    if (failed) throw new Error(`storage moved no file: ${failed.code}`)
  },

  async remove(fileId: string): Promise<void> {
    await app.deleteFile({ fileList: [fileId] })
  },
}
