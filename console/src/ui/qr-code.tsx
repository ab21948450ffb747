import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

interface QrCodeProps {
  readonly text: string
  /** What it is for, and what else does the same. */
  readonly label: string
  readonly className: string
}

/** A QR picture that stays sharp at any size, with its quiet zone. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { path, size } = useMemo(() => drawQrCode(text), [text])
  return (
    <svg
      className={className}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The dark modules as one path, a unit square each. */
function drawQrCode(text: string): { path: string; size: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const places = Array.from({ length: size * size }, (_, place) => [Math.floor(place / size), place % size])
  const path = places
    .filter(([row = 0, column = 0]) => code.isDark(row, column))
    .map(([row, column]) => `M${column} ${row}h1v1h-1z`)
    .join('')
  return { path, size }
}
