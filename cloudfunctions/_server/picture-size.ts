/** The kinds of picture that every browser and WeChat show. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'

export interface Measured {
  readonly type: PictureType
  readonly width: number
  readonly height: number
}

/** What a file really is, from its first bytes; null when it is none of the four kinds or has no size. */
export function measurePicture(head: Buffer): Measured | null {
  try {
    const measured = png(head) ?? gif(head) ?? webp(head) ?? jpeg(head)
    return measured && measured.width > 0 && measured.height > 0 ? measured : null
  } catch (error) {
    if ((error as Error).name === 'RangeError') return null // the file ends where its size should stand
    throw error
  }
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** Signature, then the IHDR chunk with width and height (PNG specification §11.2.2). */
function png(head: Buffer): Measured | null {
  if (!head.subarray(0, 8).equals(PNG_SIGNATURE) || head.toString('latin1', 12, 16) !== 'IHDR') return null
  return { type: 'image/png', width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}

function gif(head: Buffer): Measured | null {
  if (!/^GIF8[79]a$/.test(head.toString('latin1', 0, 6))) return null
  return { type: 'image/gif', width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
}

/** A RIFF file with one of three first chunks: lossy VP8, lossless VP8L, extended VP8X (RFC 9649). */
function webp(head: Buffer): Measured | null {
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WEBP') return null
  const type = 'image/webp'
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { type, width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { type, width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    default:
      return null
  }
}

/** SOF0 to SOF15 carry the size; C4, C8 and CC are tables that happen to lie between them. */
const isFrameStart = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Segment by segment (each says its length) to the frame header; EXIF thumbnails lie inside a segment and are passed over. */
function jpeg(head: Buffer): Measured | null {
  if (head.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at < head.length; ) {
    if (head.readUInt8(at) !== 0xff) return null
    const marker = head.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1 // padding
    } else if (isFrameStart(marker)) {
      return { type: 'image/jpeg', width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) }
    } else {
      at += 2 + head.readUInt16BE(at + 2)
    }
  }
  return null
}
