import { createHash } from 'node:crypto'
import { before, oneOf, type Row, table } from '../../_server/db'
import type { Trouble } from '../../_server/outside'

/** An address of another site that stands in our stories. */
export interface LinkRow extends Row {
  readonly href: string
  readonly state: 'unchecked' | 'live' | 'dead'
  /** When the patrol opened it last, and what came: an HTTP status, or 0 for no answer. */
  readonly checkedAt: string | null
  readonly status: number | null
  /** Why nothing came. */
  readonly trouble: Trouble | null
  /** When a story brought it, the last time that it was new somewhere. */
  readonly watchedAt: string
  /** Times in a row that it did not open: once may be a bad minute. */
  readonly failures: number
  /** When it is to be opened next; null: it stands in no story any more. */
  readonly dueAt: string | null
  /** 留存的原文: what an editor copied from there, for quotations to be compared with. */
  readonly original: Original | null
}

export interface Original {
  /** Rises with every change; a change must name the one it was made on. */
  readonly number: number
  readonly title: string
  /** '' when it was taken out again. */
  readonly text: string
  readonly by: string
  readonly at: string
  /** The tap that made this number. */
  readonly tap: string
}

const links = table<LinkRow>('links')
/** Of an address: what its row and the stories that have it are found by. */
export const linkId = (href: string): string =>
  createHash('sha256').update(href).digest('base64url').slice(0, 32)

export const linksAt = (hrefs: readonly string[]): Promise<LinkRow[]> =>
  hrefs.length === 0
    ? Promise.resolve([])
    : links.find({ _id: oneOf(hrefs.map(linkId)) }, { limit: hrefs.length })

const fresh = (href: string, at: string): LinkRow => ({
  _id: linkId(href),
  href,
  state: 'unchecked',
  checkedAt: null,
  status: null,
  trouble: null,
  watchedAt: at,
  failures: 0,
  dueAt: at,
  original: null,
})

/** Has addresses opened at the next round; one that is known keeps its turn. */
export async function watch(hrefs: readonly string[], at: string): Promise<void> {
  await Promise.all(
    hrefs.map(async (href) => {
      if (await links.add(fresh(href, at))) return
      await links.change(linkId(href), { dueAt: null }, { dueAt: at, watchedAt: at })
    }),
  )
}

/** The addresses whose turn has come, the longest waiting first. */
export const due = (at: string, limit: number): Promise<LinkRow[]> =>
  links.find({ dueAt: before(at) }, { sort: [['dueAt', 'asc']], limit })

/** Of two rounds at once, one has it. */
export const takeTurn = ({ _id, dueAt }: LinkRow, next: string): Promise<boolean> =>
  links.change(_id, { dueAt }, { dueAt: next })

export const found = (
  { _id }: LinkRow,
  patch: Pick<LinkRow, 'state' | 'checkedAt' | 'status' | 'trouble' | 'failures' | 'dueAt'>,
): Promise<boolean> => links.change(_id, {}, patch)

/** No story has it any more. */
export const rest = ({ _id }: LinkRow): Promise<boolean> => links.change(_id, {}, { dueAt: null })

/** Keeps a source text over the one that was seen; says false when somebody else was first. */
export async function keepOriginal(
  href: string,
  seen: number,
  original: Original,
  at: string,
): Promise<boolean> {
  if (seen === 0) {
    await watch([href], at)
    return links.change(linkId(href), { original: null }, { original })
  }
  return links.change(linkId(href), { 'original.number': seen }, { original })
}
