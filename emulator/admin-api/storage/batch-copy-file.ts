import type { Storage } from '../../storage'
import { fileIdOf, isPath } from '../../storage/paths'
import type { AdminAction } from '../action'
import { listOf, STORAGE_CODES } from './list'

interface Asked {
  readonly src_path?: unknown
  readonly dst_path?: unknown
  readonly overwrite?: unknown
  readonly remove_original?: unknown
}

/** `storage.batchCopyFile`: copyFile, and with `remove_original` a move. */
export function batchCopyFile(storage: Storage): AdminAction {
  return ({ file_list: files }) => ({
    data: { copy_list: listOf(files, 'file_list').map((file) => copy(storage, (file ?? {}) as Asked)) },
  })
}

function copy(storage: Storage, { src_path: from, dst_path: to, overwrite, remove_original: move }: Asked) {
  if (!isPath(from) || !isPath(to)) return { code: STORAGE_CODES.wrongId, fileId: '' }
  const result = storage.copy(from, to, overwrite !== false)
  if (result !== 'copied') return { code: STORAGE_CODES[result], fileId: '' }
  if (move === true) storage.remove(from)
  return { code: 'SUCCESS', fileId: fileIdOf(to) }
}
