/** A direction from the Earth's centre, of length 1. */
export type Vector = readonly [x: number, y: number, z: number]

/** Metres; the sphere that MongoDB measures on. */
export const EARTH_RADIUS = 6_378_100

/** Radians within which two places are the same: less than a tenth of a millimetre. */
const SAME = 1e-11

const RADIANS = Math.PI / 180

export function vectorOf([longitude, latitude]: readonly [number, number]): Vector {
  const around = longitude * RADIANS
  const up = latitude * RADIANS
  return [Math.cos(up) * Math.cos(around), Math.cos(up) * Math.sin(around), Math.sin(up)]
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const lengthOf = (a: Vector): number => Math.hypot(a[0], a[1], a[2])

export function unit(a: Vector): Vector {
  const length = lengthOf(a)
  return length === 0 ? [0, 0, 1] : [a[0] / length, a[1] / length, a[2] / length]
}

/** Radians between two places; exact for near ones too, where a cosine is not. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(lengthOf(cross(a, b)), dot(a, b))

/** The shorter way between two places. */
export type Arc = readonly [from: Vector, to: Vector]

/** Whether a place on the arc's great circle lies between its ends. */
function between(place: Vector, [from, to]: Arc, normal: Vector): boolean {
  return dot(cross(from, place), normal) >= -SAME && dot(cross(place, to), normal) >= -SAME
}

export function isOnArc(place: Vector, arc: Arc): boolean {
  const [from, to] = arc
  if (angle(place, from) < SAME || angle(place, to) < SAME) return true
  const normal = cross(from, to)
  if (lengthOf(normal) < SAME) return false
  return Math.abs(dot(place, unit(normal))) < SAME && between(place, arc, normal)
}

/** Where two arcs meet, touching included; `null` when they do not. Arcs on one great circle meet where an end lies. */
export function meeting(a: Arc, b: Arc): Vector | null {
  const normalOfA = cross(a[0], a[1])
  const normalOfB = cross(b[0], b[1])
  const line = cross(unit(normalOfA), unit(normalOfB))
  if (lengthOf(line) < SAME) {
    return b.find((end) => isOnArc(end, a)) ?? a.find((end) => isOnArc(end, b)) ?? null
  }
  const one = unit(line)
  const other: Vector = [-one[0], -one[1], -one[2]]
  const isOnBoth = (place: Vector) => between(place, a, normalOfA) && between(place, b, normalOfB)
  return [one, other].find(isOnBoth) ?? null
}

/** Sines of the lowest and highest latitude of an arc, which may bulge towards a pole between its ends. */
export function heights(arc: Arc): readonly [lowest: number, highest: number] {
  const [from, to] = arc
  const normal = cross(from, to)
  const low = Math.min(from[2], to[2])
  const high = Math.max(from[2], to[2])
  if (lengthOf(normal) < SAME) return [low, high]
  const around = unit(normal)
  // the point of the great circle that lies farthest north, and its opposite
  const top = unit(cross(cross(around, [0, 0, 1]), around))
  const bottom: Vector = [-top[0], -top[1], -top[2]]
  return [between(bottom, arc, normal) ? bottom[2] : low, between(top, arc, normal) ? top[2] : high]
}
