import type { Metadata, Sharp } from 'sharp'
import { AppError } from '../_common/errors'

/** A picture as it may go outside: turned upright, without anything that a camera or a program wrote about it. */
export interface EncodedPicture {
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif'
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

export interface Reencoded<Name extends string> {
  /** At most `longest` pixels on its longer side. */
  readonly main: EncodedPicture
  /** Smaller JPEGs; null where the main one is no larger and stands in for it. */
  readonly variants: Readonly<Record<Name, EncodedPicture | null>>
  /** 64-bit difference hash as 16 hexadecimal digits: pictures that look alike differ in few bits. */
  readonly fingerprint: string
  /** The Exif structure as the camera wrote it, with its `Exif\0\0` head; null when it wrote none. For people inside only. */
  readonly exif: Buffer | null
}

/** As a newspaper page or a large screen shows it; who needs more takes the original. */
const LONGEST_SIDE = 2560
/**
 * Bytes that a picture may take when it is unpacked (width × height × channels × depth × frames): a small file can hold a
 * picture that no instance has room for. 48 megapixels in colour are 145 MB.
 */
const MOST_UNPACKED = 200 * 1024 * 1024
const BYTES_OF_SAMPLE: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 }

/**
 * How a JPEG, PNG, WebP or GIF begins. Nothing else of what the library can open is let in: an SVG can ask for other files.
 * The library could be told to open these alone, but it keeps that for its whole process and forgets it for a moment whenever
 * it is told again: a picture of another instance in that process would be refused just then.
 */
const SIGNATURES = /^(?:\xff\xd8\xff|\x89PNG\r\n|RIFF[\s\S]{4}WEBP|GIF8[79]a)/
const SIGNATURE_BYTES = 12

const refuse = (why: string, sentence: string) => new AppError('invalid_input', why, { '': sentence })
const notAPicture = (why: string) =>
  refuse(why, '这个文件不是能用的图片，只收 JPG、PNG、WebP、GIF。苹果手机的照片请选“兼容性最佳”。')

type Open = (bytes: Uint8Array, options?: { animated?: boolean }) => Sharp

/** Loaded when the first picture comes: it takes a tenth of a second and 30 MB, and most calls bring none. */
async function load(): Promise<Open> {
  const { default: sharp } = await import('sharp')
  // an instance has a part of one core, and meets the same picture once
  sharp.concurrency(1)
  sharp.cache(false)
  return (bytes, options) =>
    sharp(bytes, { ...options, failOn: 'error', sequentialRead: true, limitInputPixels: MOST_UNPACKED })
}

/** What the bytes are by their content; refused when it is no picture, or too large to be unpacked. */
async function look(open: Open, bytes: Uint8Array): Promise<Metadata> {
  const head = Buffer.from(bytes.subarray(0, SIGNATURE_BYTES)).toString('latin1')
  if (!SIGNATURES.test(head)) throw notAPicture('another signature')
  const found = await open(bytes, { animated: true })
    .metadata()
    .catch((error: Error) => {
      throw error.message.includes('limit') ? tooLarge(error.message) : notAPicture(error.message)
    })
  const unpacked = found.width * found.height * found.channels * (BYTES_OF_SAMPLE[found.depth] ?? 8)
  if (unpacked > MOST_UNPACKED) throw tooLarge(`${unpacked} bytes unpacked`)
  return found
}

const tooLarge = (why: string) =>
  refuse(why, '图太大了，处理不了：照片最多 6000 万像素，动图短一点，缩小再传。')

async function encoded(picture: Sharp): Promise<EncodedPicture> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  const type = `image/${info.format}` as EncodedPicture['type']
  // of a moving picture the frames lie below each other
  return { type, bytes: data, width: info.width, height: info.pageHeight ?? info.height }
}

const inside = (picture: Sharp, side: number) =>
  picture.autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true })
const asJpeg = (picture: Sharp, quality: number) =>
  picture.flatten({ background: 'white' }).jpeg({ quality, mozjpeg: true })

/**
 * A photo becomes a JPEG, what is transparent stays a PNG, what moves a GIF. A drawing or a screen stays a PNG unless
 * that weighs more than twice as much: its edges stay sharp.
 */
async function mainOf(
  open: Open,
  bytes: Uint8Array,
  found: Metadata,
  longest: number,
): Promise<EncodedPicture> {
  if ((found.pages ?? 1) > 1)
    return encoded(inside(open(bytes, { animated: true }), longest).gif({ effort: 3 }))
  const png = () => encoded(inside(open(bytes), longest).png({ compressionLevel: 9 }))
  if (found.hasAlpha && !(await isOpaque(open, bytes))) return png()
  const jpeg = await encoded(asJpeg(inside(open(bytes), longest), 84))
  if (found.format !== 'png') return jpeg
  const sharper = await png()
  return sharper.bytes.length <= 2 * jpeg.bytes.length ? sharper : jpeg
}

const isOpaque = async (open: Open, bytes: Uint8Array): Promise<boolean> =>
  (await open(bytes).stats()).isOpaque

const HASH_COLUMNS = 9
const HASH_ROWS = 8

/** dHash: 8 rows of 9 grey values, a bit for each neighbour that is brighter. */
async function fingerprintOf(picture: Sharp): Promise<string> {
  const grey = await picture
    .flatten({ background: 'white' })
    .greyscale()
    .resize(HASH_COLUMNS, HASH_ROWS, { fit: 'fill' })
    .raw()
    .toBuffer()
  let bits = ''
  for (let row = 0; row < HASH_ROWS; row++) {
    for (let at = row * HASH_COLUMNS; at < (row + 1) * HASH_COLUMNS - 1; at++) {
      bits += (grey[at] ?? 0) < (grey[at + 1] ?? 0) ? '1' : '0'
    }
  }
  return bits.replace(/[01]{4}/g, (four) => Number.parseInt(four, 2).toString(16))
}

/**
 * 重新编码: makes of an uploaded picture what may go outside, and its smaller sizes: `sides` says the longest side in pixels of
 * each. Throws `invalid_input`, with a sentence for whoever sent it, when the bytes are no whole picture or too large.
 */
export async function reencoded<Name extends string>(
  bytes: Uint8Array,
  sides: Readonly<Record<Name, number>>,
  longest = LONGEST_SIDE,
): Promise<Reencoded<Name>> {
  const open = await load()
  const found = await look(open, bytes)
  const main = await mainOf(open, bytes, found, longest).catch((error: Error) => {
    throw refuse(error.message, '这张图不完整，可能传坏了。请重新选一次。')
  })
  const variants = {} as Record<Name, EncodedPicture | null>
  for (const [name, side] of Object.entries<number>(sides) as [Name, number][]) {
    const isLarger = Math.max(main.width, main.height) > side
    variants[name] = isLarger ? await encoded(asJpeg(inside(open(main.bytes), side), 80)) : null
  }
  return { main, variants, fingerprint: await fingerprintOf(open(main.bytes)), exif: found.exif ?? null }
}
