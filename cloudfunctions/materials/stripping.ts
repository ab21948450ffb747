import type { PictureType } from '../_server/picture-size'
import { exifOf } from './exif'

/**
 * The picture without anything the camera or a program wrote about it (place, time, device, serial number, an unstripped
 * thumbnail), its pixels byte for byte the same. Only what is needed to show it stays: colour profile and, of a JPEG, how it
 * is turned. Null when the file is not built as its kind should be: then nothing of it goes outside.
 */
export function stripped(file: Buffer, type: PictureType): Buffer | null {
  try {
    switch (type) {
      case 'image/jpeg':
        return jpeg(file)
      case 'image/png':
        return png(file)
      case 'image/webp':
        return webp(file)
      case 'image/gif':
        return gif(file)
    }
  } catch (error) {
    if ((error as Error).name === 'RangeError') return null
    throw error
  }
}

/** An Exif segment that says the orientation and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** APP0 JFIF, APP2 with a colour profile and APP14 (how colours are coded) are needed to show the picture. */
function isNeeded(marker: number, body: Buffer): boolean {
  if (marker === 0xe2) return body.toString('latin1', 0, 11) === 'ICC_PROFILE'
  return marker === 0xe0 || marker === 0xee || !(marker >= 0xe0 && marker <= 0xef) // other segments are the picture's own
}

function jpeg(file: Buffer): Buffer | null {
  if (file.readUInt16BE(0) !== 0xffd8) return null
  const orientation = exifOf(file)?.orientation ?? 1
  const kept: Buffer[] = [file.subarray(0, 2)]
  if (orientation !== 1) kept.push(orientationSegment(orientation))
  for (let at = 2; at < file.length; ) {
    if (file.readUInt8(at) !== 0xff) return null
    const marker = file.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return Buffer.concat([...kept, file.subarray(at, at + 2)])
    const length = file.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > file.length) return null
    const end = at + 2 + length
    if (marker !== 0xfe && isNeeded(marker, file.subarray(at + 4, end))) kept.push(file.subarray(at, end))
    at = end
    if (marker === 0xda) {
      const over = endOfScan(file, at)
      kept.push(file.subarray(at, over))
      at = over
    }
  }
  return Buffer.concat(kept)
}

/** Where the compressed data ends: at the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return file.length
}

/** Chunks that say something about the picture rather than show it (PNG specification §11.3.3, §11.3.4, eXIf). */
const PNG_ABOUT = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

function png(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 8)]
  for (let at = 8; at < file.length; ) {
    const end = at + 12 + file.readUInt32BE(at)
    if (end > file.length) return null
    const name = file.toString('latin1', at + 4, at + 8)
    if (!PNG_ABOUT.has(name)) kept.push(file.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const VP8X_EXIF = 0x08
const VP8X_XMP = 0x04

/** RIFF chunks (RFC 9649): EXIF and XMP go, and the flags that announce them. */
function webp(file: Buffer): Buffer | null {
  if (file.toString('latin1', 0, 4) !== 'RIFF') return null
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > file.length) return null
    const name = file.toString('latin1', at, at + 4)
    const chunk = Buffer.from(file.subarray(at, Math.min(end, file.length)))
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~(VP8X_EXIF | VP8X_XMP), 8)
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk)
    at = end
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from(file.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

/** Comments (0xfe) and application data other than the loop count go (GIF89a §24, §26). */
function gif(file: Buffer): Buffer | null {
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let at = 13 + table(file.readUInt8(10))
  const kept: Buffer[] = [file.subarray(0, at)]
  const pastBlocks = (from: number): number => {
    let next = from
    while (file.readUInt8(next) !== 0) next += 1 + file.readUInt8(next)
    return next + 1
  }
  while (at < file.length) {
    const kind = file.readUInt8(at)
    if (kind === 0x3b) return Buffer.concat([...kept, file.subarray(at, at + 1)])
    const isImage = kind === 0x2c
    if (!isImage && kind !== 0x21) return null
    const end = pastBlocks(isImage ? at + 11 + table(file.readUInt8(at + 9)) : at + 2)
    const label = isImage ? 0 : file.readUInt8(at + 1)
    const loops = label === 0xff && file.toString('latin1', at + 3, at + 14) === 'NETSCAPE2.0'
    if (isImage || label === 0xf9 || loops) kept.push(file.subarray(at, end))
    at = end
  }
  return null
}
