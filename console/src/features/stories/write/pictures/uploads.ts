import { OfflineError } from '@functions/_common/client'
import { AppError } from '@functions/_common/errors'
import { MAX_PICTURE_BYTES, PICTURE_TYPES, stories } from '@functions/stories/contract'
import { api } from '../../../../api'
import { sayAll } from '../../../../say'

export interface UploadedPicture {
  readonly fileId: string
  readonly url: string
  readonly width: number
  readonly height: number
}

export type UploadState =
  | { phase: 'sending'; share: number }
  | { phase: 'failed'; why: string; worthRetrying: boolean }
  | { phase: 'done'; picture: UploadedPicture }

interface Upload {
  readonly file: File
  state: UploadState
}

/** The files live in this tab's memory only; their places in the text outlive it as notes (editor/document.ts). */
const uploads = new Map<string, Upload>()
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

let count = 0
/** Registers a file and starts to send it; the id stands in the editor's node. */
export function beginUpload(file: File): string {
  const uploadId = `upload-${++count}`
  uploads.set(uploadId, { file, state: { phase: 'sending', share: 0 } })
  send(uploadId)
  return uploadId
}

export const uploadState = (uploadId: string): UploadState | null => uploads.get(uploadId)?.state ?? null

/** True while a picture would be lost with this tab. */
export const someUploading = (): boolean => [...uploads.values()].some(({ state }) => state.phase !== 'done')

export function subscribeUploads(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function forgetUpload(uploadId: string): void {
  uploads.delete(uploadId)
  tell()
}

export function retryUpload(uploadId: string): void {
  send(uploadId)
}

window.addEventListener('online', () => {
  for (const [uploadId, { state }] of uploads)
    if (state.phase === 'failed' && state.worthRetrying) send(uploadId)
})

async function send(uploadId: string): Promise<void> {
  const upload = uploads.get(uploadId)
  if (!upload) return
  const show = (state: UploadState) => {
    if (!uploads.has(uploadId)) return
    upload.state = state
    tell()
  }
  const refusal = refusalOf(upload.file)
  if (refusal) return show({ phase: 'failed', why: refusal, worthRetrying: false })
  show({ phase: 'sending', share: 0 })
  try {
    const { name, type, size } = upload.file
    const begun = await api(stories).beginPicture({
      name: name.replace(/\p{Cc}/gu, ' ').slice(0, 200) || '图片',
      type: type as (typeof PICTURE_TYPES)[number],
      size,
    })
    await put(begun.url, begun.headers, upload.file, (share) => show({ phase: 'sending', share }))
    const picture = await api(stories).finishPicture({ fileId: begun.fileId })
    keepAddress(picture.fileId, picture.url)
    show({ phase: 'done', picture })
  } catch (error) {
    const cut = error instanceof OfflineError
    const why = cut ? '网断了，图没传完。图还在这儿，连上会自己再传。' : sayAll(error)
    const useless = error instanceof AppError && error.code === 'invalid_input'
    show({ phase: 'failed', why, worthRetrying: !useless })
  }
}

/** What the centre would refuse anyway, said before ten megabytes travel. */
export function refusalOf(file: Pick<File, 'type' | 'size'>): string | null {
  if (!PICTURE_TYPES.some((type) => type === file.type)) return '只收 JPG、PNG、WebP、GIF 图片。'
  if (file.size > MAX_PICTURE_BYTES) return '一张图最多 10 MB，压小一点再传。'
  return null
}

/** fetch tells nothing about how much has been sent; XMLHttpRequest does. */
function put(
  url: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  onShare: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve()
        : reject(new OfflineError(`storage answered ${request.status}`))
    request.onerror = () => reject(new OfflineError('upload was cut off'))
    request.send(file)
  })
}

/** Where the pictures of drafts can be seen, by file id. */
const addresses = new Map<string, string>()

export const addressOf = (fileId: string): string | null => addresses.get(fileId) ?? null

export function keepAddress(fileId: string, url: string): void {
  addresses.set(fileId, url)
}

/** Asks for the addresses not known yet; pictures without one show their words. */
export async function fetchAddresses(fileIds: readonly string[]): Promise<void> {
  const unknown = [...new Set(fileIds)].filter((fileId) => !addresses.has(fileId)).slice(0, 200)
  if (unknown.length === 0) return
  const { urls } = await api(stories).pictureUrls({ fileIds: unknown })
  for (const [fileId, url] of Object.entries(urls)) keepAddress(fileId, url)
  tell()
}
