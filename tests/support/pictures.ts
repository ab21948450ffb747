/** Bytes of small pictures as cameras write them. */

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

interface Entry {
  tag: number
  type: 2 | 3 | 4 | 5
  values: string | number[]
}

/** One directory of fields at `start` of the TIFF structure, its long values behind it. */
function directory(start: number, entries: Entry[], little: boolean): Buffer {
  const table = Buffer.alloc(2 + entries.length * 12 + 4)
  const extra: Buffer[] = []
  let extraAt = start + table.length
  const short = (at: number, value: number) =>
    little ? table.writeUInt16LE(value, at) : table.writeUInt16BE(value, at)
  const long = (at: number, value: number, into = table) =>
    little ? into.writeUInt32LE(value, at) : into.writeUInt32BE(value, at)
  short(0, entries.length)
  entries.forEach(({ tag, type, values }, index) => {
    const at = 2 + index * 12
    short(at, tag)
    short(at + 2, type)
    if (typeof values === 'string') {
      const text = Buffer.from(`${values}\0`, 'latin1')
      long(at + 4, text.length)
      if (text.length <= 4) text.copy(table, at + 8)
      else {
        long(at + 8, extraAt)
        extra.push(text)
        extraAt += text.length
      }
    } else if (type === 5) {
      const rationals = Buffer.alloc(values.length * 8)
      values.forEach((value, nth) => {
        long(nth * 8, Math.round(value * 10_000), rationals)
        long(nth * 8 + 4, 10_000, rationals)
      })
      long(at + 4, values.length)
      long(at + 8, extraAt)
      extra.push(rationals)
      extraAt += rationals.length
    } else {
      long(at + 4, 1)
      if (type === 3) short(at + 8, values[0] ?? 0)
      else long(at + 8, values[0] ?? 0)
    }
  })
  return Buffer.concat([table, ...extra])
}

/** The Exif segment of a phone's picture, taken in 昆都仑区 (40.65° N, 109.82° E). */
export function exifSegment({ little = false, orientation = 6 } = {}): Buffer {
  const gps: Entry[] = [
    { tag: 1, type: 2, values: 'N' },
    { tag: 2, type: 5, values: [40, 39, 0] },
    { tag: 3, type: 2, values: 'E' },
    { tag: 4, type: 5, values: [109, 49, 12] },
  ]
  const details: Entry[] = [
    { tag: 0x9003, type: 2, values: '2026:05:01 09:30:00' },
    { tag: 0x9011, type: 2, values: '+08:00' },
  ]
  const first = (exifAt: number, gpsAt: number): Entry[] => [
    { tag: 0x010f, type: 2, values: 'HUAWEI' },
    { tag: 0x0110, type: 2, values: 'HUAWEI P60 SERIAL-7788' },
    { tag: 0x0112, type: 3, values: [orientation] },
    { tag: 0x8769, type: 4, values: [exifAt] },
    { tag: 0x8825, type: 4, values: [gpsAt] },
  ]
  const exifAt = 8 + directory(8, first(0, 0), little).length
  const gpsAt = exifAt + directory(exifAt, details, little).length
  const head = Buffer.from(little ? '49492a0008000000' : '4d4d002a00000008', 'hex')
  const body = [directory(8, first(exifAt, gpsAt), little), directory(exifAt, details, little)]
  return segment(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, ...body, directory(gpsAt, gps, little)]),
  )
}

const FRAME = Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0])
const SCAN = Buffer.from([1, 1, 0, 0, 63, 0])

/** A JPEG of 40 × 30 with what a camera writes about it; `pixels` bytes of compressed data. */
export function aPhoto({ about = [exifSegment()], pixels = 500, seed = 7 } = {}): Buffer {
  const data = Buffer.alloc(pixels)
  for (let at = 0, value = seed; at < pixels; at++) {
    value = (value * 1_103_515_245 + 12_345) & 0x7fffffff
    data[at] = (value >> 16) % 255
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...about,
    segment(0xfe, Buffer.from('a comment with 13812345678')),
    segment(0xc0, FRAME),
    segment(0xda, SCAN),
    data,
    Buffer.from([0xff, 0x00, 0xff, 0xd0, 0x12]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('a second picture hidden behind the end'),
  ])
}
