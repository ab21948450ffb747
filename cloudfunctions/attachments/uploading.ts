import { ATTACHMENT_LIMITS } from '../../site/attachments'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, instantAfter } from '../_server/clock'
import { files } from '../_server/files'
import { addressesOfParts, type PartedFile, partsOf, removeParts, storedParts } from '../_server/parts'
import { hashed } from '../_server/secret'
import { partsPath } from './paths'
import type { Input, Output } from './signatures'
import * as store from './store'

const HOUR_MS = 60 * 60 * 1000

export function ownerOf({ personId }: Caller): string {
  if (personId === null) throw new AppError('not_signed_in', 'an attachment needs an owner')
  return personId
}

export const partedOf = ({ _id, size, partBytes }: store.AttachmentRow): PartedFile => ({
  folder: partsPath(_id),
  size,
  partBytes,
})

/** Somebody else's does not exist. */
export async function demandOwn(attachmentId: string, caller: Caller): Promise<store.AttachmentRow> {
  const row = await store.find(attachmentId)
  if (row && row.ownerId === ownerOf(caller)) return row
  throw new AppError('not_found', `attachment ${attachmentId}`, {
    '': '这个附件放得太久，清掉了。请重新选一次。',
  })
}

function demandSize({ what, size }: Input<'begin'>): void {
  const most = ATTACHMENT_LIMITS.most[what]
  if (size <= most) return
  const name = what === 'picture' ? '一张图' : '一段录音'
  throw new AppError('invalid_input', `${what} of ${size} bytes`, {
    size: `${name}最多 ${Math.floor(most / 1024 / 1024)} MB，这个太大了，换一个小一点的。`,
  })
}

/** The same person and key: the same attachment. */
async function rowFor(input: Input<'begin'>, ownerId: string): Promise<store.AttachmentRow> {
  const { uploadKey, what, purpose, size, sha256 } = input
  const _id = hashed('attachment', ownerId, uploadKey).slice(0, 22)
  const known = await store.find(_id)
  if (known) {
    if (known.size === size && known.what === what && known.sha256 === sha256) return known
    throw new AppError('invalid_input', 'another file under this key', {
      '': '文件变过了，请重新选一次再传。',
    })
  }
  if ((await store.countUnclaimed(ownerId)) >= ATTACHMENT_LIMITS.unclaimed) {
    throw new AppError('too_many_requests', 'too many unclaimed attachments', {
      '': '您传了很多还没用上的，先删掉几个，或者明天再传。',
    })
  }
  const row: store.AttachmentRow = {
    _id,
    ownerId,
    what,
    purpose,
    state: 'sending',
    size,
    partBytes: ATTACHMENT_LIMITS.partBytes,
    sha256,
    type: '',
    fileId: null,
    smallId: null,
    seconds: null,
    boundTo: null,
    expiresAt: instantAfter(ATTACHMENT_LIMITS.keepHours * HOUR_MS),
    begunAt: instant(),
  }
  await store.add(row)
  return row
}

export async function begin(input: Input<'begin'>, caller: Caller): Promise<Output<'begin'>> {
  demandSize(input)
  const row = await rowFor(input, ownerOf(caller))
  const parted = partedOf(row)
  const stored = row.state === 'sending' ? await storedParts(parted) : []
  return {
    attachmentId: row._id,
    partBytes: row.partBytes,
    parts: partsOf(parted),
    stored,
    state: row.state,
  }
}

export async function partAddresses(
  { attachmentId, parts }: Input<'partAddresses'>,
  caller: Caller,
): Promise<Output<'partAddresses'>> {
  const row = await demandOwn(attachmentId, caller)
  if (row.state !== 'sending') throw new AppError('wrong_state', 'finished already')
  if (parts.some((part) => part >= partsOf(row))) throw new AppError('invalid_input', 'no such part')
  return { addresses: await addressesOfParts(partsPath(row._id), parts) }
}

export async function discard(
  { attachmentId }: Input<'discard'>,
  caller: Caller,
): Promise<Output<'discard'>> {
  const row = await store.find(attachmentId)
  // gone already, or never there: what was asked for is so
  if (!row || row.ownerId !== ownerOf(caller)) return {}
  const gone = await store.removeUnclaimed(attachmentId)
  if (gone) await forgetFiles(gone)
  else if (await store.find(attachmentId)) {
    throw new AppError('wrong_state', 'bound to a record', { '': '已经随单子发出去了，不能单独删。' })
  }
  return {}
}

/** The stored bytes, in pieces and whole. Harmless twice. */
export async function forgetFiles(row: store.AttachmentRow): Promise<void> {
  await removeParts(partedOf(row))
  for (const fileId of [row.fileId, row.smallId]) if (fileId) await files.remove(fileId)
}
