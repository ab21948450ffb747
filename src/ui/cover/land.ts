import type { Palette } from './palettes'
import type { Random } from './random'

/** What a composition draws with: the frame in px, the horizon's height, and the story's own sequence of numbers. */
export interface Scene {
  readonly random: Random
  readonly width: number
  readonly height: number
  /** Always 56–66 % of the height from the top. */
  readonly horizon: number
  /** Stroke unit: 1 at a height of 160. */
  readonly unit: number
  readonly palette: Palette
}

/** A length in an SVG: one decimal is finer than any screen shows. */
export const at = (length: number) => length.toFixed(1)

/** The range of 阴山: a broken line of `peaks` steps above the ground. */
export function ridgePath(
  { random, width, height }: Scene,
  base: number,
  rise: number,
  peaks: number,
): string {
  let path = `M0 ${height} L0 ${at(base - rise * (0.3 + 0.4 * random()))}`
  for (let step = 1; step <= peaks; step++) {
    const x = (width * (step - 0.35 - 0.3 * random() * 0.6)) / peaks
    const share = step % 2 ? 0.55 + 0.45 * random() : 0.05 + 0.3 * random()
    path += ` L${at(x)} ${at(base - rise * share)}`
  }
  return `${path} L${width} ${at(base - rise * (0.2 + 0.4 * random()))} L${width} ${height}Z`
}

interface Waves {
  readonly top: number
  readonly bottom: number
  readonly lines: number
  readonly colour: string
  /** Stroke widths of the farthest and the nearest line, in units. */
  readonly thin: number
  readonly thick: number
}

/** Furrows, grass or water: wavy lines that spread and thicken towards the reader. */
export function waves(
  { random, width, height }: Scene,
  { top, bottom, lines, colour, thin, thick }: Waves,
): string {
  const phase = random() * 6
  const frequency = 1.1 + random() * 0.9
  const points = width > 500 ? 80 : 24
  let drawn = ''
  for (let line = 0; line < lines; line++) {
    const near = line / (lines - 1)
    const middle = top + (bottom - top) * near ** 1.35
    const swing = ((1.2 + near * 7) * height) / 160
    let path = ''
    for (let point = 0; point <= points; point++) {
      const along = point / points
      const y =
        middle +
        Math.sin(phase + frequency * along * 6.283 + near * 1.9) * swing +
        Math.sin(phase * 2 + along * 13 + near * 4) * swing * 0.3
      path += `${point ? 'L' : 'M'}${at((width * point) / points)} ${at(y)}`
    }
    const stroke = at(((thin + (thick - thin) * near) * height) / 160)
    drawn += `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${stroke}"/>`
  }
  return drawn
}

export const shape = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`

export const box = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}"/>`

/** Everything below `y`. */
export const ground = ({ width, height }: Scene, y: number, fill: string) =>
  `<rect y="${at(y)}" width="${width}" height="${height}" fill="${fill}"/>`

export const sun = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${fill}"/>`
