import { deflateSync } from 'node:zlib'
import qrcode from 'qrcode-generator'

/** White around the code, in modules, as its standard asks for. */
const MARGIN = 4

/** A QR code as a grey PNG of about so many pixels. */
export function qrPicture(text: string, width: number): Buffer {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const modules = code.getModuleCount() + 2 * MARGIN
  const scale = Math.max(1, Math.floor(width / modules))
  const size = modules * scale
  const rows = Buffer.alloc(size * (size + 1), 255)
  for (let y = 0; y < size; y++) {
    const row = y * (size + 1)
    rows[row] = 0 // no filter
    for (let x = 0; x < size; x++) {
      const [line, column] = [Math.floor(y / scale) - MARGIN, Math.floor(x / scale) - MARGIN]
      if (isDark(code, line, column)) rows[row + 1 + x] = 0
    }
  }
  return png(size, rows)
}

function isDark(code: QRCode, line: number, column: number): boolean {
  const count = code.getModuleCount()
  return line >= 0 && column >= 0 && line < count && column < count && code.isDark(line, column)
}

function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 0, 0, 0, 0], 8) // 8 bits of grey
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The checksum of a PNG's parts; Node has its own from 20.15 on only. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
