import * as z from 'zod/mini'
import { errorText } from '../../_common/error-text'
import { AppError } from '../../_common/errors'

/** A 动态码 that was scanned, as it waits for the network. */
const Scan = z.object({
  /** Sent along with every try: it arrives once, however often it is sent. */
  key: z.string(),
  code: z.string(),
  /** The moment of the scan, whenever it arrives. */
  scannedAt: z.string(),
  /** The shift that the organiser scanned for; a volunteer scans the shift's own code, which says it. */
  shiftId: z.optional(z.string()),
  state: z.enum(['waiting', 'refused']),
  /** Why it was refused; '' otherwise. */
  why: z.string(),
})
export type Scan = z.infer<typeof Scan>
export type Scanned = Pick<Scan, 'code' | 'scannedAt' | 'shiftId'>

/** A centre that is busy takes it later, and so does one that does not know yet who this is; what it refuses, it refuses again. */
const LATER = ['not_signed_in', 'unexpected', 'too_many_requests', 'changed_meanwhile']
const goesLater = (error: unknown): boolean => !(error instanceof AppError) || LATER.includes(error.code)
const whyOf = (error: AppError): string => Object.values(error.fields)[0] ?? errorText(error)

interface Ways<Taken> {
  /** What the device keeps, as it was kept; anything that is not a list of scans counts as none. */
  readonly recall: () => unknown
  /** False when there is no room. */
  readonly keep: (scans: readonly Scan[]) => boolean
  readonly send: (scan: Scan) => Promise<Taken>
}

/**
 * 没交上的签到: the scans that a volunteer's or an organiser's device keeps until the centre has taken them, the oldest first.
 * Survives closing the app.
 */
export function scanQueue<Taken>({ recall, keep, send }: Ways<Taken>) {
  const unsent = (): Scan[] => {
    const kept = z.safeParse(z.array(Scan), recall())
    return kept.success ? kept.data : []
  }
  const drop = (key: string): boolean => keep(unsent().filter((one) => one.key !== key))

  /**
   * Hands a scanned code in at once, or keeps it: answers with what was taken down, or null when it waits on the device.
   * Throws what the centre refuses; throws too when the device has no room, because then it is not kept.
   */
  async function handIn(scanned: Scanned): Promise<Taken | null> {
    const key = `scan-${Date.parse(scanned.scannedAt)}-${scanned.code.slice(-12)}`
    const scan: Scan = { ...scanned, key, state: 'waiting', why: '' }
    // kept before it is sent: whatever happens on the way, it is still here
    const kept = keep([...unsent().filter((one) => one.key !== key), scan])
    try {
      const taken = await send(scan)
      drop(key)
      return taken
    } catch (error) {
      if (kept && goesLater(error)) return null
      drop(key)
      throw error
    }
  }

  /** Hands in what waits, the oldest first; ends at the first that cannot go now. Says how many arrived. */
  async function sendWaiting(): Promise<number> {
    let sent = 0
    for (const scan of unsent()) {
      if (scan.state !== 'waiting') continue
      try {
        await send(scan)
        drop(scan.key)
        sent++
      } catch (error) {
        if (goesLater(error)) return sent
        const why = whyOf(error as AppError)
        keep(unsent().map((one) => (one.key === scan.key ? { ...one, state: 'refused', why } : one)))
      }
    }
    return sent
  }

  return { unsent, drop, handIn, sendWaiting }
}
