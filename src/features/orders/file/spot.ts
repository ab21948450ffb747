import { STREETS } from '@site/stations'

/** A point on the map, and what the map calls it. */
export interface Spot {
  readonly latitude: number
  readonly longitude: number
  readonly name: string
}

const EARTH_METRES = 6_371_000
/** Further than this from the middle of every community is not in this district. */
const FARTHEST_METRES = 4000
const radians = (degrees: number) => (degrees * Math.PI) / 180

type Point = Pick<Spot, 'latitude' | 'longitude'>
function metresBetween(one: Point, other: Point): number {
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude) * Math.cos(radians(one.latitude))
  return Math.hypot(north, east) * EARTH_METRES
}

/** The community whose middle is nearest to the spot; null: it is somewhere else. */
export function communityAt(spot: Spot): { streetId: string; communityId: string } | null {
  const near = STREETS.flatMap(({ streetId, communities }) =>
    communities.map(({ communityId, at }) => ({ streetId, communityId, metres: metresBetween(spot, at) })),
  ).sort((one, other) => one.metres - other.metres)[0]
  return near && near.metres <= FARTHEST_METRES
    ? { streetId: near.streetId, communityId: near.communityId }
    : null
}
