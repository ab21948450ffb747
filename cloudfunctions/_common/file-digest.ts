/** Larger files are checked by the centre alone: a browser can only hash what it holds in memory. */
const MOST_HASHED = 64 * 1024 * 1024

/** SHA-256 of a file as 64 hexadecimal digits; null where this browser computes none. */
export async function sha256Of(file: Blob): Promise<string | null> {
  if (file.size > MOST_HASHED || !globalThis.crypto?.subtle) return null
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
