import * as z from 'zod/mini'
import { forget, keep, recall } from './storage'

const KEY = 'account'
/** A volunteer's code, their scans and report that wait for the network, a half-written order, and the door and phone of the last one. */
const PERSONAL = ['volunteer-code', 'volunteer-scans', 'service-report', 'order-draft', 'order-last'] as const

/** That somebody signed in on this phone, and as whom it says so: the server alone knows whether it still holds. */
export const Account = z.object({
  /** 138****6021; null for somebody who came through WeChat. */
  phoneMasked: z.nullable(z.string()),
})
export type Account = z.infer<typeof Account>

export const account = {
  open(): Account | null {
    const kept = z.safeParse(Account, recall(KEY))
    return kept.success ? kept.data : null
  },
  keep: ({ phoneMasked }: Account) => void keep(KEY, { phoneMasked }),
  /** With what the phone keeps of this person alone: the next one on a shared phone finds none of it. */
  forget: () => {
    for (const key of [KEY, ...PERSONAL]) forget(key)
  },
}
