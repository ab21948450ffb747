import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { volunteers } from '@functions/volunteers/contract'
import type { Attendance } from '@functions/volunteers/contract/shifts'
import * as z from 'zod/mini'
import { api } from '@/api'
import { keep, recall } from '@/kept/storage'

const KEY = 'volunteer-scans'

/** A code that was scanned, as it waits for the network. */
const Scan = z.object({
  /** Sent along with every try: it arrives once, however often it is sent. */
  key: z.string(),
  code: z.string(),
  scannedAt: z.string(),
  state: z.enum(['waiting', 'refused']),
  /** Why it was refused; '' otherwise. */
  why: z.string(),
})
export type Scan = z.infer<typeof Scan>

/** 没交上的签到: what was scanned without a network, the oldest first. Survives closing the app. */
export function unsentScans(): Scan[] {
  const kept = z.safeParse(z.array(Scan), recall(KEY))
  return kept.success ? kept.data : []
}
const put = (scans: readonly Scan[]): boolean => keep(KEY, scans)
export const dropScan = (key: string): boolean => put(unsentScans().filter((one) => one.key !== key))

const send = ({ code, scannedAt, key }: Scan): Promise<{ attendance: Attendance }> =>
  api(volunteers).scanShift({ code, scannedAt }, { key })

/** A centre that is busy takes it later, and so does one that does not know yet who this is; what it refuses, it refuses again. */
const LATER = ['not_signed_in', 'unexpected', 'too_many_requests', 'changed_meanwhile']
const goesLater = (error: unknown): boolean => !(error instanceof AppError) || LATER.includes(error.code)

/**
 * Hands a scanned code in at once, or keeps it: answers with what was taken down, or null when it waits on the phone.
 * Throws what the centre refuses; throws too when the phone has no room, because then it is not kept.
 */
export async function handIn(code: string, scannedAt: string): Promise<Attendance | null> {
  const key = `scan-${Date.parse(scannedAt)}-${code.slice(-12)}`
  const scan: Scan = { key, code, scannedAt, state: 'waiting', why: '' }
  // kept before it is sent: whatever happens on the way, it is still here
  const kept = put([...unsentScans().filter((one) => one.key !== key), scan])
  try {
    const { attendance } = await send(scan)
    dropScan(key)
    return attendance
  } catch (error) {
    if (kept && goesLater(error)) return null
    dropScan(key)
    throw error
  }
}

/** Hands in what waits, the oldest first; ends at the first that cannot go now. Says how many arrived. */
export async function sendWaiting(): Promise<number> {
  let sent = 0
  for (const scan of unsentScans()) {
    if (scan.state !== 'waiting') continue
    try {
      await send(scan)
      dropScan(scan.key)
      sent++
    } catch (error) {
      if (goesLater(error)) return sent
      const { fields } = error as AppError
      const why = Object.values(fields)[0] ?? errorText(error as AppError)
      put(unsentScans().map((one) => (one.key === scan.key ? { ...one, state: 'refused', why } : one)))
    }
  }
  return sent
}
