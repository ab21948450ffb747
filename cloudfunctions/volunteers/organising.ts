import { chainOf, STATIONS, station } from '../../site/stations'
import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import type { Organiser } from './contract/shared'

/** A dispatcher of the station or of one above it; an administrator everywhere. */
const atStation = (caller: Caller, stationId: string): boolean =>
  caller.roles.includes('administrator') ||
  chainOf(stationId).some((one) =>
    permits(caller.grants, ['dispatcher'], { unitId: one.stationId, columnId: null }),
  )

/** The stations that a caller speaks for, or the one of them that is asked for. */
export function stationsFor(caller: Caller, organiserId: string | undefined): string[] {
  if (organiserId === undefined)
    return STATIONS.map(({ stationId }) => stationId).filter((stationId) => atStation(caller, stationId))
  requireStation(caller, organiserId)
  return [organiserId]
}

function requireStation(caller: Caller, stationId: string): void {
  if (!atStation(caller, stationId)) throw new AppError('not_allowed', `not a dispatcher at ${stationId}`)
}

/** Stations that look after a street: its 所 and 站, or the centre where it has none. */
export function requireStreet(caller: Caller, streetId: string): void {
  const there = STATIONS.filter((one) => one.streetId === streetId || one.level === 'centre')
  if (!there.some(({ stationId }) => atStation(caller, stationId))) {
    throw new AppError('not_allowed', `no station of ${streetId}`)
  }
}

/** The station that organises; refuses whoever does not speak for it. */
export async function requireOrganiser(caller: Caller, organiserId: string): Promise<Organiser> {
  const there = station(organiserId)
  if (there) {
    requireStation(caller, organiserId)
    return { id: organiserId, name: there.name }
  }
  throw new AppError('not_found', `organiser ${organiserId}`)
}

/** How an organiser's person stands in a record. */
export const signature = (caller: Caller): string => caller.name
