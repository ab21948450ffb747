import { readFileSync } from 'node:fs'
import { measurePicture } from '@functions/_server/picture-size'
import fc from 'fast-check'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

const APP1_WITH_THUMBNAIL = [0xff, 0xe1, 0, 8, 0xff, 0xc0, 0, 1, 0, 1]
const SOF2 = [0xff, 0xc2, 0, 11, 8, 0x02, 0x1c, 0x03, 0xc0, 1, 1, 0x11, 0]

describe('measurePicture', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page that calls itself a picture', bytes('<html><script>alert(1)</script></html>')],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['a PNG cut off in its header', readFileSync('site/sample/pictures/lanes.png').subarray(0, 20)],
    ['a JPEG without a frame', bytes([0xff, 0xd8], APP1_WITH_THUMBNAIL)],
    ['a GIF of no width', bytes('GIF89a', [0, 0, 1, 0])],
    ['a RIFF file that is sound', bytes('RIFF', [9, 0, 0, 0], 'WAVEfmt ')],
  ])('refuses %s', (_, head) => {
    expect(measurePicture(head)).toBeNull()
  })

  it.each([
    ['image/png', 960, 540, readFileSync('site/sample/pictures/lanes.png')],
    ['image/gif', 258, 3, bytes('GIF89a', [2, 1, 3, 0, 0])],
    ['image/jpeg', 960, 540, bytes([0xff, 0xd8], APP1_WITH_THUMBNAIL, [0xff], SOF2)],
    [
      'image/webp',
      960,
      540,
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [0xbf, 3, 0, 0x1b, 2, 0]),
    ],
    [
      'image/webp',
      960,
      540,
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a], [0xc0, 3, 0x1c, 2]),
    ],
    [
      'image/webp',
      960,
      540,
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f], [0xbf, 0xc3, 0x86, 0]),
    ],
  ])('measures %s', (type, width, height, head) => {
    expect(measurePicture(head)).toEqual({ type, width, height })
  })

  it('comes to an end on any bytes', () => {
    const starts = fc.constantFrom(
      [0xff, 0xd8],
      [...Buffer.from('GIF89a')],
      [...Buffer.from('RIFF0000WEBPVP8X')],
      [],
    )
    fc.assert(
      fc.property(starts, fc.array(fc.integer({ min: 0, max: 255 })), (start, rest) => {
        const measured = measurePicture(Buffer.from([...start, ...rest]))
        expect(measured === null || (measured.width > 0 && measured.height > 0)).toBe(true)
      }),
    )
  })
})
