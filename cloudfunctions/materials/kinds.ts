import { fileTypeFromBuffer } from 'file-type'
import type { MaterialKind } from './contract'

const OFFICE = 'application/vnd.openxmlformats-officedocument.'

const KINDS: Readonly<Record<string, MaterialKind>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/webp': 'picture',
  'image/gif': 'picture',
  'video/mp4': 'video',
  'video/quicktime': 'video',
  'video/webm': 'video',
  'video/3gpp': 'video',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/aac': 'audio',
  'audio/wav': 'audio',
  'audio/amr': 'audio',
  'audio/ogg': 'audio',
  'audio/flac': 'audio',
  'application/pdf': 'document',
  [`${OFFICE}wordprocessingml.document`]: 'document',
  [`${OFFICE}spreadsheetml.sheet`]: 'document',
  [`${OFFICE}presentationml.presentation`]: 'document',
}

/** Plain text has no signature: UTF-8 without control characters is some. */
function isText(head: Buffer, whole: boolean): boolean {
  try {
    // a character may be cut where the head ends
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole })
    return !/[^\P{Cc}\t\n\r]/u.test(text) && !/^\s*<(?:!doctype|html|script|svg|\?xml)/i.test(text)
  } catch {
    return false
  }
}

/** What a file is by its bytes, never by its name; null when the library takes no such thing. */
export async function kindOf(
  head: Buffer,
  whole: boolean,
): Promise<{ kind: MaterialKind; type: string } | null> {
  const type = (await fileTypeFromBuffer(head))?.mime.split(';')[0]
  if (type === undefined) return isText(head, whole) ? { kind: 'document', type: 'text/plain' } : null
  const kind = KINDS[type]
  return kind ? { kind, type } : null
}
