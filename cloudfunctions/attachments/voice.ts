import { fileTypeFromBuffer } from 'file-type'

export interface Voice {
  readonly type: 'audio/mpeg' | 'audio/mp4' | 'audio/aac'
  readonly seconds: number
}

const ADTS_RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]
const ADTS_HEADER = 7
const AAC_SAMPLES = 1024

/** ADTS (ISO 13818-7): frames one after the other, each says how long it is. Null when they do not fill the file. */
function secondsOfAdts(bytes: Buffer): number | null {
  let at = 0
  let seconds = 0
  while (at + ADTS_HEADER <= bytes.length) {
    if ((bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return null
    const rate = ADTS_RATES[(bytes.readUInt8(at + 2) >> 2) & 15]
    const length = (bytes.readUInt32BE(at + 2) >> 5) & 0x1fff
    if (!rate || length < ADTS_HEADER) return null
    seconds += AAC_SAMPLES / rate
    at += length
  }
  return seconds
}

const MP3_RATES = { 3: [44100, 48000, 32000], 2: [22050, 24000, 16000], 0: [11025, 12000, 8000] } as const
const MP3_KBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MP3_KBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const ID3_HEADER = 10
/** ID3v1, 128 bytes at the end, and what recorders leave of a last frame. */
const MP3_TAIL = 2048

/** How far an ID3v2 tag reaches: its length is written in 7 bits a byte. */
const afterTag = (bytes: Buffer): number =>
  bytes.toString('latin1', 0, 3) === 'ID3' && bytes.length > ID3_HEADER
    ? bytes.subarray(6, ID3_HEADER).reduce((sum, byte) => sum * 128 + (byte & 127), 0) + ID3_HEADER
    : 0

function mp3Frame(head: number): { length: number; seconds: number } | null {
  const version = (head >>> 19) & 3
  const isLayer3 = ((head >>> 17) & 3) === 1
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3) return null
  const rate = MP3_RATES[version as 0 | 2 | 3][(head >>> 10) & 3]
  const kbits = (version === 3 ? MP3_KBITS_1 : MP3_KBITS_2)[(head >>> 12) & 15]
  if (!rate || !kbits) return null
  const samples = version === 3 ? 1152 : 576
  const length = Math.floor((samples / 8) * ((kbits * 1000) / rate)) + ((head >>> 9) & 1)
  return { length, seconds: samples / rate }
}

/** MPEG audio layer III frame by frame: a variable rate makes the size say nothing. Null when frames do not fill the file. */
function secondsOfMp3(bytes: Buffer): number | null {
  let at = afterTag(bytes)
  let seconds = 0
  while (at + 4 <= bytes.length) {
    const frame = mp3Frame(bytes.readUInt32BE(at))
    if (!frame) return bytes.length - at <= MP3_TAIL && seconds > 0 ? seconds : null
    seconds += frame.seconds
    at += frame.length
  }
  return seconds
}

interface Box {
  readonly type: string
  readonly body: Buffer
}

function* boxesOf(bytes: Buffer): Generator<Box> {
  let at = 0
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    const end = size === 0 ? bytes.length : at + size
    if ((size !== 0 && size < 8) || end > bytes.length) return
    yield { type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, end) }
    at = end
  }
}
const inside = (bytes: Buffer, type: string): Buffer[] =>
  [...boxesOf(bytes)].flatMap((box) => (box.type === type ? [box.body] : []))

/** ISO 14496-12: of the tracks each must be sound, and `mvhd` says how long it plays. */
function secondsOfMp4(bytes: Buffer): number | null {
  const [moov] = inside(bytes, 'moov')
  const [header] = moov ? inside(moov, 'mvhd') : []
  if (!moov || !header || header.length < 32) return null
  const kinds = inside(moov, 'trak')
    .flatMap((track) => inside(track, 'mdia'))
    .flatMap((media) => inside(media, 'hdlr'))
    .map((handler) => handler.toString('latin1', 8, 12))
  if (kinds.length === 0 || kinds.some((kind) => kind !== 'soun')) return null
  const isLong = header.readUInt8(0) === 1
  const scale = header.readUInt32BE(isLong ? 20 : 12)
  const length = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16)
  return scale > 0 ? length / scale : null
}

/** What a recording is by its bytes, and how long it plays; null when it is none that is taken (MP3, M4A, AAC). */
export async function voiceOf(bytes: Buffer): Promise<Voice | null> {
  const found = (await fileTypeFromBuffer(bytes))?.mime.split(';')[0] ?? ''
  const of = (type: Voice['type'], seconds: number | null) => (seconds ? { type, seconds } : null)
  if (found === 'audio/mpeg') return of('audio/mpeg', secondsOfMp3(bytes))
  if (found === 'audio/aac') return of('audio/aac', secondsOfAdts(bytes))
  // a phone's recorder writes sound into a container that is named as a video's
  if (['audio/mp4', 'audio/x-m4a', 'video/mp4'].includes(found)) return of('audio/mp4', secondsOfMp4(bytes))
  return null
}
