import { cameraOf } from '@functions/materials/exif'
import fc from 'fast-check'

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

/** What a phone writes about a picture that it takes in 昆都仑区 (40.65° N, 109.82° E). */
function exifOf(little: boolean): Buffer {
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
    { tag: 0x8769, type: 4, values: [exifAt] },
    { tag: 0x8825, type: 4, values: [gpsAt] },
  ]
  const exifAt = 8 + directory(8, first(0, 0), little).length
  const gpsAt = exifAt + directory(exifAt, details, little).length
  const head = Buffer.from(little ? '49492a0008000000' : '4d4d002a00000008', 'hex')
  const body = [directory(8, first(exifAt, gpsAt), little), directory(exifAt, details, little)]
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, ...body, directory(gpsAt, gps, little)])
}

const CAMERA = {
  takenAt: '2026-05-01T01:30:00.000Z',
  latitude: 40.65,
  longitude: 109.82,
  device: 'HUAWEI P60 SERIAL-7788',
}

describe('what the camera wrote', () => {
  it.each([true, false])('is read, whichever way its numbers run (little end first: %s)', (little) => {
    expect(cameraOf(exifOf(little))).toEqual(CAMERA)
    expect(cameraOf(exifOf(little).subarray('Exif\0\0'.length))).toEqual(CAMERA)
  })

  it('is null where there is none', () => {
    expect(cameraOf(Buffer.alloc(0))).toBeNull()
    expect(cameraOf(Buffer.from('Exif\0\0no structure at all'))).toBeNull()
  })

  it('breaks nothing, whatever stands there', () => {
    const exif = exifOf(true)
    fc.assert(
      fc.property(fc.nat(exif.length), fc.array(fc.tuple(fc.nat(400), fc.nat(255))), (length, changes) => {
        const broken = Buffer.from(exif.subarray(0, length))
        for (const [at, value] of changes) if (at < broken.length) broken[at] = value
        const found = cameraOf(broken)
        for (const degrees of [found?.latitude, found?.longitude]) {
          expect(degrees == null || Number.isFinite(degrees)).toBe(true)
        }
      }),
    )
  })
})
