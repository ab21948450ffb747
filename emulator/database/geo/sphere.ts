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

/** What an arc turns around, of length 1; `null` when it is no way at all, or half around the Earth. */
function axisOf([a, b]: Arc): Vector | null {
  // a × b, but exact for ends a few metres apart
  const axis = cross([a[0] + b[0], a[1] + b[1], a[2] + b[2]], [b[0] - a[0], b[1] - a[1], b[2] - a[2]])
  return lengthOf(axis) < SAME ? null : unit(axis)
}

/** Whether a place on the arc's great circle lies between its ends. */
function between(place: Vector, [from, to]: Arc, axis: Vector): boolean {
  return dot(cross(from, place), axis) >= -SAME && dot(cross(place, to), axis) >= -SAME
}

export function isOnArc(place: Vector, arc: Arc): boolean {
  const [from, to] = arc
  if (angle(place, from) < SAME || angle(place, to) < SAME) return true
  const axis = axisOf(arc)
  return axis !== null && Math.abs(dot(place, axis)) < SAME && between(place, arc, axis)
}

/** Great circles at a smaller angle than this cross nowhere in particular: the arcs' ends tell more. */
const ALMOST_ONE = 1e-6

/** Where two arcs meet, touching included; `null` when they do not. Arcs on one great circle meet where an end lies. */
export function meeting(a: Arc, b: Arc): Vector | null {
  const axisOfA = axisOf(a)
  const axisOfB = axisOf(b)
  if (!axisOfA || !axisOfB) return touchingEnd(a, b)
  const line = cross(axisOfA, axisOfB)
  const end = lengthOf(line) < ALMOST_ONE ? touchingEnd(a, b) : null
  if (end || lengthOf(line) < SAME) return end
  const one = unit(line)
  const other: Vector = [-one[0], -one[1], -one[2]]
  const isOnBoth = (place: Vector) => between(place, a, axisOfA) && between(place, b, axisOfB)
  return [one, other].find(isOnBoth) ?? null
}

const touchingEnd = (a: Arc, b: Arc): Vector | null =>
  b.find((end) => isOnArc(end, a)) ?? a.find((end) => isOnArc(end, b)) ?? null

/** Radians from a place to the nearest of an arc's. */
export function angleToArc(place: Vector, arc: Arc): number {
  const ends = Math.min(angle(place, arc[0]), angle(place, arc[1]))
  const axis = axisOf(arc)
  if (!axis) return ends
  const height = dot(place, axis)
  const foot: Vector = [place[0] - height * axis[0], place[1] - height * axis[1], place[2] - height * axis[2]]
  // a place that sees all of the circle equally far away
  if (lengthOf(foot) < SAME) return ends
  return between(unit(foot), arc, axis) ? Math.abs(Math.asin(Math.max(-1, Math.min(1, height)))) : ends
}

/** Sines of the lowest and highest latitude of an arc, which may bulge towards a pole between its ends. */
export function heights(arc: Arc): readonly [lowest: number, highest: number] {
  const [from, to] = arc
  const low = Math.min(from[2], to[2])
  const high = Math.max(from[2], to[2])
  const axis = axisOf(arc)
  if (!axis) return [low, high]
  // the point of the great circle that lies farthest north, and its opposite
  const top = unit(cross(cross(axis, [0, 0, 1]), axis))
  const bottom: Vector = [-top[0], -top[1], -top[2]]
  return [between(bottom, arc, axis) ? bottom[2] : low, between(top, arc, axis) ? top[2] : high]
}
