import { readFileSync } from 'node:fs'
import { exifOf } from '@functions/materials/exif'
import { stripped } from '@functions/materials/stripping'
import fc from 'fast-check'
import { aPhoto, exifSegment } from '../../support/pictures'

const SECRETS = ['SERIAL-7788', 'HUAWEI', '2026:05:01', '13812345678', 'hidden behind']

describe('what the camera wrote', () => {
  it.each([true, false])('is read, whichever way its numbers run (little end first: %s)', (little) => {
    expect(exifOf(aPhoto({ about: [exifSegment({ little })] }))).toEqual({
      camera: {
        takenAt: '2026-05-01T01:30:00.000Z',
        latitude: 40.65,
        longitude: 109.82,
        device: 'HUAWEI P60 SERIAL-7788',
      },
      orientation: 6,
    })
  })

  it('is null where there is none', () => {
    expect(exifOf(aPhoto({ about: [] }))).toBeNull()
    expect(exifOf(Buffer.from('no picture at all'))).toBeNull()
  })

  it('breaks nothing, whatever stands there', () => {
    const photo = aPhoto()
    fc.assert(
      fc.property(fc.nat(photo.length), fc.array(fc.tuple(fc.nat(400), fc.nat(255))), (length, changes) => {
        const broken = Buffer.from(photo.subarray(0, length))
        for (const [at, value] of changes) if (at < broken.length) broken[at] = value
        const found = exifOf(broken)
        for (const degrees of [found?.camera.latitude, found?.camera.longitude]) {
          expect(degrees == null || Number.isFinite(degrees)).toBe(true)
        }
        stripped(broken, 'image/jpeg')
      }),
    )
  })
})

describe('the picture that goes outside', () => {
  it('says nothing of place, time, device or comments, and keeps its pixels and how it is turned', () => {
    const photo = aPhoto()
    for (const secret of SECRETS) expect(photo.includes(secret)).toBe(true)
    const outside = stripped(photo, 'image/jpeg') ?? Buffer.alloc(0)
    for (const secret of SECRETS) expect(outside.includes(secret)).toBe(false)
    expect(exifOf(outside)).toEqual({
      camera: { takenAt: null, latitude: null, longitude: null, device: '' },
      orientation: 6,
    })
    const scanOf = (file: Buffer) =>
      file.subarray(file.indexOf(Buffer.from([0xff, 0xda])), file.indexOf(Buffer.from([0xff, 0xd9])) + 2)
    expect(scanOf(outside)).toEqual(scanOf(photo))
  })

  it('carries no Exif at all when the picture stands upright', () => {
    const photo = aPhoto({ about: [exifSegment({ orientation: 1 })] })
    expect(stripped(photo, 'image/jpeg')?.includes('Exif')).toBe(false)
  })

  it('is null for a file that ends too soon', () => {
    expect(stripped(aPhoto().subarray(0, 60), 'image/jpeg')).toBeNull()
    expect(stripped(readFileSync('site/sample/pictures/lanes.png').subarray(0, 900), 'image/png')).toBeNull()
  })

  it('of a PNG has no words', () => {
    const png = readFileSync('site/sample/pictures/lanes.png')
    const words = Buffer.from('Author\0a name')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(words.length)
    const chunk = Buffer.concat([length, Buffer.from('tEXt'), words, Buffer.alloc(4)])
    const spoken = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
    expect(stripped(spoken, 'image/png')).toEqual(stripped(png, 'image/png'))
  })

  it('of a WebP has no chunk about it, nor a flag that announces one', () => {
    const chunk = (name: string, body: Buffer) => {
      const head = Buffer.alloc(8)
      head.write(name, 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body])
    }
    const vp8x = Buffer.from([0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0])
    const body = Buffer.concat([
      chunk('VP8X', vp8x),
      chunk('VP8L', Buffer.alloc(6)),
      chunk('EXIF', Buffer.from('GPS here')),
      chunk('XMP ', Buffer.from('name')),
    ])
    const head = Buffer.alloc(12)
    head.write('RIFF', 'latin1')
    head.writeUInt32LE(body.length + 4, 4)
    head.write('WEBP', 8, 'latin1')
    const outside = stripped(Buffer.concat([head, body]), 'image/webp') ?? Buffer.alloc(0)
    expect(outside.includes('GPS here')).toBe(false)
    expect(outside.includes('XMP ')).toBe(false)
    expect(outside[20]).toBe(0)
    expect(outside.readUInt32LE(4)).toBe(outside.length - 8)
  })
})
