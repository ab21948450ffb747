import { AppError } from '../_common/errors'
import type { AttachedFile } from './contract'
import * as store from './store'

const gone = (why: string) =>
  new AppError('invalid_input', why, {
    attachmentIds: '有的图片或录音没传好，或者放得太久清掉了。删掉它，重新加一次。',
  })

/**
 * Gives attachments to a record, inside the record's own transaction: from then on they stay as long as it does. Refused
 * (`invalid_input` at `attachmentIds`) when one is somebody else's, not ready, or another record's; the same record again is fine.
 */
export async function bind(
  transaction: store.Transaction,
  attachmentIds: readonly string[],
  to: store.Bound,
  ownerId: string,
): Promise<AttachedFile[]> {
  const attached: AttachedFile[] = []
  for (const attachmentId of new Set(attachmentIds)) {
    const row = await store.within(transaction, attachmentId)
    if (!row || row.ownerId !== ownerId || row.state !== 'ready' || row.purpose !== to.kind) {
      throw gone(`attachment ${attachmentId} is not theirs, or not ready`)
    }
    if (row.boundTo && (row.boundTo.kind !== to.kind || row.boundTo.id !== to.id)) {
      throw gone(`attachment ${attachmentId} belongs to another record`)
    }
    if (!row.boundTo) await store.write(transaction, { ...row, boundTo: to, expiresAt: null })
    attached.push({ attachmentId, what: row.what, seconds: row.seconds })
  }
  return attached
}
