import { NEWSROOM_ROLES } from '../_common/contract'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import type { PieceRow } from './store'

/** What one began or holds, and what is of the units and columns that were granted. */
export const maySee = (
  caller: Caller,
  row: Pick<PieceRow, 'createdBy' | 'holder' | 'unitId' | 'columnId'>,
): boolean =>
  caller.personId !== null &&
  (row.createdBy.personId === caller.personId ||
    row.holder?.personId === caller.personId ||
    permits(caller.grants, NEWSROOM_ROLES, row))
