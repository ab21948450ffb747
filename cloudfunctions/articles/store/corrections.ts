import { from, type Row, type Transaction, table } from '../../_server/db'

/** What readers of an earlier version are to be told. `_id`: `<articleId>-<time>`. */
export interface CorrectionRow extends Row {
  readonly articleId: string
  readonly kind: 'correction' | 'kill'
  readonly at: string
  readonly title: string
  readonly was: string
  readonly now: string
}

/** How far a reader has put away what they were told; `_id` is the reader's hash. */
interface ToldRow extends Row {
  readonly upTo: string
}

const corrections = table<CorrectionRow>('corrections')
const told = table<ToldRow>('told')

/** The newest corrections of a time, however many readers ask. */
export const since = (at: string, limit: number) =>
  corrections.find({ at: from(at) }, { sort: [['at', 'desc']], limit })

export async function addWithin(transaction: Transaction, { _id, ...row }: CorrectionRow): Promise<void> {
  await transaction.collection('corrections').doc(_id).set(row)
}

export const putAwayUpTo = async (readerKey: string): Promise<string> =>
  (await told.get(readerKey))?.upTo ?? ''
export const putAway = (readerKey: string, upTo: string) => told.put({ _id: readerKey, upTo })
export const forget = (readerKey: string) => told.remove(readerKey)
