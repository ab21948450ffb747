import { type Row, table } from '../../_server/db'

interface Pictured extends Row {
  readonly storyId: string
  readonly columnId: string
  readonly title: string
}
const articles = table<Pictured>('articles')
const FIELDS = ['_id', 'storyId', 'columnId', 'title'] as const

/** Articles whose readers see this picture; an array field equals each of its elements. */
export const showing = (fileId: string, limit: number) =>
  articles.find({ shows: fileId }, { limit, fields: FIELDS })

/** Articles that had this picture until its rights ran out. */
export const withholding = (fileId: string, limit: number) =>
  articles.find({ withheld: fileId }, { limit, fields: FIELDS })
