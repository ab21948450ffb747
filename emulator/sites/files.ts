import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { shrinks, typeOf } from './types'

/** One file of a site, held in memory in the encodings that were asked for. */
export interface SiteFile {
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly version: string
  readonly encoded: Map<Encoding, Promise<Buffer>>
}
export type Encoding = 'br' | 'gzip'

const EXTENSIONS = { br: '.br', gzip: '.gz' } as const
/** Nearly as small as 11 and many times quicker; each file is packed once. */
const BROTLI_QUALITY = 9

/** Reads a site's folder. A file that was built anew is noticed by its time and size. */
export class SiteFiles {
  readonly #root: string
  readonly #known = new Map<string, SiteFile>()

  constructor(root: string) {
    this.#root = root
  }

  /** `path` begins with a slash and holds no dot segments. Nothing outside the folder is ever found. */
  async find(path: string): Promise<SiteFile | null> {
    const place = join(this.#root, path)
    const found = await stat(place).catch(() => null)
    if (!found?.isFile()) return null
    const version = `${found.mtimeMs} ${found.size}`
    const known = this.#known.get(path)
    if (known?.version === version) return known
    // a link inside the folder must not lead out of it
    if (!(await realpath(place)).startsWith((await realpath(this.#root)) + sep)) return null
    const file = await load(place, version)
    this.#known.set(path, file)
    return file
  }

  /** The file's bytes in an encoding: as the builder packed them beside it, or packed here and kept. */
  encoded(path: string, file: SiteFile, encoding: Encoding): Promise<Buffer> {
    const known = file.encoded.get(encoding)
    if (known) return known
    const made = readFile(join(this.#root, path) + EXTENSIONS[encoding]).catch(() =>
      compress(file.plain, encoding),
    )
    file.encoded.set(encoding, made)
    return made
  }
}

async function load(place: string, version: string): Promise<SiteFile> {
  const plain = await readFile(place)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`
  return { type: typeOf(place), etag, plain, version, encoded: new Map() }
}

const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)
function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'gzip'
    ? packGzip(plain)
    : packBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
}

/** Below this packing costs more than it saves. */
const WORTH_PACKING_BYTES = 1024

export function encodingFor(file: SiteFile, accepted: string): Encoding | null {
  if (file.plain.length < WORTH_PACKING_BYTES || !shrinks(file.type)) return null
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}
