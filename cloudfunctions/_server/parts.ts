import { files } from './files'

/** A file that comes in pieces, each put into the storage by the phone itself: what has arrived is never sent again. */
export interface PartedFile {
  /** Where the pieces lie, inside; piece n is `<folder>/<n>`. */
  readonly folder: string
  /** Bytes. */
  readonly size: number
  readonly partBytes: number
}

export interface PartAddress {
  readonly part: number
  readonly url: string
  readonly headers: Record<string, string>
}

const PROBES_AT_ONCE = 16
const TYPE = 'application/octet-stream'

type Sizes = Pick<PartedFile, 'size' | 'partBytes'>
export const partsOf = ({ size, partBytes }: Sizes): number => Math.ceil(size / partBytes)
const bytesOfPart = ({ size, partBytes }: Sizes, part: number): number =>
  Math.min(partBytes, size - part * partBytes)

/** The stored pieces' ids: where they lie depends on the bucket, which the first address tells. */
async function partIds(file: PartedFile): Promise<string[]> {
  const { fileId } = await files.beginUpload(`${file.folder}/0`, TYPE)
  return Array.from({ length: partsOf(file) }, (_, part) => fileId.replace(/\/0$/, `/${part}`))
}

async function inGroups<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let at = 0; at < all.length; at += PROBES_AT_ONCE) {
    done.push(...(await Promise.all(all.slice(at, at + PROBES_AT_ONCE).map(work))))
  }
  return done
}

/** Which pieces lie there whole. Asked of the storage itself, so that nothing rests on what a phone remembers. */
export async function storedParts(file: PartedFile): Promise<number[]> {
  const sizes = await inGroups(await partIds(file), (fileId) => files.sizeOf(fileId))
  return [...sizes.keys()].filter((part) => sizes[part] === bytesOfPart(file, part))
}

/** Where and with which headers some pieces may be PUT. */
export function addressesOfParts(folder: string, parts: readonly number[]): Promise<PartAddress[]> {
  return Promise.all(
    parts.map(async (part) => {
      const { url, headers } = await files.beginUpload(`${folder}/${part}`, TYPE)
      return { part, url, headers }
    }),
  )
}

/** The pieces one after the other, each as long as it was said to be. */
export async function* bytesOfParts(file: PartedFile): AsyncGenerator<Uint8Array> {
  for (const [part, fileId] of (await partIds(file)).entries()) {
    let bytes = 0
    for await (const chunk of files.read(fileId)) {
      bytes += chunk.length
      yield chunk
    }
    if (bytes !== bytesOfPart(file, part))
      throw new Error(`part ${part} of ${file.folder} has ${bytes} bytes`)
  }
}

/** Takes the pieces away. Harmless twice. */
export async function removeParts(file: PartedFile): Promise<void> {
  await inGroups(await partIds(file), (fileId) => files.remove(fileId))
}
