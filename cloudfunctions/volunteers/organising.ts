import { chainOf, STATIONS, station } from '../../site/stations'
import { AppError } from '../_common/errors'
import { permits } from '../_common/grants'
import type { Caller } from '../_server/caller'
import type { Organiser } from './contract/shared'
import * as store from './store'

/** A dispatcher of the station or of one above it; an administrator everywhere. */
export const atStation = (caller: Caller, stationId: string): boolean =>
  caller.roles.includes('administrator') ||
  chainOf(stationId).some((one) =>
    permits(caller.grants, ['dispatcher'], { unitId: one.stationId, columnId: null }),
  )

/** The stations a member of staff may organise for. */
export const stationsOf = (caller: Caller): string[] =>
  STATIONS.map(({ stationId }) => stationId).filter((stationId) => atStation(caller, stationId))

export function requireStation(caller: Caller, stationId: string): void {
  if (!atStation(caller, stationId)) throw new AppError('not_allowed', `not a dispatcher at ${stationId}`)
}

/** Stations that look after a street: its 所 and 站, or the centre where it has none. */
export function requireStreet(caller: Caller, streetId: string): void {
  const there = STATIONS.filter((one) => one.streetId === streetId || one.level === 'centre')
  if (!there.some(({ stationId }) => atStation(caller, stationId))) {
    throw new AppError('not_allowed', `no station of ${streetId}`)
  }
}

/** The organiser with this id, a station or a team; refuses whoever does not speak for it. */
export async function requireOrganiser(caller: Caller, organiserId: string): Promise<Organiser> {
  const there = station(organiserId)
  if (there) {
    requireStation(caller, organiserId)
    return { id: organiserId, name: there.name }
  }
  const team = await store.team(organiserId)
  if (!team) throw new AppError('not_found', `organiser ${organiserId}`)
  const leads = team.leaders.some(({ volunteerId }) => volunteerId === caller.personId)
  if (!leads && !atStation(caller, team.stationId)) {
    throw new AppError('not_allowed', `does not lead ${organiserId}`)
  }
  return { id: team._id, name: team.name }
}

/** How an organiser's person stands in a record: staff by name, a team's leader by the team's word. */
export const signature = (caller: Caller): string => caller.name || '队长'
