import type { Engagement } from '../_common/engagement'
import type { Grant } from '../_common/grants'
import { instant } from './clock'
import { table } from './db'
import { hashed } from './secret'

/**
 * The two kinds of account. They stand here and not in `people` because `serve` must know who calls;
 * all that changes them is in `people`.
 */
export interface StaffRow {
  readonly _id: string
  readonly userName: string
  readonly name: string
  readonly unitId: string
  readonly grants: readonly Grant[]
  readonly active: boolean
  /** Missing in rows from before there was any: staff, without an end and a mentor. */
  readonly engagement?: Engagement
  /** From this moment on the account opens nothing; null: no end. */
  readonly endsAt?: string | null
  readonly mentorId?: string | null
  /** `scrypt$N$r$p$salt$hash` */
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  /** Sealed; null while no second factor is in force. */
  readonly totpSecret: string | null
  /** Sealed; shown as a QR code but not yet confirmed. */
  readonly totpPending: string | null
  /** The 30-second step of the last accepted code: neither it nor an older one is accepted again. */
  readonly totpLastStep: number
  /** When the lock after wrong tries ends; '' when there was none. Only told; what locks is in `attempts`. */
  readonly lockedUntil: string
  readonly lastSignInAt: string | null
  readonly createdAt: string
}

export interface ResidentRow {
  readonly _id: string
  /** Sealed; null for a resident who came through WeChat. */
  readonly phone: string | null
  readonly phoneMasked: string | null
  readonly throughWechat: boolean
  readonly agreedAt: string
  readonly createdAt: string
}

/** Whether the account opens anything now: neither switched off nor past its end. */
export const isInForce = ({ active, endsAt }: Pick<StaffRow, 'active' | 'endsAt'>): boolean =>
  active && (!endsAt || endsAt > instant())

export const staffTable = table<StaffRow>('staff')
export const residentsTable = table<ResidentRow>('residents')

export const residentIdOfOpenid = (openid: string): string => hashed('resident', 'wechat', openid)
export const residentIdOfPhone = (phone: string): string => hashed('resident', 'phone', phone)
