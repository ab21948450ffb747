import { join } from 'node:path'
import type { Settings } from '../settings'
import { Payments } from './payments'

/** The payment service of a cloud that has a merchant. */
export function openPayments(settings: Settings, api: string, now: () => number): Payments | undefined {
  if (!settings.payment) return undefined
  return new Payments({
    file: join(settings.dataDir, 'payment.db'),
    settings: settings.payment,
    now,
    isOwn: (url) => url.startsWith(`${api}/`),
  })
}
