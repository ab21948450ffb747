import type { Camera } from './contract'

/** Tags of the Exif standard (CIPA DC-008, §4.6): the few that an editor asks for. */
const TAG = {
  make: 0x010f,
  model: 0x0110,
  exifIfd: 0x8769,
  gpsIfd: 0x8825,
  takenAt: 0x9003,
  offset: 0x9011,
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
} as const

/** Sizes in bytes of the field types that are read: BYTE, ASCII, SHORT, LONG, RATIONAL. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 }
const MOST_FIELDS = 200

type Values = readonly number[] | string
type Fields = ReadonlyMap<number, Values>

const EXIF_HEADER = Buffer.from('Exif\0\0', 'latin1')

/** What the camera wrote into a picture's Exif structure; null when nothing whole stands there. */
export function cameraOf(exif: Buffer): Camera | null {
  try {
    const headed = exif.subarray(0, EXIF_HEADER.length).equals(EXIF_HEADER)
    return read(headed ? exif.subarray(EXIF_HEADER.length) : exif)
  } catch (error) {
    if ((error as Error).name === 'RangeError') return null // it ends where a value should stand
    throw error
  }
}

function read(tiff: Buffer): Camera | null {
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const little = order === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))

  const value = (type: number, count: number, at: number): Values => {
    if (type === 2)
      return tiff
        .toString('latin1', at, at + count)
        .replace(/\0.*$/s, '')
        .trim()
    const numbers: number[] = []
    for (let index = 0; index < count; index++) {
      const from = at + index * (SIZES[type] ?? 1)
      if (type === 5) numbers.push(long(from) / long(from + 4))
      else numbers.push(type === 3 ? short(from) : type === 4 ? long(from) : tiff.readUInt8(from))
    }
    return numbers
  }
  const fieldsAt = (start: number): Fields => {
    const fields = new Map<number, Values>()
    const count = Math.min(short(start), MOST_FIELDS)
    for (let index = 0; index < count; index++) {
      const at = start + 2 + index * 12
      const type = short(at + 2)
      const many = long(at + 4)
      const bytes = (SIZES[type] ?? 0) * many
      if (bytes === 0 || bytes > 200) continue
      fields.set(short(at), value(type, many, bytes <= 4 ? at + 8 : long(at + 8)))
    }
    return fields
  }

  const first = fieldsAt(long(4))
  const pointed = (tag: number): Fields => {
    const at = first.get(tag)?.[0]
    return typeof at === 'number' ? fieldsAt(at) : new Map()
  }
  return cameraFrom(first, pointed(TAG.exifIfd), pointed(TAG.gpsIfd))
}

const textOf = (value: Values | undefined): string => (typeof value === 'string' ? value : '')

function cameraFrom(first: Fields, details: Fields, gps: Fields): Camera {
  const make = textOf(first.get(TAG.make))
  const model = textOf(first.get(TAG.model))
  return {
    takenAt: momentOf(textOf(details.get(TAG.takenAt)), textOf(details.get(TAG.offset))),
    latitude: degreesOf(gps.get(TAG.latitude), textOf(gps.get(TAG.latitudeRef)) === 'S', 90),
    longitude: degreesOf(gps.get(TAG.longitude), textOf(gps.get(TAG.longitudeRef)) === 'W', 180),
    // many models begin with their maker's name
    device: printable(model.startsWith(make) ? model : `${make} ${model}`),
  }
}

const printable = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 60)

/** `2026:05:01 09:30:00`, Peking time unless the camera says another offset. */
function momentOf(text: string, offset: string): string | null {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text) ?? []
  if (!year) return null
  const zone = /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00'
  const moment = new Date(`${year}-${month}-${day}T${time}${zone}`)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

function degreesOf(value: Values | undefined, negative: boolean, most: number): number | null {
  if (!value || typeof value === 'string' || value.length < 3) return null
  const [degrees = 0, minutes = 0, seconds = 0] = value
  const decimal = degrees + minutes / 60 + seconds / 3600
  if (!Number.isFinite(decimal) || decimal > most) return null
  return Math.round((negative ? -decimal : decimal) * 1e6) / 1e6
}
