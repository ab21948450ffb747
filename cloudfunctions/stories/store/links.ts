import { createHash } from 'node:crypto'
import { oneOf, type Row, table } from '../../_server/db'

/** An address of another site that stands in our stories. */
export interface LinkRow extends Row {
  readonly href: string
  readonly state: 'unchecked' | 'live' | 'dead'
  /** When the patrol opened it last, and what came: an HTTP status, or 0 for no answer. */
  readonly checkedAt: string | null
  readonly status: number | null
  /** Times in a row that it did not open: once may be a bad minute. */
  readonly failures: number
  /** When it is to be opened next. */
  readonly dueAt: string
  /** 留存的原文: what an editor copied from there, for quotations to be compared with. */
  readonly original: {
    readonly title: string
    readonly text: string
    readonly by: string
    readonly at: string
  } | null
}

const links = table<LinkRow>('links')
const idOf = (href: string): string => createHash('sha256').update(href).digest('base64url').slice(0, 32)

export const linksAt = (hrefs: readonly string[]): Promise<LinkRow[]> =>
  hrefs.length === 0
    ? Promise.resolve([])
    : links.find({ _id: oneOf(hrefs.map(idOf)) }, { limit: hrefs.length })
