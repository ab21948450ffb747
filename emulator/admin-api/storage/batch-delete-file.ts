import type { Storage } from '../../storage'
import { pathOf } from '../../storage/paths'
import type { AdminAction } from '../action'
import { listOf, STORAGE_CODES } from './list'

/** `storage.batchDeleteFile`: deleteFile. */
export function batchDeleteFile(storage: Storage): AdminAction {
  return ({ fileid_list: fileIds }) => ({
    data: {
      delete_list: listOf(fileIds, 'fileid_list').map((fileID) => ({
        fileID,
        code: remove(storage, pathOf(fileID)),
      })),
    },
  })
}

function remove(storage: Storage, path: string | null): string {
  if (path === null) return STORAGE_CODES.wrongId
  return storage.remove(path) ? 'SUCCESS' : STORAGE_CODES.missing
}
