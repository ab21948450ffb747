/** A place, degrees of WGS 84. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** Mean radius (IUGG). */
const EARTH_METRES = 6_371_008
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance (haversine), whole metres. */
export function metresBetween(one: Place, other: Place): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
  const chord = north + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east
  return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(chord)))
}
