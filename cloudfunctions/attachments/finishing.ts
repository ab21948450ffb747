import { createHash } from 'node:crypto'
import { ATTACHMENT_LIMITS } from '../../site/attachments'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { files, joined } from '../_server/files'
import { bytesOfParts, partsOf, removeParts, storedParts } from '../_server/parts'
import { reencoded } from '../_server/pictures'
import { scanned } from '../_server/virus-scan'
import { keptPath } from './paths'
import type { Input, Output } from './signatures'
import * as store from './store'
import { demandOwn, forgetFiles, partedOf } from './uploading'
import { voiceOf } from './voice'

const refuse = (why: string, sentence: string) => new AppError('invalid_input', why, { '': sentence })

type Kept = Pick<store.AttachmentRow, 'type' | 'fileId' | 'smallId' | 'seconds'>

async function demandWhole(row: store.AttachmentRow): Promise<void> {
  const parted = partedOf(row)
  const missing = partsOf(parted) - (await storedParts(parted)).length
  if (missing === 0) return
  throw new AppError('wrong_state', `${missing} parts are missing`, {
    '': `还有 ${missing} 块没传到，接着传就行，传过的不用再传。`,
  })
}

/** Encoded anew: what the camera wrote (where, when, which phone) is not in what is kept. */
async function keepPicture({ _id }: store.AttachmentRow, bytes: Buffer): Promise<Kept> {
  const { longest, small } = ATTACHMENT_LIMITS
  const { main, variants } = await reencoded(bytes, { small }, longest)
  const keep = (size: 'whole' | 'small', { bytes: kept, type }: typeof main) =>
    files.write(keptPath(_id, size), kept.length, kept, type)
  return {
    type: main.type,
    fileId: await keep('whole', main),
    smallId: variants.small && (await keep('small', variants.small)),
    seconds: null,
  }
}

async function keepVoice({ _id }: store.AttachmentRow, bytes: Buffer): Promise<Kept> {
  const voice = await voiceOf(bytes)
  if (!voice) throw refuse('no recording', '这不是能用的录音，只收 MP3、M4A、AAC。请重新录一段。')
  if (voice.seconds >= ATTACHMENT_LIMITS.voiceSeconds + 1) {
    throw refuse(
      `${voice.seconds} s`,
      `录音最长 ${ATTACHMENT_LIMITS.voiceSeconds} 秒，这段太长了，说短一点再录。`,
    )
  }
  const { type, seconds } = voice
  return {
    type,
    fileId: await files.write(keptPath(_id, 'whole'), bytes.length, bytes, type),
    smallId: null,
    seconds: Math.ceil(seconds),
  }
}

/** Null: the scanner cannot be reached, the pieces wait for it. */
async function look(row: store.AttachmentRow): Promise<Kept | null> {
  const bytes = await joined(bytesOfParts(partedOf(row)))
  if (row.sha256 !== null && row.sha256 !== createHash('sha256').update(bytes).digest('hex')) {
    throw refuse('other content than announced', '传到的和您选的不一样，可能路上坏了。请再传一次。')
  }
  const verdict = await scanned(bytes)
  if (verdict === 'infected') {
    throw refuse('infected', '这个文件里查出了病毒，没有收，已经删掉。请换一个，也给手机查一查。')
  }
  if (verdict === 'unavailable') return null
  return row.what === 'picture' ? keepPicture(row, bytes) : keepVoice(row, bytes)
}

const shown = ({ _id, what, seconds, state }: store.AttachmentRow): Output<'finish'> => ({
  attachmentId: _id,
  what,
  seconds,
  state,
})

/** What is refused leaves nothing behind; what failed may be tried again with the same pieces. */
async function lookOrForget(row: store.AttachmentRow): Promise<Kept | null> {
  try {
    return await look(row)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') {
      await store.removeUnclaimed(row._id)
      await forgetFiles(row)
    }
    throw error
  }
}

export async function finish({ attachmentId }: Input<'finish'>, caller: Caller): Promise<Output<'finish'>> {
  const row = await demandOwn(attachmentId, caller)
  if (row.state === 'ready') return shown(row)
  await demandWhole(row)
  const kept = await lookOrForget(row)
  const after = kept
    ? ({ ...row, ...kept, state: 'ready' } as const)
    : ({ ...row, state: 'waiting' } as const)
  await store.change(row._id, row.state, { ...kept, state: after.state })
  if (kept) await removeParts(partedOf(row))
  return shown(after)
}
