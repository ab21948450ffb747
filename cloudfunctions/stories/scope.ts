import { site } from '../../site'
import { NEWSROOM_ROLES, ROLE_LABELS } from '../_common/contract'
import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import type { StoryContent } from './contract'
import type { Actor } from './review/standing'
import type { Hand, StoryFilter, StoryRow } from './store'

type Place = Pick<StoryRow, 'unitId' | 'columnId'>

type Hands = Pick<StoryRow, 'createdBy' | 'heldBy'>

/** One's own stories, those in one's hands, and those of the units and columns that were granted. */
export const mayTouch = (caller: Caller, row: Place & Hands): boolean =>
  row.createdBy === caller.personId ||
  (row.heldBy !== null && row.heldBy === caller.personId) ||
  permits(caller.grants, NEWSROOM_ROLES, row)

/** A delegate may read what the one who is away could. */
export function requireRead(
  caller: Caller,
  row: Place & Hands & Pick<StoryRow, '_id'>,
  { absent }: Actor,
): void {
  if (absent.some(({ grants }) => permits(grants, NEWSROOM_ROLES, row))) return
  requireTouch(caller, row)
}

export function requireTouch(caller: Caller, row: Place & Hands & Pick<StoryRow, '_id'>): void {
  if (!mayTouch(caller, row)) throw new AppError('not_allowed', `story ${row._id} is outside the grants`)
}

const reaches = (scope: '*' | readonly string[], id: string | null): boolean =>
  id === null || scope === '*' || scope.includes(id)

/** Refuses to put a story where its writer has no say; what is not chosen yet is no matter. */
export function requirePlace(
  caller: Caller,
  { unitId, columnId }: Pick<StoryContent, 'unitId' | 'columnId'>,
): void {
  const ofUnit = caller.grants.filter((grant) => reaches(grant.units, unitId))
  if (ofUnit.length === 0) {
    throw new AppError('not_allowed', 'unit outside the grants', {
      unitId: '这个单位的稿子不归您写，换成自己的单位。',
    })
  }
  if (!ofUnit.some((grant) => reaches(grant.columns, columnId))) {
    throw new AppError('not_allowed', 'column outside the grants', {
      columnId: '您还不能往这个栏目写稿，换一个栏目。',
    })
  }
}

/** Where to look for the stories a caller may see: everywhere, or in each granted unit and among one's own. */
export function searches(caller: Caller): StoryFilter[] {
  if (caller.grants.some((grant) => grant.units === '*')) return [{}]
  const units = new Set(caller.grants.flatMap((grant) => (grant.units === '*' ? [] : grant.units)))
  return [...[...units].map((unitId) => ({ unitId })), { createdBy: caller.personId ?? '' }]
}

export const unitName = (unitId: string | null): string =>
  site.units.find((unit) => unit.unitId === unitId)?.name ?? ''

const BY_RANK = [
  'administrator',
  'editor',
  'unit_editor',
  'reporter',
  'commander',
  'final_reviewer',
  'second_reviewer',
  'first_reviewer',
  'proofreader',
] as const

/** The caller as the newsroom and, by role only, the reader sees them. */
export function handOf(caller: Caller, at: string): Hand {
  const role = BY_RANK.find((candidate) => caller.roles.includes(candidate))
  return {
    personId: caller.personId ?? '',
    name: caller.name,
    label: `${unitName(caller.unitId)}${role ? ROLE_LABELS[role] : ''}`,
    at,
  }
}
