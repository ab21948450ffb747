import { ATTACHMENT_LIMITS } from '../../site/attachments'
import type { Caller } from '../_server/caller'
import { files } from '../_server/files'
import type { OpenedFile } from './contract'
import type { Input, Output } from './signatures'
import * as store from './store'
import { ownerOf } from './uploading'

async function opened(
  attachmentIds: readonly string[],
  may: (row: store.AttachmentRow) => boolean,
): Promise<OpenedFile[]> {
  if (attachmentIds.length === 0) return []
  const found = new Map((await store.byIds(attachmentIds)).map((row) => [row._id, row]))
  const rows = attachmentIds.flatMap((attachmentId) => {
    const row = found.get(attachmentId)
    return row?.state === 'ready' && may(row) ? [row] : []
  })
  const stored = rows.flatMap(({ fileId, smallId }) => [fileId, smallId].filter((id) => id !== null))
  const urls = await files.temporaryUrls(stored, ATTACHMENT_LIMITS.addressSeconds)
  return rows.flatMap(({ _id, what, seconds, fileId, smallId }) => {
    const url = fileId === null ? undefined : urls.get(fileId)
    if (url === undefined) return []
    const smallUrl = what === 'voice' ? null : ((smallId && urls.get(smallId)) ?? url)
    return [{ attachmentId: _id, what, seconds, url, smallUrl }]
  })
}

/**
 * Addresses of a record's attachments, for a short while. The record's domain asks, after it has made sure that its caller may
 * see the record; what is bound to another record is left out.
 */
export const addressesOf = (attachmentIds: readonly string[], of: store.Bound): Promise<OpenedFile[]> =>
  opened(attachmentIds, ({ boundTo }) => boundTo?.kind === of.kind && boundTo.id === of.id)

export async function open({ attachmentIds }: Input<'open'>, caller: Caller): Promise<Output<'open'>> {
  const ownerId = ownerOf(caller)
  return { files: await opened(attachmentIds, (row) => row.ownerId === ownerId) }
}
