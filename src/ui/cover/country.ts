import { at, ground, ridgePath, type Scene, shape, sun, waves } from './land'
import { NIGHT_SHIFT } from './palettes'

/** 阴山: two ranges, the plain and its furrows. */
export function ridge(scene: Scene): string {
  const { random, width, height, horizon, palette } = scene
  return (
    sun(width * (0.18 + 0.64 * random()), horizon - height * 0.36, height * 0.07, palette.accent) +
    shape(ridgePath(scene, horizon, height * 0.34, 7), palette.far) +
    shape(ridgePath(scene, horizon + height * 0.08, height * 0.26, 5), palette.mid) +
    ground(scene, horizon + height * 0.13, palette.near) +
    waves(scene, {
      top: horizon + height * 0.17,
      bottom: height * 0.97,
      lines: 6,
      colour: palette.far,
      thin: 0.6,
      thick: 1.6,
    })
  )
}

/** 草浪: a low sun and eleven waves of grass. */
export function grass(scene: Scene): string {
  const { random, width, height, horizon, palette } = scene
  return (
    sun(width * (0.2 + 0.6 * random()), horizon - height * 0.1, height * 0.12, palette.accent) +
    ground(scene, horizon - height * 0.06, palette.mid) +
    ground(scene, horizon + height * 0.16, palette.near) +
    waves(scene, {
      top: horizon,
      bottom: height * 0.99,
      lines: 11,
      colour: palette.far,
      thin: 0.7,
      thick: 2.4,
    })
  )
}

const BODY =
  'M17 52C26 43 38 49 50 48C60 47 66 45 71 42L82 22L92 29L97 31L94 36L86 36C83 46 80 56 72 60C60 63 38 62 28 61C21 62 17 60 17 52Z'
const LEGS = 'M21 56L16 72L18 88M30 59L30 73L27 88M68 58L70 73L68 88M76 54L80 70L84 88'
const TAIL = 'M16 51L11 57'
const ANTLERS = [
  'M82 22C80 8 66 0 50 2M77 10C79 5 79 0 77-6M68 4C69-1 68-6 65-11M58 2C58-3 56-7 52-11',
  'M85 22C87 14 92 9 99 7M90 12C91 7 90 3 88-1',
]

function oneDeer(x: number, y: number, scale: number, colour: string, looksBack: boolean): string {
  const across = (looksBack ? -scale : scale).toFixed(3)
  const antlers = ANTLERS.map((path) => `<path d="${path}" stroke-width="3.2"/>`).join('')
  return (
    `<g transform="translate(${at(x)} ${at(y)}) scale(${across} ${scale.toFixed(3)}) translate(-50 -88)" fill="none" stroke="${colour}" stroke-linecap="round" stroke-linejoin="round">` +
    `<path d="${BODY}" fill="${colour}" stroke-width="3"/><path d="${LEGS}" stroke-width="4.4"/>` +
    `<path d="${TAIL}" stroke-width="4"/>${antlers}</g>`
  )
}

/** 鹿城: after the rock carvings of the range. A narrow frame has room for one deer. */
export function deer(scene: Scene): string {
  const { random, width, height, horizon, palette } = scene
  let drawn = sun(width * (0.15 + 0.2 * random()), horizon - height * 0.24, height * 0.085, palette.accent)
  drawn += shape(ridgePath(scene, horizon + height * 0.04, height * 0.22, 7), palette.far)
  const hill = horizon + height * 0.14
  const crest = `C${at(width * 0.3)} ${at(hill - height * 0.05)} ${at(width * 0.62)} ${at(hill - height * 0.04)} ${width} ${at(hill + height * 0.03)}`
  drawn += shape(`M0 ${at(hill + height * 0.05)}${crest}V${height}H0Z`, palette.near)

  const colour = palette.name === NIGHT_SHIFT ? palette.line : palette.near
  const scale = height * 0.0052
  const wide = width / height > 1.25
  const x = wide ? width * (0.44 + 0.1 * random()) : width * 0.58
  drawn += oneDeer(x, hill, scale, colour, wide && random() < 0.35)
  if (wide && random() < 0.8) {
    const beside = Math.min(x + height * (0.5 + 0.1 * random()), width - height * 0.2)
    drawn += oneDeer(beside, hill + height * 0.015, scale * 0.6, colour, false)
  }
  return (
    drawn +
    waves(scene, {
      top: hill + height * 0.1,
      bottom: height * 0.97,
      lines: 5,
      colour: palette.mid,
      thin: 0.7,
      thick: 1.8,
    })
  )
}
