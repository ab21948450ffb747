import { before, from, matching, oneOf, type Row, type Transaction, table, transact } from '../_server/db'
import type { Camera, Description, MaterialKind } from './contract'
import type { MaterialState } from './machine'

export { type Transaction, transact }

export interface MaterialRow extends Row, Description {
  readonly kind: MaterialKind
  readonly state: MaterialState
  readonly type: string
  readonly size: number
  readonly width: number | null
  readonly height: number | null
  readonly sha256: string
  /** Inside: as it was sent. '' for a note. */
  readonly originalId: string
  /** Outside: upright, without what the camera wrote. */
  readonly fileId: string | null
  readonly smallId: string | null
  readonly screenId: string | null
  readonly camera: Camera | null
  readonly fingerprint: string | null
  /** The fingerprint's four quarters, each with its place: what near-duplicates are looked up by. */
  readonly bands: readonly string[]
  readonly unitId: string | null
  readonly ownerId: string
  readonly ownerName: string
  readonly mentorId: string | null
  readonly reason: string
  /** All that a search looks through, in small letters. */
  readonly searched: string
  readonly createdAt: string
  readonly updatedAt: string
  /** What lists are ordered by, the greatest first: `<createdAt>:<_id>`. */
  readonly order: string
  readonly revision: number
  readonly expiredAt: string | null
  /** Its rights ran out or came back, and articles that use it are still to follow. */
  readonly unsettled?: boolean
  readonly lastTap: string
}

/** An upload under way. Its id is the item's. */
export interface UploadRow extends Row {
  readonly personId: string
  readonly name: string
  readonly size: number
  readonly sha256: string | null
  readonly partBytes: number
  readonly begunAt: string
}

const COLLECTION = 'materials'
const rows = table<MaterialRow>(COLLECTION)
const uploads = table<UploadRow>('uploads')

export const find = (materialId: string) => rows.get(materialId)
export const demand = (materialId: string) => rows.demand(materialId)

export const upload = (uploadId: string) => uploads.get(uploadId)
export const addUpload = (row: UploadRow) => uploads.add(row)
export const removeUpload = (uploadId: string) => uploads.remove(uploadId)
export const uploadsBegunBefore = (at: string, limit: number) =>
  uploads.find({ begunAt: before(at) }, { sort: [['begunAt', 'asc']], limit })

/** Equal to these, as far as they are given. */
export interface Filter {
  readonly state?: MaterialState
  readonly kind?: MaterialKind
  readonly ownerId?: string
  readonly mentorId?: string
}

export function list(filter: Filter, words: string | null, after: string | null, limit: number) {
  const where = {
    ...filter,
    ...(words === null ? {} : { searched: matching(words) }),
    ...(after === null ? {} : { order: before(after) }),
  }
  return rows.find(where, { sort: [['order', 'desc']], limit })
}

/** In the library, with rights that end before a time; the earliest end first. */
export const endingBefore = (at: string, limit: number) =>
  rows.find({ state: 'passed', rightsEndAt: before(at) }, { sort: [['rightsEndAt', 'asc']], limit })
export const expiredFrom = (at: string, limit: number) =>
  rows.find({ state: 'expired', expiredAt: from(at) }, { sort: [['expiredAt', 'desc']], limit })
export const unsettled = (limit: number) => rows.find({ unsettled: true }, { limit })
export const sameContent = (sha256: string, limit: number) => rows.find({ sha256 }, { limit })
export const sharingBand = (bands: readonly string[], limit: number) =>
  rows.find({ bands: oneOf(bands) }, { limit })
export const byIds = (materialIds: readonly string[]) =>
  rows.find({ _id: oneOf(materialIds) }, { limit: materialIds.length })
export const heldBy = (ownerId: string, states: readonly MaterialState[], limit: number) =>
  rows.find({ ownerId, state: oneOf(states) }, { limit })

export async function stateWithin(
  transaction: Transaction,
  materialId: string,
): Promise<MaterialState | null> {
  const { data } = await transaction.collection(COLLECTION).doc(materialId).get()
  return (data as MaterialRow | null)?.state ?? null
}

/** Takes an item away as one step. `may` is asked of the item as it is then. Says whether it went. */
export function removeIf(
  materialId: string,
  may: (row: MaterialRow, transaction: Transaction) => Promise<boolean>,
): Promise<boolean> {
  return transact(async (transaction) => {
    const doc = transaction.collection(COLLECTION).doc(materialId)
    const row = (await doc.get()).data as MaterialRow | null
    if (!row || !(await may(row, transaction))) return false
    await doc.delete()
    return true
  })
}

/** Reads and writes one item as one step. `next` says null to leave it as it is. */
export function withMaterial(
  materialId: string,
  next: (row: MaterialRow | null, transaction: Transaction) => Promise<MaterialRow | null>,
): Promise<MaterialRow | null> {
  return transact(async (transaction) => {
    const doc = transaction.collection(COLLECTION).doc(materialId)
    const { data } = (await doc.get()) as { data: MaterialRow | MaterialRow[] | null }
    const row = (Array.isArray(data) ? data[0] : data) ?? null
    const changed = await next(row, transaction)
    if (!changed) return row
    const { _id, ...rest } = changed
    await doc.set(rest)
    return changed
  })
}
