import type { Role } from '../_common/contract'
import type { Grant } from '../_common/grants'

/**
 * Who is calling, and through which door. Made by `serve` from the platform's own context (openid) or from a verified
 * session; no field of the event has a say in it.
 */
export interface Caller {
  /** A resident's or staff member's id; null for a visitor. */
  readonly personId: string | null
  readonly kind: 'visitor' | 'resident' | 'staff'
  /** Shown in lists and the audit log; '' for visitors and residents. */
  readonly name: string
  readonly unitId: string | null
  readonly roles: readonly Role[]
  readonly grants: readonly Grant[]
  /** WeChat identity when the platform gave one. Never logged. */
  readonly openid: string | null
  /** The session the call came with (its stored id, not the token); null without one. */
  readonly sessionId: string | null
  /** A stable, keyed hash of openid, session or network address: for limits and logs, tells nobody who it is. */
  readonly key: string
  /** Browser or WeChat, as it says itself. */
  readonly userAgent: string
  readonly address: string
  readonly traceId: string
  /**
   * Stays the same over the retries of one tap; '' for reads. Ids made from it are the same at a second run,
   * so that a call cut off half-way ends in one record.
   */
  readonly requestId: string
}
