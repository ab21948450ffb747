import type { Storage } from '../../storage'
import { pathOf } from '../../storage/paths'
import type { AdminAction } from '../action'
import { listOf, STORAGE_CODES } from './list'

/** Seconds, when the caller names no time. */
const DEFAULT_AGE = 7200
const MAX_AGE = 30 * 24 * 3600

/** `storage.batchGetDownloadUrl`: getTempFileURL and the first step of downloadFile. */
export function batchGetDownloadUrl(storage: Storage): AdminAction {
  return ({ file_list: files }) => ({
    data: {
      download_list: listOf(files, 'file_list').map((file) =>
        addressOf(storage, file as { fileid?: unknown; max_age?: unknown } | null),
      ),
    },
  })
}

function addressOf(storage: Storage, file: { fileid?: unknown; max_age?: unknown } | null) {
  const fileID = file?.fileid
  const path = pathOf(fileID)
  if (path === null) return { code: STORAGE_CODES.wrongId, fileID, tempFileURL: '' }
  if (!storage.find(path)) return { code: STORAGE_CODES.missing, fileID, tempFileURL: '' }
  const asked = Number(file?.max_age)
  const seconds = asked > 0 ? Math.min(asked, MAX_AGE) : DEFAULT_AGE
  return { code: 'SUCCESS', fileID, tempFileURL: storage.downloadAddress(path, seconds) }
}
