import type { StaffRole } from '../_common/contract'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import type { MaterialRow } from './store'

/** Who looks after the library: describes and sets rights of what others brought. */
const KEEPERS: readonly StaffRole[] = ['editor', 'commander', 'administrator']

type Placed = Pick<MaterialRow, 'unitId' | 'ownerId' | 'mentorId' | 'state' | 'reuse'>

const keeps = (caller: Caller, { unitId }: Placed): boolean =>
  permits(caller.grants, KEEPERS, { unitId, columnId: null })

const isMentor = (caller: Caller, { mentorId }: Placed): boolean =>
  mentorId !== null && mentorId === caller.personId

/** In the library for everybody, or for the own unit; before that for whoever brought it, the mentor, and the keepers. */
export function maySee(caller: Caller, row: Placed): boolean {
  if (row.ownerId === caller.personId || isMentor(caller, row) || keeps(caller, row)) return true
  if (row.state !== 'passed' && row.state !== 'expired') return false
  return row.reuse !== 'unit' || row.unitId === caller.unitId
}

export const mayChange = (caller: Caller, row: Placed): boolean =>
  keeps(caller, row) ||
  isMentor(caller, row) ||
  (row.ownerId === caller.personId && row.mentorId === null) ||
  (row.ownerId === caller.personId && row.state !== 'passed' && row.state !== 'expired')

/** Never the one who sent it, even when they keep the library themselves. */
export const mayDecide = (caller: Caller, row: Placed): boolean =>
  row.ownerId !== caller.personId && (isMentor(caller, row) || keeps(caller, row))
