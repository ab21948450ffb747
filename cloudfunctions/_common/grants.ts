import * as z from 'zod/mini'
import { STAFF_ROLES } from './contract'
import { Id } from './fields'

/** A role with where it holds. `*`: everywhere. Nothing granted: nothing allowed. */
export const Grant = z.object({
  role: z.enum(STAFF_ROLES),
  units: z.union([z.literal('*'), z.array(Id).check(z.maxLength(100))]),
  columns: z.union([z.literal('*'), z.array(Id).check(z.maxLength(100))]),
})
export type Grant = z.infer<typeof Grant>

const covers = (scope: '*' | readonly string[], id: string | null): boolean =>
  scope === '*' || (id !== null && scope.includes(id))

/** True when one single grant has one of the roles and reaches both the unit and the column; two half-fitting grants do not add up. */
export function permits(
  grants: readonly Grant[],
  roles: readonly string[],
  where: { unitId: string | null; columnId: string | null },
): boolean {
  return grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      covers(grant.units, where.unitId) &&
      covers(grant.columns, where.columnId),
  )
}
