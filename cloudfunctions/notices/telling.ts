import { site } from '../../site'
import { NOTICE_LIMITS } from '../../site/notices'
import { hashed } from '../_server/secret'
import type { NoticeMatter } from './contract'
import * as store from './store'

/** Somebody is to know something. */
export interface Telling {
  readonly to: { readonly kind: 'resident' | 'staff'; readonly personId: string }
  /** What happened, e.g. `order:<id>:claimed:3`: one notice a person and event, however often it is told. */
  readonly event: string
  readonly matter: NoticeMatter
  /** At most 30 characters; the first 20 go to WeChat. */
  readonly title: string
  /** At most 120 characters, without a phone number, an address or another person's full name: it leaves the house. */
  readonly text: string
  /** A page of the mini-program (or of the console, for staff). */
  readonly page: string | null
  /** When it happened, ISO 8601. */
  readonly at: string
  /** Passes the quiet hours: somebody waits at a door. */
  readonly urgent?: boolean
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Puts a notice into a person's inbox, inside the transaction of what happened: told if and only if it happened, and once.
 * Whatever leaves for a phone is the sweep's work (`sending.ts`). Colleagues are told in the console and on the phone only.
 */
export async function tell(transaction: store.Transaction, telling: Telling): Promise<void> {
  const { to, event, matter, title, text, page, at, urgent = false } = telling
  const _id = hashed('notice', to.kind, to.personId, event).slice(0, 22)
  if (await store.isTold(transaction, _id)) return
  await store.addWithin(transaction, {
    _id,
    toId: to.personId,
    matter,
    title,
    text,
    page,
    at,
    urgent,
    place: `${at}${_id}`,
    unread: true,
    sent: to.kind === 'resident' ? 'waiting' : 'in_app',
    due: to.kind === 'resident' ? at : null,
    triedAt: null,
    expiresAt: new Date(Date.parse(at) + NOTICE_LIMITS.keptDays * DAY_MS).toISOString(),
  })
}

const MINUTE_MS = 60_000
const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** When somebody may be disturbed: `at` itself, or the end of the quiet hours that it falls into (over midnight too). */
export function afterQuiet(at: Date, quietFrom: string, quietUntil: string): Date {
  const from = minuteOf(quietFrom)
  const until = minuteOf(quietUntil)
  const local = new Date(at.getTime() + site.timeZoneOffsetMinutes * MINUTE_MS)
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  const quiet = from <= until ? minute >= from && minute < until : minute >= from || minute < until
  if (!quiet) return at
  const minutes = (until - minute + 24 * 60) % (24 * 60)
  return new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS + minutes * MINUTE_MS)
}
