/** Longest sides of what lists and screens show, as the centre takes them. */
const SMALL = 480
const SCREEN = 1280
const HASH_COLUMNS = 9
const HASH_ROWS = 8

export interface Previews {
  readonly previews: { readonly small: string; readonly screen?: string }
  readonly fingerprint: string
}

/**
 * The smaller sizes of a picture and its fingerprint, made here because here the pixels are. Null for what the browser
 * cannot draw: the centre then shows the whole picture.
 */
export async function previewsOf(file: Blob): Promise<Previews | null> {
  try {
    const picture = await createImageBitmap(file)
    const small = await jpegOf(picture, SMALL, 0.8)
    const large =
      Math.max(picture.width, picture.height) > SCREEN ? await jpegOf(picture, SCREEN, 0.82) : null
    return {
      previews: { small, ...(large && large.length < 800_000 ? { screen: large } : {}) },
      fingerprint: fingerprintOf(picture),
    }
  } catch {
    return null
  }
}

function drawn(picture: ImageBitmap, width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: width === HASH_COLUMNS })
  if (!context) throw new Error('no canvas')
  // what is transparent is shown on white
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return context
}

async function jpegOf(picture: ImageBitmap, longest: number, quality: number): Promise<string> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale))
  const { canvas } = drawn(picture, side(picture.width), side(picture.height))
  return canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
}

function fingerprintOf(picture: ImageBitmap): string {
  const { data } = drawn(picture, HASH_COLUMNS, HASH_ROWS).getImageData(0, 0, HASH_COLUMNS, HASH_ROWS)
  return differenceHash(data)
}

/** dHash: 8 rows of 9 grey values, a bit for each neighbour that is brighter; 16 hexadecimal digits. `rgba` has 9 × 8 pixels. */
export function differenceHash(rgba: ArrayLike<number>): string {
  const grey = (at: number) =>
    0.299 * (rgba[at * 4] ?? 0) + 0.587 * (rgba[at * 4 + 1] ?? 0) + 0.114 * (rgba[at * 4 + 2] ?? 0)
  let bits = ''
  for (let row = 0; row < HASH_ROWS; row++) {
    for (let column = 0; column < HASH_COLUMNS - 1; column++) {
      const at = row * HASH_COLUMNS + column
      bits += grey(at) < grey(at + 1) ? '1' : '0'
    }
  }
  return bits.replace(/[01]{4}/g, (four) => Number.parseInt(four, 2).toString(16))
}
