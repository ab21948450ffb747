import { at, type Scene } from './land'

/** A box as a piece of a path: all boxes of one colour are one path, a third of what boxes of their own would weigh. */
const lot = (x: number, y: number, width: number, height: number) =>
  `M${at(x)} ${at(y)}h${at(width)}v${at(height)}h-${at(width)}z`

type Lots = Map<string, string>
const put = (lots: Lots, fill: string, drawn: string) => void lots.set(fill, (lots.get(fill) ?? '') + drawn)

/** One block of houses, or now and then two halves with a lane between. Blocks never touch, so their order is free. */
function block(lots: Lots, { unit, palette }: Scene, house: Lot): void {
  const { x, y, side, fill, halved } = house
  const gap = 2.4 * unit
  const tall = side - 4.8 * unit
  if (halved) {
    put(lots, palette.sky, lot(x + gap, y + gap, side * 0.46 - 2 * unit, tall))
    put(lots, palette.mid, lot(x + side * 0.54, y + gap, side * 0.46 - gap, tall))
  } else put(lots, fill, lot(x + gap, y + gap, tall, tall))
}

interface Lot {
  readonly x: number
  readonly y: number
  readonly side: number
  readonly fill: string
  readonly halved: boolean
}

/** 街坊: the town from above, with its river; one block is lit. */
export function blocks(scene: Scene): string {
  const { random, width, height, unit, palette } = scene
  const columns = Math.ceil((width / height) * 5)
  const side = height / 5.2
  let drawn = `<rect width="${width}" height="${height}" fill="${palette.far}"/>`
  drawn += `<g transform="rotate(${at(-7 + random() * 4)} ${width / 2} ${height / 2})">`
  const lots: Lots = new Map()
  const lit = { column: Math.floor(columns * (0.25 + 0.5 * random())), row: 1 + Math.floor(random() * 3) }
  for (let column = -1; column <= columns + 1; column++) {
    for (let row = -1; row < 7; row++) {
      const drawnLot = random()
      const isLit = column === lit.column && row === lit.row
      const fill = isLit
        ? palette.accent
        : drawnLot < 0.22
          ? palette.near
          : drawnLot < 0.55
            ? palette.mid
            : palette.sky
      block(lots, scene, { x: column * side, y: row * side, side, fill, halved: drawnLot > 0.86 })
    }
  }
  for (const [fill, path] of lots) drawn += `<path d="${path}" fill="${fill}"/>`
  const y = height * (0.35 + 0.3 * random())
  const river = `M-10 ${at(y)}C${at(width * 0.3)} ${at(y - height * 0.25)} ${at(width * 0.55)} ${at(y + height * 0.3)} ${width + 10} ${at(y + height * 0.02)}`
  return `${drawn}</g><path d="${river}" fill="none" stroke="${palette.line}" stroke-width="${at(12 * unit)}"/>`
}
