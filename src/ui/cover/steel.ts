import { at, box, ground, ridgePath, type Scene, shape, waves } from './land'

/** 钢桥: a truss on two piers and one train on it. */
export function truss(scene: Scene): string {
  const { random, width, height, horizon, unit, palette } = scene
  let drawn = shape(ridgePath(scene, horizon + height * 0.1, height * 0.3, 7), palette.far)
  drawn += ground(scene, horizon + height * 0.16, palette.mid)
  const top = horizon - height * 0.16
  const deck = horizon + height * 0.08
  const bays = Math.round((width / height) * (4 + 2 * random()))
  const bay = width / bays
  let web = ''
  for (let i = 0; i < bays; i++) {
    const x = i * bay
    web += `M${at(x)} ${at(deck)}L${at(x + bay / 2)} ${at(top)}L${at(x + bay)} ${at(deck)}`
  }
  const pier = width * (0.2 + 0.15 * random())
  const chord = (y: number, stroke: number) =>
    `<path d="M0 ${at(y)}H${width}" stroke-width="${at(stroke * unit)}"/>`
  drawn += `<g stroke="${palette.near}" fill="none" stroke-linejoin="round"><path d="${web}" stroke-width="${at(3 * unit)}"/>${chord(top, 4)}${chord(deck, 7)}</g>`
  drawn += box(pier, deck, 11 * unit, height * 0.34, palette.near)
  drawn += box(pier + width * 0.46, deck, 11 * unit, height * 0.34, palette.near)
  drawn += box(width * (0.5 + 0.3 * random()), deck - 11 * unit, 34 * unit, 7 * unit, palette.accent)
  return (
    drawn +
    waves(scene, {
      top: horizon + height * 0.22,
      bottom: height * 0.97,
      lines: 6,
      colour: palette.line,
      thin: 0.6,
      thick: 1.5,
    })
  )
}

/** What stands in the works, in the order they follow each other; a furnace (0) appears twice. */
const ROW = [0, 1, 2, 0, 3, 1] as const

function furnace(
  { random, height, unit, palette }: Scene,
  x: number,
  floor: number,
  tapping: boolean,
): [string, number] {
  const width = height * 0.16
  const tall = height * (0.36 + 0.1 * random())
  let drawn = shape(
    `M${at(x)} ${at(floor)}V${at(floor - tall * 0.45)}L${at(x + width * 0.22)} ${at(floor - tall * 0.82)}V${at(floor - tall)}` +
      `H${at(x + width * 0.78)}V${at(floor - tall * 0.82)}L${at(x + width)} ${at(floor - tall * 0.45)}V${at(floor)}Z`,
    palette.near,
  )
  drawn += `<path d="M${at(x + width * 0.9)} ${at(floor - tall * 0.92)}L${at(x + width * 2.1)} ${at(floor)}" stroke="${palette.near}" stroke-width="${at(3.4 * unit)}"/>`
  if (tapping) drawn += box(x + width * 0.3, floor - tall * 0.3, width * 0.4, tall * 0.1, palette.accent)
  return [drawn, width * 2.2]
}

function chimney({ random, height, palette }: Scene, x: number, floor: number): [string, number] {
  const width = height * 0.042
  const tall = height * (0.4 + 0.16 * random())
  const drawn =
    shape(
      `M${at(x)} ${at(floor)}L${at(x + width * 0.22)} ${at(floor - tall)}H${at(x + width * 0.9)}L${at(x + width * 1.12)} ${at(floor)}Z`,
      palette.near,
    ) + box(x + width * 0.16, floor - tall * 0.9, width * 0.8, tall * 0.06, palette.line)
  return [drawn, width * 2.6]
}

function hall({ height, palette }: Scene, x: number, floor: number): [string, number] {
  const width = height * 0.34
  const tall = height * 0.15
  let roof = ''
  for (let i = 0; i < 3; i++) {
    roof += `L${at(x + (width * i) / 3)} ${at(floor - tall * 1.5)}L${at(x + (width * (i + 1)) / 3)} ${at(floor - tall)}`
  }
  return [
    shape(`M${at(x)} ${at(floor)}V${at(floor - tall)}${roof}V${at(floor)}Z`, palette.mid),
    width + height * 0.05,
  ]
}

function tank({ height, palette }: Scene, x: number, floor: number): [string, number] {
  const radius = height * 0.085
  const drawn =
    box(x, floor - radius * 3, radius * 1.5, radius * 3, palette.mid) +
    shape(
      `M${at(x)} ${at(floor - radius * 3)}a${at(radius * 0.75)} ${at(radius * 0.75)} 0 0 1 ${at(radius * 1.5)} 0Z`,
      palette.mid,
    )
  return [drawn, radius * 2]
}

/** 厂区: furnaces, chimneys, halls and tanks along one floor; only the first furnace is being tapped. */
export function works(scene: Scene): string {
  const { random, width, height, horizon, palette } = scene
  const back = shape(ridgePath(scene, horizon + height * 0.1, height * 0.24, 7), palette.far)
  const floor = horizon + height * 0.14
  let x = width * (0.08 + 0.1 * random())
  let next = Math.floor(random() * 6)
  let row = ''
  let tapping = true
  for (let built = 0; x < width * 0.93 && built < 9; built++) {
    const kind = ROW[next++ % 6]
    const [drawn, step] =
      kind === 0
        ? furnace(scene, x, floor, tapping)
        : kind === 1
          ? chimney(scene, x, floor)
          : kind === 2
            ? hall(scene, x, floor)
            : tank(scene, x, floor)
    if (kind === 0) tapping = false
    row += drawn
    x += step
  }
  const water = waves(scene, {
    top: floor + height * 0.06,
    bottom: height * 0.97,
    lines: 5,
    colour: palette.mid,
    thin: 0.6,
    thick: 1.5,
  })
  return back + row + ground(scene, floor, palette.near) + water
}

function oneCoil({ unit, palette }: Scene, x: number, y: number, radius: number, fill: string): string {
  let drawn = `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${fill}"/>`
  for (let turn = 1; turn < 6; turn++) {
    drawn += `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius * (1 - turn * 0.105))}" fill="none" stroke="${palette.sky}" stroke-opacity=".55" stroke-width="${at(unit)}"/>`
  }
  return `${drawn}<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius * 0.38)}" fill="${palette.sky}"/>`
}

/** 钢卷: a row of coils, one of them still hot. */
export function coil(scene: Scene): string {
  const { random, width, height, palette } = scene
  const largest = height * 0.3
  const floor = height * 0.86
  const count = Math.ceil(width / (largest * 2.12)) + 1
  const start = -largest * (0.2 + 1.2 * random())
  const hot = Math.min(count - 1, 1 + Math.floor(random() * Math.max(1, count - 2)))
  let drawn = ground(scene, floor, palette.near)
  drawn += `<path d="${ridgePath(scene, floor - height * 0.3, height * 0.3, 7)}L${width} ${at(floor)}L0 ${at(floor)}Z" fill="${palette.far}" clip-path="inset(0 0 ${at(height - floor)}px 0)"/>`
  drawn += ground(scene, floor, palette.near)
  for (let i = 0; i < count; i++) {
    const radius = largest * (0.82 + 0.18 * random())
    const fill = i === hot ? palette.accent : i % 2 ? palette.near : palette.mid
    drawn += oneCoil(scene, start + largest + i * largest * 2.12, floor - radius, radius, fill)
  }
  return drawn
}
