import { ROLE_LABELS, type StaffRole } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { colleague } from '../people/colleagues'
import type { Person } from './contract'
import type { Refusal } from './review/people'
import type { Actor, Moment } from './review/standing'
import { unitName } from './scope'
import * as reviews from './store/reviews'

/** The refusal as it crosses the wire: every one carries its sentence. */
export const refusing = ({ code, why, field = '' }: Refusal, what: string): AppError =>
  new AppError(code, what, { [field]: why })

export const changedMeanwhile = (storyId: string) =>
  new AppError('changed_meanwhile', `story ${storyId} has a newer revision`)

export const personOf = ({ personId, name }: Caller): Person => ({ personId: personId ?? '', name })

/** The caller in the own right alone. */
export const actorOf = ({ personId, grants }: Caller): Actor => ({
  personId: personId ?? '',
  grants,
  absent: [],
})

/** The caller with all who are away at that time and named the caller. */
export async function delegateOf(caller: Caller, at: string): Promise<Actor> {
  const delegations = await reviews.delegatedTo(caller.personId ?? '', at)
  const begun = delegations.filter(({ startsAt }) => startsAt <= at)
  const absent = await Promise.all(
    begun.map(async ({ fromId, role }) => {
      const away = await colleague(fromId)
      if (!away?.active) return null
      const grants = away.grants.filter((grant) => grant.role === role)
      return { person: { personId: fromId, name: away.name }, grants }
    }),
  )
  return { ...actorOf(caller), absent: absent.filter((one) => one !== null) }
}

/** A move by the caller; `role` is what the caller does it as, for what readers are told. */
export const momentOf = (
  caller: Caller,
  {
    at,
    hash,
    role,
    on = null,
    formsHash = '',
  }: { at: string; hash: string; role: StaffRole; on?: Person | null; formsHash?: string },
): Moment => ({
  by: personOf(caller),
  label: `${unitName(caller.unitId)}${ROLE_LABELS[role]}`,
  on,
  at,
  hash,
  formsHash,
})
