import type { StaffRole } from '../_common/contract'
import { AppError } from '../_common/errors'
import { type Grant, permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { type ColleagueFacts, colleague } from '../people/colleagues'
import type { Move, Person } from './contract'
import { DESK } from './machine'
import * as store from './store'

interface Place {
  readonly unitId: string | null
  readonly columnId: string | null
}

export const personOf = (caller: Caller): Person => ({ personId: caller.personId ?? '', name: caller.name })
/** What the centre's own clock does. */
export const THE_CENTRE: Person = { personId: '', name: '系统' }

export const move = (event: string, by: Person, note = '', at = instant()): Move => ({ event, by, at, note })

/** True for the desk of this unit and column; a column that nobody chose yet is no hindrance. */
export const isDesk = (caller: Caller, place: Place): boolean => isDeskOf(caller.grants, place, DESK)

/** The same of a colleague, in some of the desk's roles. */
export function isDeskOf(
  grants: readonly Grant[],
  { unitId, columnId }: Place,
  roles: readonly StaffRole[],
): boolean {
  return grants.some((grant) =>
    permits([grant], roles, {
      unitId,
      columnId: columnId ?? (grant.columns === '*' ? null : (grant.columns[0] ?? null)),
    }),
  )
}

export function requireDesk(caller: Caller, place: Place): void {
  if (!isDesk(caller, place)) {
    throw new AppError('not_allowed', 'outside the desk’s grants', {
      '': '这件事归别的单位或栏目的编辑管，请找他们。',
    })
  }
}

/** A unit's editors see what their unit has; everybody else in the newsroom sees the whole plan. */
export const isOutside = (caller: Caller): boolean => caller.roles.every((role) => role === 'unit_editor')

export function maySee(
  caller: Caller,
  { unitId, people }: { unitId: string | null; people: readonly string[] },
): boolean {
  if (!isOutside(caller)) return true
  return (unitId !== null && unitId === caller.unitId) || people.includes(caller.personId ?? '')
}

/** Somebody whose account is in force and still will be when the work is due. */
export async function demandColleague(personId: string, until: string | null): Promise<ColleagueFacts> {
  const found = await colleague(personId)
  if (!found?.active) {
    throw new AppError('invalid_input', 'nobody of this id', { personId: '这个账号停用了，换一位同事。' })
  }
  if (until && found.endsAt && found.endsAt <= until) {
    throw new AppError('invalid_input', 'the account ends before', {
      personId: `${found.name}的账号在那之前就到期了，换一位同事。`,
    })
  }
  return found
}

/** Loads, changes and writes a row as one step; a tap that has been here before changes nothing. */
export function change<C extends Exclude<store.Collection, 'coverages'>>(
  collection: C,
  id: string,
  caller: Caller,
  next: (row: store.RowOf<C>, transaction: store.Transaction) => Promise<store.RowOf<C>> | store.RowOf<C>,
): Promise<store.RowOf<C>> {
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, collection, id)
    if (!row) throw new AppError('not_found', `${collection}/${id}`)
    if (row.lastTap === caller.requestId) return row
    const changed = { ...(await next(row, transaction)), lastTap: caller.requestId }
    await store.putWithin(transaction, collection, changed)
    return changed
  })
}
