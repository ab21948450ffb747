import { OPINION_KINDS } from '@functions/questions/contract'
import * as z from 'zod/mini'
import { forget, keep, recall } from './storage'

const KEY = 'opinion-draft'

/** An opinion that is being written. Its key goes along with every try, so that it is filed once however often it is sent. */
export const OpinionDraft = z.object({
  kind: z.enum(OPINION_KINDS),
  text: z.string(),
  phone: z.string(),
  key: z.string(),
})
export type OpinionDraft = z.infer<typeof OpinionDraft>

/** Kept on the phone until it is sent. */
export const opinionDraft = {
  open(): OpinionDraft | null {
    const draft = z.safeParse(OpinionDraft, recall(KEY))
    return draft.success ? draft.data : null
  },
  keep: (draft: OpinionDraft) => void keep(KEY, draft),
  forget: () => forget(KEY),
}
