import { AppError } from '../_common/errors'

/**
 * A cursor is the sort key of the last item shown, so a page never depends on how many items stand before it
 * and never repeats or skips one when something new is published meanwhile.
 */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key again, checked part by part: a cursor comes from outside like everything else. */
export function decodeCursor(cursor: string, types: readonly ('string' | 'number')[]): (string | number)[] {
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    key = null
  }
  const parts = Array.isArray(key) ? key : []
  if (parts.length !== types.length || !parts.every((part, index) => typeof part === types[index])) {
    throw new AppError('invalid_input', 'bad cursor', { cursor: '翻页的位置不对，从头看一遍吧。' })
  }
  return parts
}
