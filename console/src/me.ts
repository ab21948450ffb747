import type { Role, StaffRole } from '@functions/_common/contract'
import { type Grant, permits } from '@functions/_common/grants'
import type { Staff } from '@functions/people/contract'
import { createContext, useContext } from 'react'

/** Who sits at this desk. */
export interface Me {
  readonly staff: Staff
  readonly mustEnrolTotp: boolean
  /** Asks the centre again: after a password or a second factor has changed. */
  readonly refresh: () => void
}

export const MeContext = createContext<Me | null>(null)

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('a page outside the desk asked who is signed in')
  return me
}

export const rolesOf = (grants: readonly Grant[]): StaffRole[] => [...new Set(grants.map(({ role }) => role))]

/** The roles that reach a story's unit and column; what is not chosen yet is no hindrance. */
export function rolesAt(
  grants: readonly Grant[],
  where: { unitId: string | null; columnId: string | null },
): Role[] {
  return rolesOf(grants).filter((role) => permits(grants, [role], where))
}

/** Whether somebody writes for this unit at all; for which columns is asked later. */
export const reachesUnit = (grants: readonly Grant[], unitId: string): boolean =>
  grants.some(({ units }) => units === '*' || units.includes(unitId))

/** True when one of the roles may call the action; the centre checks again. */
export const mayCall = (action: { readonly roles: readonly Role[] }, roles: readonly Role[]): boolean =>
  action.roles.some((role) => role === 'visitor' || roles.includes(role))
