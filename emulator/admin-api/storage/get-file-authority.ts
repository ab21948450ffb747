import type { Storage } from '../../storage'
import { isPath, pathOf } from '../../storage/paths'
import type { AdminAction } from '../action'
import { CloudError } from '../cloud-error'
import { CODES } from '../codes'
import { listOf } from './list'

/** `storage.getFileAuthority`: whether the calling user may read files by themselves. Here that is what is public, and nothing else. */
export function getFileAuthority(storage: Storage): AdminAction {
  return ({ openId, uid, fileList }) => {
    if (!openId && !uid)
      throw new CloudError(CODES.invalidParam, '[InvalidParameter] openId or uid says who asks')
    return {
      data: listOf(fileList, 'fileList').map((file) =>
        authorityOf(storage, (file as { path?: unknown } | null)?.path),
      ),
    }
  }
}

function authorityOf(storage: Storage, asked: unknown) {
  const path = isPath(asked) ? asked : pathOf(asked)
  if (path === null)
    throw new CloudError(CODES.invalidParam, `[InvalidParameter] ${JSON.stringify(asked)} is no file's path`)
  return { path: asked, cosFileId: storage.cosFileId(path), read: storage.isPublic(path) }
}
