import type { Circle } from './relations'
import { arcsOfLine, arcsOfRing, type Position, type Shape } from './shape'
import { type Arc, heights } from './sphere'

/**
 * The map of longitudes and latitudes, quartered again and again: a cell's name is the way down to it, a digit a step, so
 * a cell's parts are the names that begin with its own. A field's keys are the cells that cover its geometry; whatever
 * meets a region lies in a cell of the region's, in a part of one, or in one that a cell of the region's is a part of.
 */

/** A cell of this depth is about 19 by 38 m at the equator. */
const DEPTH = 20

/** Degrees; `west` may be less than -180 and `east` more than 180 for what lies across the date line. */
interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

const WORLD: Box = { west: -180, east: 180, south: -90, north: 90 }
/** Degrees that arithmetic may be wrong by. */
const MARGIN = 1e-9
const DEGREES = 180 / Math.PI

/** The cells that cover a shape: one for a place, a few for anything else. */
export function cellsOfShape({ points, lines, polygons }: Shape): string[] {
  const boxes = [
    ...points.map(boxOfPoint),
    ...lines.map((line) => boxOfPath(line, arcsOfLine(line))),
    ...polygons.map(([outer = []]) => boxOfPath([...outer, ...outer.slice(0, 1)], arcsOfRing(outer))),
  ]
  return [...new Set(boxes.flatMap(cover))]
}

/** The cells that cover a circle. */
export function cellsOfCircle({ centre, radius }: Circle): string[] {
  const latitude = Math.asin(Math.max(-1, Math.min(1, centre[2]))) * DEGREES
  const longitude = Math.atan2(centre[1], centre[0]) * DEGREES
  const reach = radius * DEGREES + MARGIN
  const south = latitude - reach
  const north = latitude + reach
  // over a pole lie all longitudes
  if (south <= -90 || north >= 90)
    return cover({ ...WORLD, south: Math.max(south, -90), north: Math.min(north, 90) })
  const side = Math.asin(Math.min(1, Math.sin(radius) / Math.cos(latitude / DEGREES))) * DEGREES + MARGIN
  return cover({ west: longitude - side, east: longitude + side, south, north })
}

const boxOfPoint = ([longitude, latitude]: Position): Box =>
  widened({ west: longitude, east: longitude, south: latitude, north: latitude })

/** With all that is the same place but for rounding; a degree of longitude is the shorter the nearer a pole, and nothing there. */
function widened({ west, east, south, north }: Box): Box {
  const side = MARGIN / Math.cos(Math.max(Math.abs(south), Math.abs(north)) / DEGREES)
  const all = east - west + 2 * side >= 360
  return {
    west: all ? WORLD.west : west - side,
    east: all ? WORLD.east : east + side,
    south: Math.max(south - MARGIN, -90),
    north: Math.min(north + MARGIN, 90),
  }
}

/** Longitudes are followed along the way; one that goes all around a pole holds all of them. */
function boxOfPath(path: readonly Position[], arcs: readonly Arc[]): Box {
  let at = path[0]?.[0] ?? 0
  let [west, east] = [at, at]
  for (const [longitude] of path) {
    at += shortest(longitude - at)
    west = Math.min(west, at)
    east = Math.max(east, at)
  }
  const goesAround = Math.abs(at - (path[0]?.[0] ?? 0)) > 180 || east - west >= 360
  if (goesAround) return WORLD
  const bounds = arcs.map(heights)
  const south = Math.asin(Math.max(-1, Math.min(...bounds.map(([low]) => low)))) * DEGREES
  const north = Math.asin(Math.min(1, Math.max(...bounds.map(([, high]) => high)))) * DEGREES
  return widened({ west, east, south, north })
}

const shortest = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180

/** Cells so large that few cover the box, and none is much larger than it. */
function cover(box: Box): string[] {
  const width = Math.min(box.east - box.west, 360)
  const height = box.north - box.south
  const depth = Math.max(0, Math.min(DEPTH, depthFor(360, width), depthFor(180, height)))
  const count = 2 ** depth
  const column = (longitude: number) => Math.floor(((longitude + 180) / 360) * count)
  const row = (latitude: number) => Math.min(count - 1, Math.floor(((latitude + 90) / 180) * count))
  const names: string[] = []
  const last = Math.min(column(box.east), column(box.west) + count - 1)
  for (let x = column(box.west); x <= last; x++) {
    for (let y = row(box.south); y <= row(box.north); y++)
      names.push(nameOf(((x % count) + count) % count, y, depth))
  }
  return [...new Set(names)]
}

/** The depth at which two or three cells span a length. */
const depthFor = (whole: number, length: number): number =>
  length <= 0 ? DEPTH : Math.floor(Math.log2(whole / length)) + 1

function nameOf(x: number, y: number, depth: number): string {
  let name = ''
  for (let level = depth - 1; level >= 0; level--) {
    name += String(((x >> level) & 1) + 2 * ((y >> level) & 1))
  }
  return name
}

/** The cells that a cell is a part of, the whole world included. */
export const wholesOf = (cell: string): string[] =>
  Array.from({ length: cell.length }, (_, length) => cell.slice(0, length))
