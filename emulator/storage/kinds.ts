import { fileTypeFromBuffer } from 'file-type'

/** What file-type looks at. */
export const HEAD_BYTES = 4100

const UNKNOWN = 'application/octet-stream'
/** What a browser may show in place; everything else is handed over as a download. */
const INLINE = /^(?:(?:image|audio|video)\/[\w.+-]+|application\/pdf)$/

/** The content type by what the bytes are. What a name or an uploader says does not count: it could make a page of a picture. */
export async function kindOf(head: Buffer): Promise<string> {
  return (await fileTypeFromBuffer(head))?.mime ?? UNKNOWN
}

/** Headers that keep a stored file from acting as a page of this cloud. */
export function kindHeaders(kind: string): Record<string, string> {
  const inline = INLINE.test(kind) && !kind.startsWith('image/svg')
  return {
    'content-type': inline ? kind : UNKNOWN,
    'content-disposition': inline ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    // a browser's PDF viewer does not start inside a sandbox
    ...(kind === 'application/pdf' ? {} : { 'content-security-policy': "default-src 'none'; sandbox" }),
  }
}
