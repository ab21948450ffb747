/** A file on its way, in the browser's own database: it goes on when the page is opened again. */
export interface KeptUpload {
  readonly uploadKey: string
  readonly personId: string
  readonly file: File
}

const DATABASE = 'uploads'
const STORE = 'files'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'uploadKey' })
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

/** Where the browser keeps nothing (a private window, no room) an upload still runs, it only ends with the page. */
const orNothing = <T>(work: Promise<T>, nothing: T): Promise<T> => work.catch(() => nothing)

export const keptUploads = {
  keep: (upload: KeptUpload) =>
    orNothing<unknown>(
      run('readwrite', (files) => files.put(upload)),
      null,
    ),
  forget: (uploadKey: string) =>
    orNothing<unknown>(
      run('readwrite', (files) => files.delete(uploadKey)),
      null,
    ),
  async of(personId: string): Promise<KeptUpload[]> {
    const all = await orNothing(
      run<KeptUpload[]>('readonly', (files) => files.getAll()),
      [],
    )
    return all.filter((upload) => upload.personId === personId)
  },
}
