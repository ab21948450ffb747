import { volunteers } from '@functions/volunteers/contract'
import { scanQueue } from '@functions/volunteers/contract/scan-queue'
import { api } from '@/api'
import { keep, recall } from '@/kept/storage'

const KEY = 'volunteer-scans'

/** The organiser's codes that this phone scanned without a network. */
export const scans = scanQueue({
  recall: () => recall(KEY),
  keep: (waiting) => keep(KEY, waiting),
  send: async ({ code, scannedAt, key }) =>
    (await api(volunteers).scanShift({ code, scannedAt }, { key })).attendance,
})
