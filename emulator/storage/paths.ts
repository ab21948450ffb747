import { ENVIRONMENT } from '../functions/environment'

/** The bucket of this cloud's one environment. */
const BUCKET = `${ENVIRONMENT}.local-files`
const PREFIX = `cloud://${BUCKET}/`

/** COS: at most 850 bytes. */
const MAX_PATH_BYTES = 850

/**
 * Whether a text can be a file's path: segments between single slashes, no dot segments, nothing invisible, and none of
 * the characters that an address would have to escape twice (`downloadFile` of the SDK runs encodeURI over addresses).
 * Paths never touch the disk, contents lie under their hash; this only keeps the names sane.
 */
export function isPath(path: unknown): path is string {
  if (typeof path !== 'string' || Buffer.byteLength(path) > MAX_PATH_BYTES) return false
  return path
    .split('/')
    .every((segment) => /^[^\p{C}\p{Z}\\%?#]+$/u.test(segment) && segment !== '.' && segment !== '..')
}

export const fileIdOf = (path: string): string => PREFIX + path

/** The path of a file id of this cloud; `null` for anything else. */
export function pathOf(fileId: unknown): string | null {
  if (typeof fileId !== 'string' || !fileId.startsWith(PREFIX)) return null
  const path = fileId.slice(PREFIX.length)
  return isPath(path) ? path : null
}

/** The path in a request's address, below `/_storage/`. */
export function pathOfAddress(encoded: string): string | null {
  try {
    const path = decodeURIComponent(encoded)
    return isPath(path) ? path : null
  } catch {
    return null
  }
}
