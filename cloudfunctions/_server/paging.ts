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

/** Where a list that is sorted by one text goes on, the `place` of the last row that was shown; null: at its beginning. */
export const beyondOf = (cursor: string | undefined): string | null =>
  cursor ? String(decodeCursor(cursor, ['string'])[0]) : null

/** A page of rows that were asked for with one more than fits, and where the next one begins. */
export function pageOf<R extends { readonly place: string }>(
  found: readonly R[],
  size: number,
): { readonly page: R[]; readonly nextCursor: string | null } {
  const page = found.slice(0, size)
  const last = page.at(-1)
  return { page, nextCursor: last && found.length > size ? encodeCursor([last.place]) : null }
}
