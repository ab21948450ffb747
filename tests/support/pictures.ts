import sharp from 'sharp'

/** Strings that a photo of `aPhoto` carries and nobody outside may read. */
export const SECRETS = ['HUAWEI', 'SERIAL-7788', '2026:05:01', '13812345678']

interface Photo {
  readonly width?: number
  readonly height?: number
  /** Photos of different seeds look different. */
  readonly seed?: number
  readonly quality?: number
  /** At least so many bytes: what a viewer passes over is added behind the picture. */
  readonly bytes?: number
}

/** Light and dark patches, other ones for each seed, as raw pixels of three channels. */
function patches(width: number, height: number, seed: number): Buffer {
  const raw = Buffer.alloc(width * height * 3)
  const wave = (at: number, nth: number) => Math.sin((at * ((seed % 7) + nth + 1)) / 30 + seed * nth * 1.7)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const light = 128 + 45 * wave((x * 60) / width, 1) + 45 * wave((y * 60) / height, 2)
      raw.fill(Math.max(0, Math.min(255, Math.round(light))), at, at + 3)
    }
  }
  return raw
}

/** A JPEG as a phone held upright takes it in 昆都仑区 (40.65° N, 109.82° E), with what the phone writes about it. */
export async function aPhoto({ width = 40, height = 30, seed = 7, quality = 80, bytes = 0 }: Photo = {}) {
  const photo = await sharp(patches(width, height, seed), { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .withExif({
      IFD0: { Make: 'HUAWEI', Model: 'HUAWEI P60 SERIAL-7788', ImageDescription: '13812345678' },
      IFD2: { DateTimeOriginal: '2026:05:01 09:30:00', OffsetTimeOriginal: '+08:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '40/1 39/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '109/1 49/1 12/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  return Buffer.concat([photo, Buffer.alloc(Math.max(0, bytes - photo.length), seed % 251)])
}
