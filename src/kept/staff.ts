import { ROLES, type Role } from '@functions/_common/contract'
import * as z from 'zod/mini'
import { forget, keep, recall } from './storage'

const KEY = 'staff'

/** A staff member signed in on this phone for the newsroom's work; the server alone knows whether it still holds. */
const StaffSession = z.object({
  token: z.string(),
  personId: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
})
export type StaffSession = z.infer<typeof StaffSession>

export const staff = {
  open(): StaffSession | null {
    const kept = z.safeParse(StaffSession, recall(KEY))
    return kept.success ? kept.data : null
  },
  /** False when the phone has no room for it. */
  keep: (session: StaffSession): boolean => keep(KEY, session),
  forget: (): void => forget(KEY),
  /** Whether somebody with one of these roles is signed in: what the others may not do is not offered. */
  may: (roles: readonly Role[]): boolean => staff.open()?.roles.some((role) => roles.includes(role)) ?? false,
}
