import type { InputOf } from '@functions/_common/contract'
import { volunteers } from '@functions/volunteers/contract'
import type { GUARDIAN_RELATIONS, MyRegistration } from '@functions/volunteers/contract/registered'
import { VOLUNTEER_LIMITS } from '@site/volunteers'
import * as z from 'zod/mini'
import { type Faults, faultsOf } from '../faults'
import { dayTyped, districtDay, yearsLater } from '../words'

export interface ChangeableDraft {
  readonly phone: string
  readonly streetId: string
  /** '': not said. */
  readonly communityId: string
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly times: readonly string[]
}
export interface Draft extends ChangeableDraft {
  readonly name: string
  /** As typed: 19900506 or 1990-05-06. */
  readonly birthDate: string
  readonly identityNumber: string
  readonly guardianName: string
  readonly guardianRelation: (typeof GUARDIAN_RELATIONS)[number]
  readonly guardianPhone: string
  readonly agreed: boolean
}

export const EMPTY: Draft = {
  name: '',
  birthDate: '',
  identityNumber: '',
  phone: '',
  streetId: '',
  communityId: '',
  skills: [],
  languages: [],
  times: [],
  guardianName: '',
  guardianRelation: 'parent',
  guardianPhone: '',
  agreed: false,
}

export const draftOf = (mine: MyRegistration): ChangeableDraft => ({
  phone: '',
  streetId: mine.streetId,
  communityId: mine.communityId ?? '',
  skills: mine.skills,
  languages: mine.languages,
  times: mine.times,
})

/** Whether a guardian has to agree, by the birth date and the district's day; false while the date is not whole. */
export function needsGuardian(typed: string, now: number): boolean {
  const day = dayTyped(typed)
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false
  const today = districtDay(new Date(now).toISOString())
  return yearsLater(day, VOLUNTEER_LIMITS.consentUnder) > today
}

const saidOf = (draft: ChangeableDraft) => ({
  streetId: draft.streetId,
  communityId: draft.communityId || null,
  skills: [...draft.skills],
  languages: [...draft.languages],
  times: [...draft.times],
})
/** A phone that was not written again stays as it is. */
export const changeableOf = (draft: ChangeableDraft): InputOf<typeof volunteers.actions.changeMine> => ({
  ...saidOf(draft),
  ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
})

/** What is sent; `agreed` may still be false, and then the contract's own sentence says so. */
export function inputOf(draft: Draft, now: number) {
  return {
    name: draft.name.trim(),
    birthDate: dayTyped(draft.birthDate),
    identityNumber: draft.identityNumber.trim().toUpperCase(),
    phone: draft.phone.trim(),
    ...saidOf(draft),
    guardian: needsGuardian(draft.birthDate, now)
      ? {
          name: draft.guardianName.trim(),
          relation: draft.guardianRelation,
          phone: draft.guardianPhone.trim(),
        }
      : null,
    agreed: draft.agreed,
  }
}

/** As the contract says them; a street is chosen, not typed. */
function faultsFrom(parsed: z.core.util.SafeParseResult<unknown>): Faults {
  const faults = faultsOf(parsed)
  return faults.streetId ? { ...faults, streetId: '选一个街道' } : faults
}
export const faultsOfChange = (input: unknown): Faults =>
  faultsFrom(z.safeParse(volunteers.actions.changeMine.input, input))

/** The input as the contract wants it, or a sentence for each field that is not. */
export function checked(draft: Draft, now: number) {
  const parsed = z.safeParse(volunteers.actions.register.input, inputOf(draft, now))
  return parsed.success ? { input: parsed.data, faults: {} } : { input: null, faults: faultsFrom(parsed) }
}
