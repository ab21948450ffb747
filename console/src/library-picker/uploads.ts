import { newKey, OfflineError } from '@functions/_common/client'
import { AppError } from '@functions/_common/errors'
import { sha256Of } from '@functions/_common/file-digest'
import { type Material, materials } from '@functions/materials/contract'
import { api } from '../api'
import { sayAll } from '../say'
import { keptUploads } from './kept'

export type UploadState =
  | { readonly phase: 'sending'; readonly share: number }
  | { readonly phase: 'failed'; readonly why: string; readonly worthRetrying: boolean }
  | { readonly phase: 'done'; readonly material: Material; readonly known: boolean }

export interface Upload {
  readonly uploadKey: string
  readonly file: File
  readonly state: UploadState
}

let uploads: readonly Upload[] = []
const running = new Set<string>()
const listeners = new Set<() => void>()

export const currentUploads = (): readonly Upload[] => uploads
export function subscribeUploads(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function show(next: readonly Upload[]): void {
  uploads = next
  for (const listener of listeners) listener()
}
const put = (uploadKey: string, state: UploadState) =>
  show(uploads.map((upload) => (upload.uploadKey === uploadKey ? { ...upload, state } : upload)))

/** Takes files into the queue and sends them one after the other. */
export async function beginUploads(personId: string, files: readonly File[]): Promise<void> {
  const added = files.map((file) => ({
    uploadKey: newKey().slice(0, 64),
    file,
    state: { phase: 'sending', share: 0 } as const,
  }))
  show([...added, ...uploads])
  for (const { uploadKey, file } of added) await keptUploads.keep({ uploadKey, personId, file })
  for (const { uploadKey } of added) await send(uploadKey)
}

/** What an earlier visit left unfinished goes on. */
export async function resumeUploads(personId: string): Promise<void> {
  const known = new Set(uploads.map(({ uploadKey }) => uploadKey))
  const left = (await keptUploads.of(personId)).filter(({ uploadKey }) => !known.has(uploadKey))
  show([
    ...uploads,
    ...left.map(({ uploadKey, file }) => ({
      uploadKey,
      file,
      state: { phase: 'sending', share: 0 } as const,
    })),
  ])
  for (const { uploadKey } of left) await send(uploadKey)
}

export const retryUpload = (uploadKey: string): Promise<void> => send(uploadKey)

export async function forgetUpload(uploadKey: string): Promise<void> {
  show(uploads.filter((upload) => upload.uploadKey !== uploadKey))
  await keptUploads.forget(uploadKey)
}

window.addEventListener('online', () => {
  for (const { uploadKey, state } of uploads) {
    if (state.phase === 'failed' && state.worthRetrying) send(uploadKey)
  }
})

async function send(uploadKey: string): Promise<void> {
  const upload = uploads.find((one) => one.uploadKey === uploadKey)
  if (!upload || running.has(uploadKey)) return
  running.add(uploadKey)
  put(uploadKey, { phase: 'sending', share: 0 })
  try {
    const { material, known } = await carry(upload)
    put(uploadKey, { phase: 'done', material, known })
    await keptUploads.forget(uploadKey)
  } catch (error) {
    const cut = error instanceof OfflineError
    const useless = error instanceof AppError && error.code === 'invalid_input'
    if (useless) await keptUploads.forget(uploadKey)
    const why = cut ? '网断了。文件还在这儿，连上会接着传，传过的不用再传。' : sayAll(error)
    put(uploadKey, { phase: 'failed', why, worthRetrying: !useless })
  } finally {
    running.delete(uploadKey)
  }
}

async function carry({ uploadKey, file }: Upload): Promise<{ material: Material; known: boolean }> {
  const name =
    file.name
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 200) || '没有名字'
  const begun = await api(materials).upload({
    uploadKey,
    name,
    size: file.size,
    sha256: await sha256Of(file),
  })
  const there = begun.materialId ?? begun.sameId
  if (there)
    return {
      material: (await api(materials).open({ materialId: there })).material,
      known: begun.sameId !== null,
    }
  const stored = new Set(begun.stored)
  for (let part = 0; part < begun.parts; part++) {
    const told = (share: number) => put(uploadKey, { phase: 'sending', share: (part + share) / begun.parts })
    if (!stored.has(part))
      await sendPart(uploadKey, part, file.slice(part * begun.partBytes, (part + 1) * begun.partBytes), told)
    told(1)
  }
  return { material: await api(materials).finish({ uploadKey, about: {} }), known: false }
}

async function sendPart(
  uploadKey: string,
  part: number,
  bytes: Blob,
  told: (share: number) => void,
): Promise<void> {
  const { addresses } = await api(materials).partAddresses({ uploadKey, parts: [part] })
  const address = addresses[0]
  if (!address) throw new OfflineError('no address')
  // fetch tells nothing about how much has been sent; XMLHttpRequest does
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address.url)
    for (const [name, value] of Object.entries(address.headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve()
        : reject(new OfflineError(`storage answered ${request.status}`))
    request.onerror = () => reject(new OfflineError('upload was cut off'))
    request.send(bytes)
  })
}
