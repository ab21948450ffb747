import { at, box, type Scene } from './land'

/** One block of houses, or now and then two halves with a lane between. */
function block(
  { unit, palette }: Scene,
  x: number,
  y: number,
  side: number,
  fill: string,
  halved: boolean,
): string {
  const gap = 2.4 * unit
  const tall = side - 4.8 * unit
  if (!halved) return box(x + gap, y + gap, side - 4.8 * unit, tall, fill)
  return (
    box(x + gap, y + gap, side * 0.46 - 2 * unit, tall, palette.sky) +
    box(x + side * 0.54, y + gap, side * 0.46 - gap, tall, palette.mid)
  )
}

/** 街坊: the town from above, with its river; one block is lit. */
export function blocks(scene: Scene): string {
  const { random, width, height, unit, palette } = scene
  const columns = Math.ceil((width / height) * 5)
  const side = height / 5.2
  let drawn = `<rect width="${width}" height="${height}" fill="${palette.far}"/>`
  drawn += `<g transform="rotate(${at(-7 + random() * 4)} ${width / 2} ${height / 2})">`
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
      drawn += block(scene, column * side, row * side, side, fill, drawnLot > 0.86)
    }
  }
  const y = height * (0.35 + 0.3 * random())
  const river = `M-10 ${at(y)}C${at(width * 0.3)} ${at(y - height * 0.25)} ${at(width * 0.55)} ${at(y + height * 0.3)} ${width + 10} ${at(y + height * 0.02)}`
  return `${drawn}</g><path d="${river}" fill="none" stroke="${palette.line}" stroke-width="${at(12 * unit)}"/>`
}
