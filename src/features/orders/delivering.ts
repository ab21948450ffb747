import { newKey, OfflineError } from '@functions/_common/client'
import type { OutputOf } from '@functions/_common/contract'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { orders } from '@functions/orders/contract'
import { api } from '@/api'
import { sendAttached, type Told } from '@/attaching'
import { forgetFile } from '@/local-files'
import { contentOf, type Draft, draft, type Faults } from './draft'

export type Filed = OutputOf<typeof orders.actions.file>

/** How a sending ended. `waiting`: no network; it goes by itself when there is one. */
export type Delivered =
  | { readonly phase: 'sent'; readonly filed: Filed }
  | { readonly phase: 'waiting' | 'signed_out' | 'no_room' }
  | { readonly phase: 'refused'; readonly why: string; readonly faults: Faults }

let running: Promise<Delivered> | null = null

/** Sends the order that the draft says, once: pages that ask at the same time get one answer, and a retry its key. */
export function deliver(said: Draft, told: Told = () => undefined): Promise<Delivered> {
  running ??= run(said, told).finally(() => {
    running = null
  })
  return running
}

async function run(said: Draft, told: Told): Promise<Delivered> {
  const { content, faults } = contentOf(said)
  if (!content) return { phase: 'refused', why: '上面标出来的几项补一下，再点一次。', faults }
  let now = { ...said, key: said.key ?? newKey() }
  const kept = draft.keep(now)
  try {
    for (const file of said.files) {
      if (file.attachmentId !== null) continue
      now = withFile(now, { ...file, attachmentId: await sendAttached(file, told) })
      draft.keep(now)
    }
    const filed = await api(orders).file(contentOf(now).content ?? content, { key: now.key })
    draft.sent(said)
    for (const { path } of said.files) await forgetFile(path)
    return { phase: 'sent', filed }
  } catch (error) {
    if (error instanceof OfflineError) {
      return kept && draft.keep({ ...now, waiting: true }) ? { phase: 'waiting' } : { phase: 'no_room' }
    }
    // what was sent long ago may be gone at the centre: it is sent anew with the next tap
    const files = now.files.map((file) => ({ ...file, attachmentId: null }))
    return refusalOf(error, hasFields(error, 'attachmentIds') ? { ...now, files } : now)
  }
}

const withFile = <Said extends Draft>(said: Said, sent: Draft['files'][number]): Said => ({
  ...said,
  files: said.files.map((file) => (file.key === sent.key ? sent : file)),
})

const hasFields = (error: unknown, path: string): boolean =>
  error instanceof AppError && Object.keys(error.fields).some((field) => field.startsWith(path))

/** What the centre refused is for the person to mend; a centre that is busy takes what waits later. */
function refusalOf(error: unknown, said: Draft): Delivered {
  const code = error instanceof AppError ? error.code : 'unexpected'
  if (said.waiting && (code === 'unexpected' || code === 'too_many_requests')) return { phase: 'waiting' }
  draft.keep({ ...said, waiting: false })
  if (code === 'not_signed_in') return { phase: 'signed_out' }
  if (!(error instanceof AppError))
    return { phase: 'refused', why: '这一页出了点问题，不是您的问题。过一会儿再点一次。', faults: {} }
  const { fields } = error
  const named = Object.entries(fields).filter(([path]) => path !== '')
  const why =
    fields[''] ?? (named.length > 0 ? named.map(([, sentence]) => sentence).join('') : errorText(error))
  return { phase: 'refused', why, faults: fields }
}
