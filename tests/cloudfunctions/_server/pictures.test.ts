import { reencoded } from '@functions/_server/pictures'
import sharp from 'sharp'
import { aPhoto, SECRETS } from '../../support/pictures'

const SIDES = { small: 60, screen: 160 }
const colour = { r: 200, g: 60, b: 20 }
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: colour }, limitInputPixels: false })

/** A moving picture of so many frames, each of its own colour. */
function moving(frames: number, width: number, height: number): Promise<Buffer> {
  const colours = Array.from({ length: frames }, (_, nth) => [nth % 2 ? 250 : 10, nth * 8, 60])
  const pixels = Buffer.concat(colours.map((one) => Buffer.alloc(width * height * 3, Buffer.from(one))))
  const raw = { width, height: height * frames, channels: 3, pageHeight: height } as const
  return sharp(pixels, { raw, limitInputPixels: false }).gif().toBuffer()
}

describe('what is no picture is refused by its bytes', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/hosts"/></svg>'
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /只收 JPG/],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), /只收 JPG/],
    ['a drawing that may ask for files', () => Buffer.from(svg), /只收 JPG/],
    ['a format that phones do not show', () => plain(9, 9).tiff().toBuffer(), /只收 JPG/],
    [
      'a photo that breaks off',
      async () => (await aPhoto({ width: 400, height: 300 })).subarray(0, 4000),
      /不完整/,
    ],
    [
      'a small file that unpacks to more than there is room for',
      () => plain(9000, 8000).png().toBuffer(),
      /太大/,
    ],
  ])('%s', async (_, made, sentence) => {
    const bytes = await made()
    await expect(reencoded(bytes, SIDES)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { '': expect.stringMatching(sentence) },
    })
  })

  it('and what others of the process open stays open to them', async () => {
    await reencoded(await aPhoto(), SIDES)
    // switched for a moment, it would refuse the picture of another instance in that moment
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({ format: 'svg' })
  })

  it('a moving picture of more frames than there is room for', async () => {
    await expect(reencoded(await moving(30, 1400, 1400), SIDES)).rejects.toMatchObject({
      fields: { '': expect.stringMatching(/动图短一点/) },
    })
  })
})

describe('what goes outside', () => {
  it('of a photo stands upright, in its sizes, and says nothing of who took it where', async () => {
    const photo = await aPhoto({ width: 400, height: 300 })
    for (const secret of SECRETS) expect(photo.includes(secret)).toBe(true)
    const { main, variants, exif } = await reencoded(photo, SIDES, 200)
    for (const secret of SECRETS.slice(0, 3)) expect(exif?.includes(secret)).toBe(true)
    const sizes = [main, variants.screen, variants.small].map((one) => [one?.type, one?.width, one?.height])
    expect(sizes).toEqual([
      ['image/jpeg', 150, 200],
      ['image/jpeg', 120, 160],
      ['image/jpeg', 45, 60],
    ])
    for (const one of [main, variants.screen, variants.small]) {
      const found = await sharp(one?.bytes).metadata()
      expect([found.exif, found.xmp, found.icc, found.comments, found.orientation]).toEqual(Array(5))
      for (const secret of SECRETS) expect(one?.bytes.includes(secret)).toBe(false)
    }
  })

  it('is not made larger, and one that is small enough stands in for its sizes', async () => {
    const { main, variants } = await reencoded(await aPhoto(), SIDES)
    expect([main.width, main.height]).toEqual([30, 40])
    expect(variants).toEqual({ small: null, screen: null })
  })

  it('keeps what is transparent, shows it small on white, and shows a sharp drawing sharp', async () => {
    const background = { ...colour, alpha: 0.5 }
    const glass = await sharp({ create: { width: 90, height: 60, channels: 4, background } })
      .webp()
      .toBuffer()
    const { main, variants } = await reencoded(glass, { small: 60 })
    expect(main.type).toBe('image/png')
    expect((await sharp(main.bytes).stats()).isOpaque).toBe(false)
    expect(variants.small?.type).toBe('image/jpeg')
    expect((await reencoded(await plain(300, 200).png().toBuffer(), {})).main.type).toBe('image/png')
    const photo = await sharp(await aPhoto({ width: 900, height: 600 }))
      .webp()
      .toBuffer()
    expect((await reencoded(photo, {})).main.type).toBe('image/jpeg')
  })

  it('still moves when it moved, and stands still in its sizes', async () => {
    const { main, variants } = await reencoded(await moving(5, 120, 90), SIDES)
    expect(main).toMatchObject({ type: 'image/gif', width: 120, height: 90 })
    expect((await sharp(main.bytes).metadata()).pages).toBe(5)
    expect(variants.small).toMatchObject({ type: 'image/jpeg', width: 60, height: 45 })
  })

  it('has nearly the fingerprint of its smaller, poorer and brighter copies, and not that of another', async () => {
    const photo = await aPhoto({ width: 640, height: 480, seed: 3 })
    const copy = await sharp(photo)
      .autoOrient()
      .resize(200)
      .modulate({ brightness: 1.1 })
      .jpeg({ quality: 40 })
      .toBuffer()
    const [one, near, far] = await Promise.all(
      [photo, copy, await aPhoto({ width: 640, height: 480, seed: 5 })].map(async (bytes) =>
        BigInt(`0x${(await reencoded(bytes, {})).fingerprint}`),
      ),
    )
    const differing = (other: bigint | undefined) =>
      ((one ?? 0n) ^ (other ?? 0n)).toString(2).replaceAll('0', '').length
    expect(differing(near)).toBeLessThanOrEqual(5)
    expect(differing(far)).toBeGreaterThan(12)
  })
})
