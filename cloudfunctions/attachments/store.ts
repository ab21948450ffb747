import { before, oneOf, type Row, type Transaction, table, transact } from '../_server/db'
import type { AttachmentKind, AttachmentState } from './contract'

export type { Transaction } from '../_server/db'

/** What an attachment belongs to. */
export interface Bound {
  readonly kind: 'order'
  readonly id: string
}

export interface AttachmentRow extends Row {
  readonly ownerId: string
  readonly what: AttachmentKind
  readonly purpose: 'order'
  readonly state: AttachmentState
  /** Bytes as announced, and how they are cut. */
  readonly size: number
  readonly partBytes: number
  readonly sha256: string | null
  /** By content; '' until it was looked at. */
  readonly type: string
  readonly fileId: string | null
  readonly smallId: string | null
  readonly seconds: number | null
  readonly boundTo: Bound | null
  /** What nothing has claimed goes then; null: something has. */
  readonly expiresAt: string | null
  readonly begunAt: string
}

const COLLECTION = 'attachments'
const rows = table<AttachmentRow>(COLLECTION)

export const find = (attachmentId: string) => rows.get(attachmentId)
export const add = (row: AttachmentRow) => rows.add(row)
export const remove = (attachmentId: string) => rows.remove(attachmentId)
export const byIds = (attachmentIds: readonly string[]) =>
  rows.find({ _id: oneOf(attachmentIds) }, { limit: attachmentIds.length })
export const countUnclaimed = (ownerId: string) => rows.count({ ownerId, boundTo: null })
export const countOf = (ownerId: string) => rows.count({ ownerId })
export const ofOwner = (ownerId: string, limit: number) => rows.find({ ownerId }, { limit })
export const unclaimedBefore = (at: string, limit: number) =>
  rows.find({ expiresAt: before(at) }, { sort: [['expiresAt', 'asc']], limit })

/** What was found out, unless another run was first. */
export const change = (
  attachmentId: string,
  state: AttachmentState,
  patch: Partial<Omit<AttachmentRow, '_id'>>,
): Promise<boolean> => rows.change(attachmentId, { state }, { ...patch })

export async function within(transaction: Transaction, attachmentId: string): Promise<AttachmentRow | null> {
  const { data } = await transaction.collection(COLLECTION).doc(attachmentId).get()
  return ((Array.isArray(data) ? data[0] : data) as AttachmentRow | undefined) ?? null
}

export async function write(transaction: Transaction, row: AttachmentRow): Promise<void> {
  const { _id, ...rest } = row
  await transaction.collection(COLLECTION).doc(_id).set(rest)
}

/** Takes the row away unless something has claimed it meanwhile; answers what it was, null when it stays. */
export function removeUnclaimed(attachmentId: string): Promise<AttachmentRow | null> {
  return transact(async (transaction) => {
    const row = await within(transaction, attachmentId)
    if (!row || row.boundTo) return null
    await transaction.collection(COLLECTION).doc(attachmentId).delete()
    return row
  })
}
