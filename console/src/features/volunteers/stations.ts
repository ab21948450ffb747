import { type Grant, permits } from '@functions/_common/grants'
import { chainOf, STATIONS, STREETS, type Station, type Street } from '@site/stations'

/** The stations that somebody organises for: those of the grant and below, an administrator all; the centre checks again. */
export const stationsOf = (grants: readonly Grant[]): Station[] =>
  STATIONS.filter(
    ({ stationId }) =>
      grants.some(({ role }) => role === 'administrator') ||
      chainOf(stationId).some((one) =>
        permits(grants, ['dispatcher'], { unitId: one.stationId, columnId: null }),
      ),
  )

/** The streets whose volunteers these stations look after; the centre's are all. */
export const streetsOf = (stations: readonly Station[]): Street[] =>
  STREETS.filter(({ streetId }) =>
    stations.some((one) => one.level === 'centre' || one.streetId === streetId),
  )
