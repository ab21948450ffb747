import * as z from 'zod/mini'
import type { StoredFile } from '../../storage/catalogue'
import { fileIdOf, isPath } from '../../storage/paths'
import { endpoint, invalid, missing, type PageServices, Rows, Skip } from './endpoint'

/** A link on the page works this long, in seconds. */
const LINK_SECONDS = 3600
const LONGEST_LINK_SECONDS = 7 * 24 * 3600

const Path = z
  .string()
  .check(z.refine(isPath, { error: '文件路径不对：不能有空格、反斜杠、% ? #，也不能有空的一段' }))
/** Empty, or ending with a slash. */
const Folder = z.union([z.literal(''), z.string().check(z.regex(/\/$/))])

export const files = {
  'GET folder': endpoint(
    z.object({ path: z._default(Folder, ''), limit: Rows(100), skip: Skip }),
    ({ storage }, { path, limit, skip }) => {
      const { folders, files: found, total } = storage.folder(path, limit, skip)
      return { folders, total, files: found.map((file) => described(storage, file)) }
    },
  ),

  'POST files/link': endpoint(
    z.object({ path: Path, seconds: z.int().check(z.minimum(1), z.maximum(LONGEST_LINK_SECONDS)) }),
    ({ storage }, { path, seconds }) => {
      if (!storage.find(path)) throw missing('这个文件已经不在了')
      return { address: encodeURI(storage.downloadAddress(path, seconds)), isPublic: storage.isPublic(path) }
    },
  ),

  /** Where and with what the page may put a file; it then goes the way that the SDK's uploads go. */
  'POST files/permit': endpoint(
    z.object({ path: Path, overwrite: z.boolean() }),
    ({ storage }, { path, overwrite }) => {
      if (!overwrite && storage.find(path)) throw invalid('这里已经有一个同名的文件')
      const { url, authorization, token } = storage.permitUpload(path)
      return { address: encodeURI(url), authorization, token, limit: storage.limit }
    },
  ),

  'POST files/remove': endpoint(z.object({ path: Path }), ({ storage }, { path }) => {
    if (!storage.remove(path)) throw missing('这个文件已经不在了')
  }),
}

function described(storage: PageServices['storage'], { path, size, kind, storedAt }: StoredFile) {
  return {
    fileId: fileIdOf(path),
    path,
    size,
    kind,
    storedAt: new Date(storedAt).toISOString(),
    isPublic: storage.isPublic(path),
    address: encodeURI(storage.downloadAddress(path, LINK_SECONDS)),
  }
}
