import qrcode from 'qrcode-generator'
import { POSTER, type PosterLayout } from './poster-layout'

/** As much of a canvas as a poster needs; the same in WeChat and in a browser. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textBaseline' | 'fillRect' | 'fillText' | 'drawImage' | 'scale'
>

const INK = '#182126'
const MOLTEN = '#B93A0C'
const LINE = '#D3DBDC'

function drawCode(brush: Brush, address: string, { x, y }: PosterLayout['code']): void {
  const code = qrcode(0, 'M')
  code.addData(address)
  code.make()
  const count = code.getModuleCount()
  const module = POSTER.code / count
  brush.fillStyle = INK
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      // One px wider than it should be: no light seams between modules.
      if (code.isDark(row, column))
        brush.fillRect(x + column * module, y + row * module, module + 0.5, module + 0.5)
    }
  }
}

/** Draws the poster; `picture` is null when there is none or it did not arrive. */
export function drawPoster(
  brush: Brush,
  layout: PosterLayout,
  { address, picture, scale }: { address: string; picture: CanvasImageSource | null; scale: number },
): void {
  brush.scale(scale, scale)
  brush.textBaseline = 'alphabetic'
  brush.fillStyle = '#FFFFFF'
  brush.fillRect(0, 0, POSTER.width, layout.height)
  if (picture) brush.drawImage(picture, 0, 0, POSTER.width, POSTER.picture)
  for (const { text, x, y, size, weight, colour } of layout.texts) {
    brush.fillStyle = colour
    brush.font = `${weight} ${size}px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif`
    brush.fillText(text, x, y)
  }
  const { margin, width } = POSTER
  brush.fillStyle = LINE
  brush.fillRect(margin, layout.rule.y, width - 2 * margin, 1)
  brush.fillStyle = MOLTEN
  brush.fillRect(margin, layout.rule.y, 40, 6)
  drawCode(brush, address, layout.code)
}
