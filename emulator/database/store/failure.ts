import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'

/** What SQLite says when the file itself cannot be trusted, or cannot grow. */
const SENTENCES: readonly (readonly [code: RegExp, sentence: string])[] = [
  [
    /^SQLITE_(FULL|IOERR_WRITE|IOERR_FSYNC)/,
    'the disk is full or cannot be written: nothing of this was stored. Make room; what is stored can still be read',
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB|IOERR)/,
    'the database file is damaged. Stop the cloud and bring a backup back (`main.js restore`); `main.js verify` names what is damaged',
  ],
]

/** A failure of the file as a refusal that says what to do; any other error as it is. */
export function failureOf(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: unknown; message?: string }
  const known = SENTENCES.find(([pattern]) => typeof code === 'string' && pattern.test(code))
  return known ? new CloudError(CODES.system, `${known[1]} (${message})`) : error
}

/** A stored text that is no document any more. */
export const damagedText = (reason: unknown): unknown =>
  failureOf({ code: 'SQLITE_CORRUPT', message: reason instanceof Error ? reason.message : String(reason) })
