import type { StaffRole } from '../_common/contract'
import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from './caller'

/** Refuses a caller none of whose grants has one of the roles in this unit and this column. */
export function requirePermit(
  caller: Caller,
  roles: readonly StaffRole[],
  where: { readonly unitId: string | null; readonly columnId: string | null },
): void {
  if (permits(caller.grants, roles, where)) return
  throw new AppError('not_allowed', `no grant for ${roles.join('|')} at ${where.unitId}/${where.columnId}`)
}
