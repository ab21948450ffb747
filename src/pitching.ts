import type { OutputOf } from '@functions/_common/contract'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { plans } from '@functions/plans/contract'
import { api } from './api'
import { fieldQueue, type QueuedPitch } from './kept/field-queue'

/** Files a pitch that waited on the phone. Under its own key: arrived once, however often it is sent. */
export const sendPitch = ({ content, key }: QueuedPitch): Promise<OutputOf<typeof plans.actions.filePitch>> =>
  api(plans).filePitch({ content }, { key })

/** A centre that is busy takes it later; what it refuses, it refuses again. */
const LATER = ['not_signed_in', 'unexpected', 'too_many_requests']

/** Files what waits of one person, the oldest first; ends at the first that cannot go now. */
export async function sendPitches(personId: string): Promise<void> {
  for (const item of fieldQueue.of(personId).reverse()) {
    if (item.kind !== 'pitch' || item.state !== 'waiting') continue
    try {
      await sendPitch(item)
      fieldQueue.mark(item.key, 'sent')
    } catch (error) {
      if (!(error instanceof AppError) || LATER.includes(error.code)) return
      fieldQueue.mark(item.key, 'refused', Object.values(error.fields)[0] ?? errorText(error))
    }
  }
}
