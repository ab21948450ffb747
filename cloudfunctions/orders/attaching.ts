import { ATTACHMENT_LIMITS } from '../../site/attachments'
import { AppError } from '../_common/errors'
import { bind } from '../attachments/binding'
import type * as store from './store'

const { ofOrder } = ATTACHMENT_LIMITS

/** Gives somebody's pictures and recordings to the order, in its own transaction; answers all that it then has. */
export async function attach(
  transaction: store.Transaction,
  row: store.OrderRow,
  attachmentIds: readonly string[],
  ownerId: string,
  by: store.AttachedRow['by'],
): Promise<readonly store.AttachedRow[]> {
  const attached = await bind(transaction, attachmentIds, { kind: 'order', id: row._id }, ownerId)
  const isTooMany = (['picture', 'voice'] as const).some(
    (kind) => attached.filter(({ what }) => what === kind).length > ofOrder[kind],
  )
  if (isTooMany) {
    throw new AppError('invalid_input', 'too many attachments', {
      attachmentIds: `最多 ${ofOrder.picture} 张图、${ofOrder.voice} 段录音，删掉几个。`,
    })
  }
  return [...(row.attachments ?? []), ...attached.map((file) => ({ ...file, by }))]
}
