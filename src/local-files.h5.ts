import { sha256Of } from '@functions/_common/file-digest'

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

const DATABASE = 'field-files'
const STORE = 'files'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  } finally {
    database.close()
  }
}

/** Files of the person's choice, kept in the browser's own database until they are sent. */
export function chooseFiles({ kinds, most }: Wanted): Promise<Chosen> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = kinds.map((kind) => `${kind}/*`).join(',')
    input.multiple = most > 1
    input.style.display = 'none'
    // in the page, so that a browser keeps it alive while the chooser is open
    document.body.append(input)
    const done = () => {
      const chosen = [...(input.files ?? [])].slice(0, most)
      input.remove()
      keepAll(chosen).then(resolve, reject)
    }
    input.addEventListener('change', done)
    input.addEventListener('cancel', done)
    input.click()
  })
}

async function keepAll(chosen: readonly File[]): Promise<Chosen> {
  const files: LocalFile[] = []
  for (const file of chosen) {
    const path = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`
    const kept = await run<IDBValidKey>('readwrite', (store) => store.put(file, path)).catch(() => null)
    if (kept === null) return { files, full: true }
    files.push({ path, name: file.name, size: file.size })
  }
  return { files, full: false }
}

async function blobOf(path: string): Promise<Blob> {
  const blob = await run<Blob | undefined>('readonly', (store) => store.get(path))
  if (!blob) throw new Error('the browser kept no such file')
  return blob
}

const shown = new Map<string, string>()
/** An address by which this page shows the file. */
export async function addressOf(path: string): Promise<string> {
  const known = shown.get(path) ?? URL.createObjectURL(await blobOf(path))
  shown.set(path, known)
  return known
}

export async function readPart(path: string, from: number, length: number): Promise<ArrayBuffer> {
  return (await blobOf(path)).slice(from, from + length).arrayBuffer()
}

/** Throws when the line broke or the storage said no. */
export async function putPart(
  url: string,
  headers: Record<string, string>,
  bytes: ArrayBuffer,
): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', headers, body: bytes })
  if (!answer.ok) throw new Error(`storage answered ${answer.status}`)
}

export async function forgetFile(path: string): Promise<void> {
  const address = shown.get(path)
  if (address) URL.revokeObjectURL(address)
  shown.delete(path)
  await run<undefined>('readwrite', (store) => store.delete(path)).catch(() => undefined)
}

/** The file's fingerprint, by which the centre knows what it has already; null where there is none. */
export const digestOf = async ({ path }: LocalFile): Promise<string | null> => sha256Of(await blobOf(path))
