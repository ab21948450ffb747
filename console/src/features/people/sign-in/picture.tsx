/** 阴山, the bridge over the 昆都仑 river and two deer: the cover kit (design.md §6) composed once, in 晨钢. */
const WIDTH = 920
const HEIGHT = 900
const STEEL = '#1D4B5C'
const WATER = '#7C9AA5'
const FOAM = '#F3F7F8'
const MOLTEN = '#B93A0C'

/** One line of water or grass: two sines, the lower the steeper. */
function wave(y: number, depth: number): string {
  const points = Array.from({ length: 81 }, (_, step) => {
    const x = (WIDTH * step) / 80
    const phase = 0.9 + (1.35 * step * 6.283) / 80 + depth * 0.9
    const rise = Math.sin(phase) + 0.3 * Math.sin(1.8 + (step * 13) / 80 + depth * 2)
    return `${x.toFixed(0)} ${(y + rise * (4 + depth * 9)).toFixed(1)}`
  })
  return `M${points.join('L')}`
}

/** `count` of them from `top` to `bottom`, closer together where they are far away. */
function Waves({
  top,
  bottom,
  count,
  colour,
  thin,
  thick,
}: Record<'top' | 'bottom' | 'count' | 'thin' | 'thick', number> & { colour: string }) {
  return Array.from({ length: count }, (_, index) => {
    const depth = index / (count - 1)
    const y = top + (bottom - top) * depth ** 1.35
    return (
      <path
        key={y}
        d={wave(y, depth)}
        fill="none"
        stroke={colour}
        strokeWidth={thin + (thick - thin) * depth}
      />
    )
  })
}

const BAY = WIDTH / 22
const TRUSS = Array.from({ length: 22 }, (_, bay) => {
  const x = bay * BAY
  return `M${x.toFixed(1)} 604L${(x + BAY / 2).toFixed(1)} 560L${(x + BAY).toFixed(1)} 604`
}).join('')

function Deer({ x, y, scale }: { x: number; y: number; scale: number }) {
  return (
    <g
      transform={`translate(${x} ${y}) scale(${scale}) translate(-50 -88)`}
      fill="none"
      stroke={STEEL}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path
        d="M17 52C26 43 38 49 50 48C60 47 66 45 71 42L82 22L92 29L97 31L94 36L86 36C83 46 80 56 72 60C60 63 38 62 28 61C21 62 17 60 17 52Z"
        fill={STEEL}
        strokeWidth="3"
      />
      <path d="M21 56L16 72L18 88M30 59L30 73L27 88M68 58L70 73L68 88M76 54L80 70L84 88" strokeWidth="4.4" />
      <path d="M16 51L11 57" strokeWidth="4" />
      <path
        d="M82 22C80 8 66 0 50 2M77 10C79 5 79 0 77-6M68 4C69-1 68-6 65-11M58 2C58-3 56-7 52-11M85 22C87 14 92 9 99 7M90 12C91 7 90 3 88-1"
        strokeWidth="3.2"
      />
    </g>
  )
}

export function Picture() {
  return (
    <div className="sign-in-picture">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="xMidYMid slice"
        role="img"
        aria-label="图案：山、河上的钢桥和两只鹿"
      >
        <rect width={WIDTH} height={HEIGHT} fill="#DDE6E9" />
        <circle cx="640" cy="330" r="46" fill={MOLTEN} />
        <path
          d="M0 900V466L75 411 197 515 336 446 462 547 590 384 721 520 872 382 920 458V900Z"
          fill="#BCCDD3"
        />
        <path d="M0 900V528L82 484 245 559 399 501 535 574 697 519 861 568 920 539V900Z" fill="#9DB5BE" />
        <rect y="640" width={WIDTH} height="300" fill={WATER} />
        <g stroke={STEEL} fill="none" strokeLinejoin="round">
          <path d={TRUSS} strokeWidth="3" />
          <path d={`M0 560H${WIDTH}`} strokeWidth="4" />
          <path d={`M0 604H${WIDTH}`} strokeWidth="8" />
        </g>
        <path d="M130 604h16v70h-16ZM420 604h16v70h-16ZM710 604h16v70h-16Z" fill={STEEL} />
        <path d="M468 588h52v11h-52ZM524 588h52v11h-52ZM580 588h40v11h-40Z" fill={MOLTEN} />
        <Waves top={648} bottom={702} count={5} colour={FOAM} thin={2} thick={3.9} />
        <path d="M0 782C240 726 560 722 920 772V900H0Z" fill={STEEL} />
        <Deer x={520} y={741} scale={1} />
        <Deer x={622} y={744} scale={0.62} />
        <Waves top={783} bottom={917} count={9} colour={WATER} thin={2.3} thick={6.2} />
      </svg>
    </div>
  )
}
