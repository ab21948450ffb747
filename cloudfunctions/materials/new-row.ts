import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { colleague } from '../people/colleagues'
import type { Description } from './contract'
import { EMPTY_DESCRIPTION, searchedOf } from './present'
import type { MaterialRow } from './store'

/** A new item of this caller. What somebody with a mentor sends waits; the rest is in the library at once. */
export async function newRow(
  materialId: string,
  caller: Caller,
  about: Partial<Description>,
  found: Pick<MaterialRow, 'kind' | 'type' | 'size' | 'sha256'> & Partial<MaterialRow>,
): Promise<MaterialRow> {
  const mine = caller.personId ? await colleague(caller.personId) : null
  if (!mine) throw new AppError('not_signed_in', 'no account behind the caller')
  const at = instant()
  const given = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined))
  const description: Description = { ...EMPTY_DESCRIPTION, ...given }
  return {
    _id: materialId,
    ...description,
    state: mine.mentorId === null ? 'passed' : 'waiting',
    width: null,
    height: null,
    originalId: '',
    fileId: null,
    smallId: null,
    screenId: null,
    camera: null,
    fingerprint: null,
    bands: [],
    ...found,
    unitId: caller.unitId,
    ownerId: mine.personId,
    ownerName: caller.name,
    mentorId: mine.mentorId,
    reason: '',
    searched: searchedOf(description),
    createdAt: at,
    updatedAt: at,
    order: `${at}:${materialId}`,
    revision: 1,
    expiredAt: null,
    lastTap: caller.requestId,
  }
}
