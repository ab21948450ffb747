import { OfflineError } from '@functions/_common/client'
import { AppError } from '@functions/_common/errors'
import { attachments } from '@functions/attachments/contract'
import * as z from 'zod/mini'
import { api } from '@/api'
import { digestOf, putPart, readPart } from '@/local-files'

/** A picture or a recording that goes along with something; kept on the phone until that is sent. */
export const Attached = z.object({
  /** Made once: the same key is the same attachment, however often it is sent. */
  key: z.string(),
  what: z.enum(['picture', 'voice']),
  path: z.string(),
  name: z.string(),
  size: z.int(),
  /** What the centre calls it once it has all of it. */
  attachmentId: z.nullable(z.string()),
})
export type Attached = z.infer<typeof Attached>

/** Tells how much has gone, from 0 to 1. */
export type Told = (key: string, share: number) => void

/**
 * Sends one file in pieces, going on where it broke off, and answers what the centre calls it.
 * @throws OfflineError when the line broke or the virus scan cannot be reached; AppError when the phone has lost the file or the centre refuses it.
 */
export async function sendAttached(file: Attached, told: Told): Promise<string> {
  const { key: uploadKey, what, size, path } = file
  const sha256 = await digestOf(file).catch(() => {
    throw new AppError('invalid_input', `no file at ${path}`, {
      attachmentIds: '有张图或录音在这台手机里找不到了，拿掉它再下单。',
    })
  })
  const begun = await api(attachments).begin({ uploadKey, what, purpose: 'order', size, sha256 })
  const { attachmentId, partBytes, parts } = begun
  const stored = new Set(begun.stored)
  for (let part = 0; part < parts; part++) {
    if (!stored.has(part) && begun.state === 'sending') {
      const from = part * partBytes
      const { addresses } = await api(attachments).partAddresses({ attachmentId, parts: [part] })
      const [address] = addresses
      if (!address) throw new OfflineError('no address')
      const bytes = await readPart(path, from, Math.min(partBytes, size - from))
      await putPart(address.url, address.headers, bytes).catch((reason: unknown) => {
        throw new OfflineError(String(reason))
      })
    }
    told(uploadKey, (part + 1) / (parts + 1))
  }
  const { state } = await api(attachments).finish({ attachmentId })
  if (state !== 'ready') throw new OfflineError('the virus scan cannot be reached')
  told(uploadKey, 1)
  return attachmentId
}
