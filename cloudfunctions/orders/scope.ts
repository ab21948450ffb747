import { chainOf, STATIONS } from '../../site/stations'
import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import type { OrderRow } from './store'

const grantedAt = (caller: Caller, stationId: string, roles: readonly string[]): boolean =>
  permits(caller.grants, roles, { unitId: stationId, columnId: null })

/** Commanders and administrators reach every station; a dispatcher those of the grant and what lies below them. */
export function reaches(caller: Caller, stationId: string): boolean {
  if (caller.roles.includes('commander') || caller.roles.includes('administrator')) return true
  return chainOf(stationId).some((station) => grantedAt(caller, station.stationId, ['dispatcher']))
}

/** The stations whose desks a caller may open, in the order of the site. */
export const stationsOf = (caller: Caller) => STATIONS.filter(({ stationId }) => reaches(caller, stationId))

/** Of a caller's stations those that are below none of the others: their desks together show everything. */
export function topStations(caller: Caller): string[] {
  const own = stationsOf(caller).map(({ stationId }) => stationId)
  return own.filter((stationId) => {
    const [, ...above] = chainOf(stationId)
    return !above.some((station) => own.includes(station.stationId))
  })
}

/** An order of a station that the caller does not reach does not exist for them. */
export function requireReach(caller: Caller, row: OrderRow): void {
  if (!reaches(caller, row.stationId))
    throw new AppError('not_found', `order ${row._id} is of another station`)
}
