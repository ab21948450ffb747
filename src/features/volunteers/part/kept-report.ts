import * as z from 'zod/mini'
import { Attached } from '@/attaching'
import { forget, keep, recall } from '@/kept/storage'

/** Forgotten by `account.forget`: the next one on a shared phone sees nothing of the service. */
const KEY = 'service-report'

const Report = z.object({
  orderId: z.string(),
  words: z.string(),
  /** Pictures on this phone; those that went already have the centre's name. */
  files: z.array(Attached),
})
export type Report = z.infer<typeof Report>

/** 签退时写的: on the phone until it is sent, so that a cellar without a network, or a closed sheet, costs nobody their words. */
export const keptReport = {
  open(orderId: string): Pick<Report, 'words' | 'files'> {
    const kept = z.safeParse(Report, recall(KEY))
    return kept.success && kept.data.orderId === orderId ? kept.data : { words: '', files: [] }
  },
  keep: (report: Report) => void keep(KEY, report),
  sent: () => forget(KEY),
}
