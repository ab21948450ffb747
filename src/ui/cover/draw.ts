import { deer, grass, ridge } from './country'
import type { Scene } from './land'
import { PALETTES } from './palettes'
import { hashOf, seeded } from './random'
import { coil, truss, works } from './steel'
import { blocks } from './town'

const COMPOSITIONS = { ridge, truss, works, coil, blocks, deer, grass }
export type Composition = keyof typeof COMPOSITIONS

/** Which compositions a column may have (design.md §6). Their order is part of every picture. */
const CHOICES = {
  news: ['ridge', 'truss', 'works', 'coil'],
  service: ['blocks', 'truss', 'works'],
  culture: ['deer', 'grass', 'ridge'],
  study: ['grass', 'coil', 'ridge'],
  volunteer: ['blocks', 'deer', 'grass'],
} as const satisfies Record<string, readonly Composition[]>
export type CoverKind = keyof typeof CHOICES

export interface CoverSize {
  readonly width: number
  readonly height: number
}

/**
 * The cover of a story without a photo, as an SVG of that size in px. The same id gives the same picture on every phone,
 * in any crop. Only numbers, fixed colours and fixed paths go into it: nothing of a story's text.
 */
export function drawCover(id: string, kind: CoverKind, { width, height }: CoverSize): string {
  const hash = hashOf(id)
  const random = seeded(hash)
  const choice: readonly Composition[] = CHOICES[kind]
  const composition = choice[hash % choice.length] ?? 'ridge'
  const palette = PALETTES[Math.floor(hash / 97) % PALETTES.length] as Scene['palette']
  const scene: Scene = {
    random,
    width,
    height,
    horizon: height * (0.56 + 0.1 * random()),
    unit: height / 160,
    palette,
  }
  // The town fills the whole frame; every other composition stands before a sky.
  const sky =
    composition === 'blocks' ? '' : `<rect width="${width}" height="${height}" fill="${palette.sky}"/>`
  const drawn = COMPOSITIONS[composition](scene)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">${sky}${drawn}</svg>`
}

/**
 * The same as an address that an image element and a canvas both take. Only what an address cannot hold is escaped: the
 * picture of a story follows from its id and cannot lie in a style sheet, so it crosses to WeChat's view with the page's data.
 */
export function coverAddress(id: string, kind: CoverKind, size: CoverSize): string {
  const svg = drawCover(id, kind, size)
    .replaceAll('"', "'")
    .replace(/\.0(?!\d)/g, '')
  return `data:image/svg+xml,${svg.replace(/[%#<>]/g, encodeURIComponent)}`
}
