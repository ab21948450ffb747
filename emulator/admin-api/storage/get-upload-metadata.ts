import type { Storage } from '../../storage'
import { isPath } from '../../storage/paths'
import type { AdminAction } from '../action'
import { CloudError } from '../cloud-error'
import { CODES } from '../codes'

/** `storage.getUploadMetadata`: the first step of uploadFile. */
export function getUploadMetadata(storage: Storage): AdminAction {
  return ({ path }) => {
    if (!isPath(path))
      throw new CloudError(
        CODES.invalidParam,
        `[InvalidParameter] ${JSON.stringify(path)} cannot be a file's path`,
      )
    return { data: storage.permitUpload(path) }
  }
}
